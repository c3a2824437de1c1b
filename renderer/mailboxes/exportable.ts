import type { MailboxRow } from '../../shared/mailboxes/mailbox.ts'
import { mailboxExists } from '../../shared/orders/life.ts'

/** Whether a mailbox can be exported: it exists at Mailin, or was entered by hand. */
export function isExportable(row: MailboxRow): boolean {
  return mailboxExists(row)
}
