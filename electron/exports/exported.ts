import type { WrittenAs } from '../../db/exports/files.ts'
import type { MailboxRecord } from '../../db/mailboxes/mailboxes.ts'
import type { Exported } from '../../shared/mailboxes/mailbox.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { iso } from '../scheduler/clock.ts'

/** When a mailbox was exported, and as what; `file` is its latest one, if any is known. */
export function exportedOf(
  { exportedAt }: Pick<MailboxRecord, 'exportedAt'>,
  file: WrittenAs | undefined,
): { readonly exported?: Exported } {
  if (exportedAt === null) return {}
  return { exported: { at: iso(exportedAt), ...withoutNulls(file ?? {}) } }
}
