import { and, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { PurgeCounts } from '../../shared/answers.ts'
import type { Transaction } from '../database.ts'
import { orderEmails } from '../schema/schema.ts'
import { isChosen, type MailboxChoice } from './mailbox-list.ts'
import { listed } from './search.ts'

/** What a purge of the chosen mailboxes would find. */
export function countPurge(tx: Transaction, choice: MailboxChoice): PurgeCounts {
  const row = tx
    .select({
      exported: sql<number>`ifnull(sum(${orderEmails.purgedAt} is null and ${orderEmails.exportedAt} is not null), 0)`,
      notExported: sql<number>`ifnull(sum(${orderEmails.purgedAt} is null and ${orderEmails.exportedAt} is null), 0)`,
      purged: sql<number>`ifnull(sum(${orderEmails.purgedAt} is not null), 0)`,
    })
    .from(orderEmails)
    .where(isChosen(choice))
    .get()
  return row ?? { exported: 0, notExported: 0, purged: 0 }
}

/** Chosen mailboxes beyond an id whose passwords an export of that time or before holds. */
export function purgeableRows(
  tx: Transaction,
  choice: MailboxChoice,
  { exportedBy, after, limit }: { exportedBy: number; after: number; limit: number },
) {
  return tx
    .select({
      id: orderEmails.id,
      orderId: orderEmails.orderId,
      password: orderEmails.password,
    })
    .from(orderEmails)
    .where(
      and(
        isChosen(choice),
        gt(orderEmails.id, after),
        isNotNull(orderEmails.exportedAt),
        lte(orderEmails.exportedAt, exportedBy),
        isNull(orderEmails.purgedAt),
      ),
    )
    .orderBy(orderEmails.id)
    .limit(limit)
    .all()
}

/** Purged mailboxes name no secret any more; the caller drops the secrets. */
export function notePurged(tx: Transaction, ids: readonly number[], now: number): void {
  tx.update(orderEmails)
    .set({ password: '', purgedAt: now, updatedAt: now })
    .where(sql`${orderEmails.id} in ${listed(ids)}`)
    .run()
}
