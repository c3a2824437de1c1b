import { notifications } from '@mantine/notifications'
import type { Answers } from '../../shared/border/calls.ts'
import { OutsideText } from '../ui/OutsideText.tsx'
import { countOf } from '../words/words.ts'
import { leftOutLine, passwordsLine } from './left-out.ts'

/** Says in a toast how many mailboxes a file holds, where it lies, and what it leaves out. */
export function showWritten({
  path,
  count,
  leftOut,
  passwordsLikeFormulas = 0,
}: Answers['exports.write']) {
  notifications.show({
    title: `${countOf(count, 'mailbox', 'mailboxes')} exported`,
    message: (
      <>
        <OutsideText className="mono block breaks" text={path} />
        <span className="block shows-words mt-4">{leftOutLine(leftOut)}</span>
        <span className="block shows-words mt-4">{passwordsLine(passwordsLikeFormulas)}</span>
      </>
    ),
    autoClose: passwordsLikeFormulas > 0 ? false : 15_000,
  })
}
