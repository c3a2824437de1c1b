import type { MailboxRow } from '../../../shared/mailbox.ts'

/** Only what exists at Mailin, or was entered by hand, can be exported. */
export function isExportable(row: MailboxRow): boolean {
  const exists = row.mailinMailboxId !== null || row.isByHand === true
  return exists && row.removedAt === undefined
}
