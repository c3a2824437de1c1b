import { notifications } from '@mantine/notifications'
import type { Answers } from '../../../shared/answers.ts'
import { leftOutLine } from '../../left-out.ts'
import { countOf } from '../../words.ts'
import classes from './Exports.module.css'

/** What a file holds, where it lies, and whom it leaves out. */
export function showWritten({ path, count, leftOut }: Answers['exports.write']) {
  notifications.show({
    title: `${countOf(count, 'mailbox', 'mailboxes')} exported`,
    message: (
      <>
        <span className={classes.path}>{path}</span>
        <span className={classes.leftOut}>{leftOutLine(leftOut)}</span>
      </>
    ),
    autoClose: 15_000,
  })
}
