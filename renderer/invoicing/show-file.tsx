import { notifications } from '@mantine/notifications'
import type { Answers } from '../../shared/border/calls.ts'
import { OutsideText } from '../ui/OutsideText.tsx'
import { countOf } from '../words/words.ts'

/** Says in a toast how many lines a file has, and where it lies. */
export function showFile({ path, count }: Answers['invoicing.export']) {
  notifications.show({
    title: `${countOf(count, 'line')} written`,
    message: <OutsideText className="mono block breaks" text={path} />,
    autoClose: 15_000,
    closeButtonProps: { 'aria-label': 'Close' },
  })
}
