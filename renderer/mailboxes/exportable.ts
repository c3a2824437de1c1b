import type { MailboxRow } from '../../shared/mailboxes/mailbox.ts'
import { mailboxExists } from '../../shared/orders/life.ts'

/** Only what exists at Mailin, or was entered by hand, can be exported. */
export function isExportable(row: MailboxRow): boolean {
  return mailboxExists(row)
}
