import { notifications } from '@mantine/notifications'
import type { Answers } from '../../../shared/answers.ts'
import type { CallArgs } from '../../../shared/calls.ts'
import { useDo } from '../../bridge.ts'
import { leftOutLine } from '../../left-out.ts'
import { countOf } from '../../words.ts'
import classes from './Exports.module.css'

/** Which mailboxes; the format is chosen in a menu. */
export type ExportWhat = Omit<CallArgs<'exports.write'>, 'format'>

/** Writes mailboxes with their passwords to a file that staff name, and says what it holds. */
export function useExport(onExported?: () => void) {
  return useDo('exports.write', {
    onSuccess: written => {
      showWritten(written)
      onExported?.()
    },
  })
}

export function showWritten({ path, count, leftOut }: Answers['exports.write']) {
  notifications.show({
    title: `${countOf(count, 'mailbox', 'mailboxes')} exported`,
    message: (
      <>
        <span className={classes.path}>{path}</span> {leftOutLine(leftOut)}
      </>
    ),
    autoClose: 15_000,
  })
}
