import type { MailboxRecord } from '../../db/mailboxes/mailboxes.ts'
import type { Exported } from '../../shared/mailboxes/mailbox.ts'
import type { ExportFormat } from '../../shared/settings/settings.ts'
import { iso } from '../scheduler/clock.ts'

/** When a mailbox was exported, and as what; `format` is that of its latest file, if any is known. */
export function exportedOf(
  { exportedAt }: Pick<MailboxRecord, 'exportedAt'>,
  format: ExportFormat | undefined,
): { readonly exported?: Exported } {
  if (exportedAt === null) return {}
  return { exported: { at: iso(exportedAt), ...(format !== undefined && { format }) } }
}
