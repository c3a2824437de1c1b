import { and, asc, eq, inArray, isNotNull, isNull, lte, min, ne, sql } from 'drizzle-orm'
import type { EngineFailure } from '../../shared/border/failure.ts'
import type { Reader, Writer } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { failureColumns, noFailure } from '../engine/failure-columns.ts'
import { nobodyNeeded } from '../engine/moves.ts'
import { isMoving, isRemovableMailbox } from '../schema/domains.ts'
import { mailboxes, orderDomains } from '../schema/schema.ts'

/** Supersedes every unfinished domain of the order; their leases are void. */
export function supersedeUnfinished(tx: Writer, orderId: number, now: number): void {
  tx.update(orderDomains)
    .set({
      state: 'superseded',
      dueAt: null,
      reason: null,
      ...nobodyNeeded,
      lease: sql`${orderDomains.lease} + 1`,
      updatedAt: now,
    })
    .where(and(eq(orderDomains.orderId, orderId), isMoving))
    .run()
}

/** Moves a domain from `nameservers` to `activation`: "I have set them". False: it is elsewhere. */
export function passNameServers(
  tx: Writer,
  orderId: number,
  name: string,
  now: number,
): boolean {
  const { changes } = tx
    .update(orderDomains)
    .set({
      stage: 'activation',
      state: 'due',
      dueAt: now,
      reason: 'activation',
      ...noFailure,
      attempts: 0,
      ...nobodyNeeded,
      // what a person set is read back, too
      registrarDueAt: now,
      stageSince: now,
      lease: sql`${orderDomains.lease} + 1`,
      updatedAt: now,
    })
    .where(
      and(
        eq(orderDomains.orderId, orderId),
        eq(orderDomains.name, name),
        eq(orderDomains.stage, 'nameservers'),
        ne(orderDomains.state, 'superseded'),
      ),
    )
    .run()
  return changes > 0
}

/** Makes the removal of all mailboxes due that the order asked Mailin for. Returns how many. */
export function planRemoval(tx: Writer, orderId: number, now: number): number {
  return tx
    .update(mailboxes)
    .set({ removalDueAt: now, updatedAt: now })
    .where(and(eq(mailboxes.orderId, orderId), isRemovableMailbox))
    .run().changes
}

/** A mailbox that is to be removed at Mailin. */
export type Removal = typeof mailboxes.$inferSelect

const removals = preparedQuery(tx =>
  tx
    .select()
    .from(mailboxes)
    .where(
      and(
        isNotNull(mailboxes.removalDueAt),
        lte(mailboxes.removalDueAt, sql.placeholder('now')),
        sql`${mailboxes.id} not in (select value from json_each(${sql.placeholder('underWay')}))`,
      ),
    )
    .orderBy(asc(mailboxes.removalDueAt), asc(mailboxes.id))
    .limit(1)
    .prepare(),
)

/** The removal that is due the longest, those under way left out; null: none is due. */
export function nextRemoval(
  tx: Reader,
  now: number,
  underWay: readonly number[] = [],
): Removal | null {
  return removals(tx).get({ now, underWay: JSON.stringify(underWay) }) ?? null
}

const earliestRemoval = preparedQuery(tx =>
  tx
    .select({ at: min(mailboxes.removalDueAt) })
    .from(mailboxes)
    .where(isNotNull(mailboxes.removalDueAt))
    .prepare(),
)

/** When the next removal is due, also in the past; null: none is planned. */
export function nextRemovalAt(tx: Reader): number | null {
  return earliestRemoval(tx).get()?.at ?? null
}

/** Puts off the removal of mailboxes without Mailin id that one request asked for. */
export function postponeRemovals(
  tx: Writer,
  automationId: number,
  dueAt: number,
  now: number,
): void {
  tx.update(mailboxes)
    .set({ removalDueAt: dueAt, updatedAt: now })
    .where(
      and(
        eq(mailboxes.automationId, automationId),
        isNull(mailboxes.mailinMailboxId),
        isNotNull(mailboxes.removalDueAt),
      ),
    )
    .run()
}

export type RemovalChange = Partial<
  Pick<
    Removal,
    'removalDueAt' | 'removalAttempts' | 'removalHaltedAt' | 'removedAt' | 'mailinMailboxId'
  >
>

export function changeRemoval(
  tx: Writer,
  id: number,
  change: RemovalChange,
  now: number,
): void {
  tx.update(mailboxes)
    .set({ ...change, updatedAt: now })
    .where(eq(mailboxes.id, id))
    .run()
}

/** Halts the removal of a mailbox, and its domain with the failure, until a person acts. */
export function haltRemoval(
  tx: Writer,
  { id, orderId, domain }: Pick<Removal, 'id' | 'orderId' | 'domain'>,
  failure: EngineFailure,
  now: number,
): void {
  changeRemoval(tx, id, { removalDueAt: null, removalHaltedAt: now }, now)
  tx.update(orderDomains)
    .set({
      state: 'halted',
      stage: sql`iif(${orderDomains.stage} = 'done', 'mailboxes', ${orderDomains.stage})`,
      dueAt: null,
      reason: null,
      ...failureColumns(failure),
      needsPerson: true,
      stageSince: now,
      updatedAt: now,
    })
    .where(and(eq(orderDomains.orderId, orderId), eq(orderDomains.name, domain)))
    .run()
}

/** Makes halted removals of these domains of a cancelled order due. Returns how many domains. */
export function resumeRemovals(
  tx: Writer,
  orderId: number,
  ids: readonly number[],
  now: number,
): number {
  const domains = tx
    .update(orderDomains)
    .set({
      state: 'superseded',
      ...nobodyNeeded,
      ...noFailure,
      updatedAt: now,
    })
    .where(and(inArray(orderDomains.id, [...ids]), eq(orderDomains.state, 'halted')))
    .returning({ name: orderDomains.name })
    .all()
  tx.update(mailboxes)
    .set({ removalDueAt: now, updatedAt: now })
    .where(
      and(
        eq(mailboxes.orderId, orderId),
        inArray(
          mailboxes.domain,
          domains.map(({ name }) => name),
        ),
        isNotNull(mailboxes.removalHaltedAt),
        isNull(mailboxes.removedAt),
      ),
    )
    .run()
  return domains.length
}
