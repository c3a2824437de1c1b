import { and, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { PurgeCounts } from '../../shared/mailboxes/contract.ts'
import type { Reader, Writer } from '../core/database.ts'
import { listed } from '../core/search.ts'
import { mailboxes } from '../schema/schema.ts'
import { isChosen, type MailboxChoice } from './export-rows.ts'

/** How many of the chosen mailboxes a purge would take the password of, and why not of others. */
export function countPurge(tx: Reader, choice: MailboxChoice): PurgeCounts {
  const row = tx
    .select({
      exported: sql<number>`ifnull(sum(${mailboxes.purgedAt} is null and ${mailboxes.exportedAt} is not null), 0)`,
      notExported: sql<number>`ifnull(sum(${mailboxes.purgedAt} is null and ${mailboxes.exportedAt} is null), 0)`,
      purged: sql<number>`ifnull(sum(${mailboxes.purgedAt} is not null), 0)`,
    })
    .from(mailboxes)
    .where(isChosen(choice))
    .get()
  return row ?? { exported: 0, notExported: 0, purged: 0 }
}

/** One page, after an id, of the chosen mailboxes that were exported by then and are not purged. */
export function purgeableRows(
  tx: Reader,
  choice: MailboxChoice,
  { exportedBy, after, limit }: { exportedBy: number; after: number; limit: number },
) {
  return tx
    .select({
      id: mailboxes.id,
      orderId: mailboxes.orderId,
      password: mailboxes.password,
    })
    .from(mailboxes)
    .where(
      and(
        isChosen(choice),
        gt(mailboxes.id, after),
        isNotNull(mailboxes.exportedAt),
        lte(mailboxes.exportedAt, exportedBy),
        isNull(mailboxes.purgedAt),
      ),
    )
    .orderBy(mailboxes.id)
    .limit(limit)
    .all()
}

/** Empties the passwords of purged mailboxes; the caller drops the secrets. */
export function notePurged(tx: Writer, ids: readonly number[], now: number): void {
  tx.update(mailboxes)
    .set({ password: '', purgedAt: now, updatedAt: now })
    .where(sql`${mailboxes.id} in ${listed(ids)}`)
    .run()
}
