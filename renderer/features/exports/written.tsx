import { notifications } from '@mantine/notifications'
import type { Answers } from '../../../shared/calls.ts'
import { OutsideText } from '../../components/OutsideText.tsx'
import { leftOutLine, passwordsLine } from '../../left-out.ts'
import { countOf } from '../../words.ts'
import classes from './Exports.module.css'

/** What a file holds, where it lies, and whom it leaves out. */
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
        <OutsideText className={classes.path} text={path} />
        <span className={classes.line}>{leftOutLine(leftOut)}</span>
        <span className={classes.line}>{passwordsLine(passwordsLikeFormulas)}</span>
      </>
    ),
    autoClose: passwordsLikeFormulas > 0 ? false : 15_000,
  })
}
