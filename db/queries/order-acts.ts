import { and, asc, eq, inArray, isNotNull, isNull, lte, min, ne, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { keptQuery } from '../kept-query.ts'
import { orderDomains, orderEmails } from '../schema/schema.ts'
import { nobodyNeeded } from './moves.ts'

/** Takes every unfinished domain of the order out of work; leases on them are void. */
export function supersedeUnfinished(tx: Transaction, orderId: number, now: number): void {
  tx.update(orderDomains)
    .set({
      state: 'superseded',
      dueAt: null,
      reason: null,
      ...nobodyNeeded,
      lease: sql`${orderDomains.lease} + 1`,
      updatedAt: now,
    })
    .where(
      and(
        eq(orderDomains.orderId, orderId),
        inArray(orderDomains.state, ['due', 'running', 'halted']),
      ),
    )
    .run()
}

/** "I have set them": goes on to wait for activation. False: it does not stand there. */
export function passNameServers(
  tx: Transaction,
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
      failureCode: null,
      failureProvider: null,
      failureDetail: null,
      failureIp: null,
      attempts: 0,
      ...nobodyNeeded,
      // what a person set is read back too
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

/** Puts the order's mailboxes on the list of removals: those that it asked Mailin for. */
export function planRemoval(tx: Transaction, orderId: number, now: number): number {
  return tx
    .update(orderEmails)
    .set({ removalDueAt: now, updatedAt: now })
    .where(
      and(
        eq(orderEmails.orderId, orderId),
        isNotNull(orderEmails.askedBy),
        isNull(orderEmails.removedAt),
      ),
    )
    .run().changes
}

/** A mailbox that is to be removed at Mailin. */
export type Removal = typeof orderEmails.$inferSelect

const removals = keptQuery(tx =>
  tx
    .select()
    .from(orderEmails)
    .where(
      and(
        isNotNull(orderEmails.removalDueAt),
        lte(orderEmails.removalDueAt, sql.placeholder('now')),
      ),
    )
    .orderBy(asc(orderEmails.removalDueAt), asc(orderEmails.id))
    .limit(1)
    .prepare(),
)

/** The one that is due the longest. */
export function nextRemoval(tx: Transaction, now: number): Removal | null {
  return removals(tx).get({ now }) ?? null
}

const earliestRemoval = keptQuery(tx =>
  tx
    .select({ at: min(orderEmails.removalDueAt) })
    .from(orderEmails)
    .where(isNotNull(orderEmails.removalDueAt))
    .prepare(),
)

/** Also in the past; null when none waits. */
export function nextRemovalAt(tx: Transaction): number | null {
  return earliestRemoval(tx).get()?.at ?? null
}

/** All that one request asked for, is not known at Mailin, and is still to be removed. */
export function postponeRemovals(
  tx: Transaction,
  automationId: number,
  dueAt: number,
  now: number,
): void {
  tx.update(orderEmails)
    .set({ removalDueAt: dueAt, updatedAt: now })
    .where(
      and(
        eq(orderEmails.automationId, automationId),
        isNull(orderEmails.mailinMailboxId),
        isNotNull(orderEmails.removalDueAt),
      ),
    )
    .run()
}

export type RemovalChange = Partial<
  Pick<Removal, 'removalDueAt' | 'removalAttempts' | 'removedAt' | 'mailinMailboxId'>
>

export function changeRemoval(
  tx: Transaction,
  id: number,
  change: RemovalChange,
  now: number,
): void {
  tx.update(orderEmails)
    .set({ ...change, updatedAt: now })
    .where(eq(orderEmails.id, id))
    .run()
}
