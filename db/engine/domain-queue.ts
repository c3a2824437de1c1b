import { and, eq, ne, sql } from 'drizzle-orm'
import type { Writer } from '../core/database.ts'
import { domainTransfers, orderDomains } from '../schema/schema.ts'
import { noFailure } from './failure-columns.ts'
import { nobodyNeeded } from './moves.ts'

/**
 * Puts the order's domains to work: new ones start at the look-up, kept ones go on where they
 * are with attempts 0 and no failure, those that left are superseded at once.
 */
export function queueDomains(
  tx: Writer,
  orderId: number,
  names: readonly string[],
  now: number,
): void {
  const wanted = new Set(names)
  const existing = tx.select().from(orderDomains).where(eq(orderDomains.orderId, orderId)).all()
  for (const row of existing) {
    const position = names.indexOf(row.name)
    if (!wanted.has(row.name)) supersede(tx, row, now)
    else
      tx.update(orderDomains)
        .set({ position, updatedAt: now, ...restart(row, now) })
        .where(eq(orderDomains.id, row.id))
        .run()
  }
  const known = new Set(existing.map(row => row.name))
  const fresh = names
    .map((name, position) => ({ name, position }))
    .filter(({ name }) => !known.has(name))
  addDomains(tx, orderId, fresh, now)
  forgetRefusals(tx, orderId, now)
}

/** Supersedes one domain and puts another at its position; no other is touched. */
export function swapDomain(
  tx: Writer,
  orderId: number,
  leaving: string,
  entering: string,
  now: number,
): void {
  const rows = tx.select().from(orderDomains).where(eq(orderDomains.orderId, orderId)).all()
  const old = rows.find(row => row.name === leaving)
  const known = rows.find(row => row.name === entering)
  if (old !== undefined) supersede(tx, old, now)
  const position = old?.position ?? rows.length
  if (known === undefined) addDomains(tx, orderId, [{ name: entering, position }], now)
  else
    tx.update(orderDomains)
      .set({ position, updatedAt: now, ...restart(known, now) })
      .where(eq(orderDomains.id, known.id))
      .run()
}

function addDomains(
  tx: Writer,
  orderId: number,
  fresh: readonly { readonly name: string; readonly position: number }[],
  now: number,
): void {
  // 13 columns a row; SQLite takes a limited number of parameters
  for (let start = 0; start < fresh.length; start += 250)
    tx.insert(orderDomains)
      .values(
        fresh.slice(start, start + 250).map(({ name, position }) => ({
          orderId,
          name,
          position,
          stage: 'lookup' as const,
          state: 'due' as const,
          dueAt: now,
          stageSince: now,
          createdAt: now,
          updatedAt: now,
        })),
      )
      .run()
}

type DomainRecord = typeof orderDomains.$inferSelect

const cleared = {
  reason: null,
  ...noFailure,
  attempts: 0,
  isRead: false,
  ...nobodyNeeded,
} as const

/** Columns of a domain that goes on: from `done` back to `mailboxes`, for a prefix may be new. */
function restart(row: DomainRecord, now: number) {
  const stage =
    row.state === 'superseded' ? 'lookup' : row.stage === 'done' ? 'mailboxes' : row.stage
  const stageSince = stage === row.stage ? row.stageSince : now
  const lease = sql`${orderDomains.lease} + 1`
  const registrarDueAt = stage === 'activation' ? now : null
  return {
    ...cleared,
    stage,
    state: 'due' as const,
    dueAt: now,
    registrarDueAt,
    stageSince,
    lease,
  }
}

/**
 * Lets domains whose prefixes changed begin anew with their mailboxes; those that are not so far go
 * on as they are. A step under way for one of them is not written.
 */
export function restartMailboxes(
  tx: Writer,
  orderId: number,
  names: readonly string[],
  now: number,
): void {
  tx.update(orderDomains)
    .set({
      ...cleared,
      state: 'due',
      dueAt: now,
      lease: sql`${orderDomains.lease} + 1`,
      updatedAt: now,
    })
    .where(
      and(
        eq(orderDomains.orderId, orderId),
        sql`${orderDomains.name} in (select value from json_each(${JSON.stringify(names)}))`,
        eq(orderDomains.stage, 'mailboxes'),
        ne(orderDomains.state, 'superseded'),
      ),
    )
    .run()
}

function supersede(tx: Writer, row: DomainRecord, now: number): void {
  tx.update(orderDomains)
    .set({
      ...cleared,
      stage: row.stage === 'done' ? 'mailboxes' : row.stage,
      state: 'superseded',
      dueAt: null,
      lease: sql`${orderDomains.lease} + 1`,
      updatedAt: now,
    })
    .where(eq(orderDomains.id, row.id))
    .run()
}

function forgetRefusals(tx: Writer, orderId: number, now: number): void {
  tx.update(domainTransfers)
    .set({ nameServerStatus: null, errorMessage: null, updatedAt: now })
    .where(
      and(eq(domainTransfers.orderId, orderId), eq(domainTransfers.nameServerStatus, 'failed')),
    )
    .run()
}
