import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { Stage } from '../../shared/orders/domain.ts'
import type { Reader, Writer } from '../core/database.ts'
import { given, preparedQuery } from '../core/prepared-query.ts'
import { isRunning } from '../schema/domains.ts'
import { orderDomains } from '../schema/schema.ts'
import { type DomainWork, isDue } from './work.ts'

/** `registrars`: nameserver updates; `mailin`: all other stages; a number: one order domain. */
export type LeaseFilter = 'mailin' | 'registrars' | number

/**
 * Makes running domains due at `dueAt`: those under whose lease nobody works any more, at start
 * all of them. What a cut-off request did is not known, so their mailboxes are listed afresh.
 * Returns how many there were.
 */
export function giveBackLeases(tx: Writer, filter: LeaseFilter, dueAt: number): number {
  const which: Record<'mailin' | 'registrars', SQL> = {
    mailin: ne(orderDomains.stage, 'nameservers'),
    registrars: eq(orderDomains.stage, 'nameservers'),
  }
  return tx
    .update(orderDomains)
    .set({
      state: 'due',
      dueAt,
      // a look at its registrar that was cut off comes no sooner
      registrarDueAt: sql`max(${orderDomains.registrarDueAt}, ${dueAt})`,
      isRead: false,
    })
    .where(
      and(isRunning, typeof filter === 'number' ? eq(orderDomains.id, filter) : which[filter]),
    )
    .run().changes
}

const claims = preparedQuery((tx: Writer) =>
  tx
    .update(orderDomains)
    .set({
      state: 'running',
      dueAt: null,
      lease: sql`${orderDomains.lease} + 1`,
      updatedAt: given('now'),
    })
    .where(
      and(
        sql`${orderDomains.id} in (select value from json_each(${sql.placeholder('ids')}))`,
        isDue,
        sql`${orderDomains.stage} = coalesce(${sql.placeholder('stage')}, ${orderDomains.stage})`,
      ),
    )
    .returning()
    .prepare(),
)

/**
 * Takes a lease on each domain that is still due, and at `stage` if one is given; returns these
 * with their raised lease numbers.
 */
export function claimDomains(
  tx: Writer,
  ids: readonly number[],
  now: number,
  stage?: Stage,
): readonly DomainWork[] {
  if (ids.length === 0) return []
  return claims(tx).all({ ids: JSON.stringify(ids), now, stage: stage ?? null })
}

/** Whether the lease still counts. False: the domain was superseded or claimed anew since. */
export function hasLease(tx: Reader, { id, lease }: DomainWork): boolean {
  const row = tx
    .select({ id: orderDomains.id })
    .from(orderDomains)
    .where(
      and(
        eq(orderDomains.id, id),
        eq(orderDomains.lease, lease),
        eq(orderDomains.state, 'running'),
      ),
    )
    .get()
  return row !== undefined
}
