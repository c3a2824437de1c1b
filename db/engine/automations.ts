import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  max,
  min,
  notInArray,
  sql,
} from 'drizzle-orm'
import { domainOfEmail } from '../../shared/mailboxes/mailbox.ts'
import type { ActionType } from '../../shared/orders/domain.ts'
import type { Reader, Writer } from '../core/database.ts'
import { readStrings } from '../core/json-strings.ts'
import { given, preparedQuery } from '../core/prepared-query.ts'
import { mailboxes, orderAutomations, orderDomains } from '../schema/schema.ts'

/** A creating request: a transfer or a batch of mailboxes. */
export type Automation = typeof orderAutomations.$inferSelect

/** Writes the request's row, before it is sent; returns its id. */
export function beginAutomation(
  tx: Writer,
  row: {
    readonly orderId: number
    readonly providerType: string
    readonly actionType: ActionType
    readonly subjects: readonly string[]
  },
  now: number,
): number {
  return tx
    .insert(orderAutomations)
    .values({
      ...row,
      subjects: JSON.stringify(row.subjects),
      status: 'pending',
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: orderAutomations.id })
    .get().id
}

export type AutomationChange = Partial<
  Pick<
    Automation,
    | 'jobUuid'
    | 'status'
    | 'responseData'
    | 'errorMessage'
    | 'pollCount'
    | 'nextPollAt'
    | 'silentSince'
  >
>

/** Also sets `updatedAt`, the time of the last answer about the request: waits count from it. */
export function changeAutomation(
  tx: Writer,
  id: number,
  change: AutomationChange,
  now: number,
): void {
  tx.update(orderAutomations)
    .set({ ...change, updatedAt: now })
    .where(eq(orderAutomations.id, id))
    .run()
}

/** Deletes the row of a request that certainly had no effect and will be made again. */
export function dropAutomation(tx: Writer, id: number): void {
  tx.delete(orderAutomations).where(eq(orderAutomations.id, id)).run()
}

/** The latest transfer request for this domain in whatever status; null: there was none. */
export function latestTransferRequest(
  tx: Reader,
  orderId: number,
  domain: string,
): Automation | null {
  const row = tx
    .select()
    .from(orderAutomations)
    .where(
      and(
        eq(orderAutomations.orderId, orderId),
        eq(orderAutomations.actionType, 'domain'),
        eq(orderAutomations.subjects, JSON.stringify([domain])),
      ),
    )
    .orderBy(desc(orderAutomations.id))
    .limit(1)
    .get()
  return row ?? null
}

const latestTransfers = preparedQuery(tx =>
  tx
    .select({
      subjects: orderAutomations.subjects,
      // of the row with the highest id: SQLite's rule for a lone max()
      status: orderAutomations.status,
      latest: max(orderAutomations.id),
    })
    .from(orderAutomations)
    .where(
      and(
        eq(orderAutomations.orderId, sql.placeholder('orderId')),
        eq(orderAutomations.actionType, 'domain'),
      ),
    )
    .groupBy(orderAutomations.subjects)
    .prepare(),
)

/** Domains of the order whose latest transfer request was not refused, so it is read back. */
export function transfersUnderWay(tx: Reader, orderId: number): ReadonlySet<string> {
  const latest = latestTransfers(tx).all({ orderId })
  const open = latest.filter(request => request.status !== 'failed')
  return new Set(open.flatMap(request => readStrings(request.subjects)))
}

// a literal: with a bound value SQLite would not use the partial index
const isPolled = and(
  sql`${orderAutomations.status} = 'pending'`,
  eq(orderAutomations.actionType, 'mailbox'),
  isNotNull(orderAutomations.jobUuid),
)

const jobToPoll = preparedQuery(tx => {
  const waiting = tx
    .select({ one: sql`1` })
    .from(orderDomains)
    .where(
      sql`${orderDomains}.${sql.identifier('order_id')} = ${orderAutomations}.${sql.identifier('order_id')} and ${orderDomains}.${sql.identifier('stage')} = 'mailboxes' and ${orderDomains}.${sql.identifier('state')} = 'due'`,
    )
  return tx
    .select()
    .from(orderAutomations)
    .where(
      and(
        isPolled,
        lte(orderAutomations.nextPollAt, sql.placeholder('now')),
        sql`exists ${waiting}`,
      ),
    )
    .orderBy(asc(orderAutomations.nextPollAt), asc(orderAutomations.id))
    .prepare()
})

/** Jobs whose poll is due, the longest due first, of orders with domains that wait at `mailboxes`. */
export function jobsToPoll(tx: Reader, now: number): readonly Automation[] {
  return jobToPoll(tx).all({ now })
}

/** Makes the poll of every job due: "Check now". */
export function makeJobsDue(tx: Writer, now: number): void {
  tx.update(orderAutomations)
    .set({ nextPollAt: now })
    .where(and(isPolled, sql`${orderAutomations.nextPollAt} > ${now}`))
    .run()
}

const postponed = preparedQuery((tx: Writer) =>
  tx
    .update(orderAutomations)
    .set({ nextPollAt: given('until') })
    .where(and(isPolled, eq(orderAutomations.id, sql.placeholder('id'))))
    .prepare(),
)

/** Sets the next poll of a job that is still pending, without `updatedAt`: nothing was answered. */
export function postponeJob(tx: Writer, id: number, until: number): void {
  postponed(tx).run({ id, until })
}

/** Sets every `updatedAt` ahead of `now` to `now`: after the clock was set back, waits begin anew. */
export function forgetFutureWords(tx: Writer, now: number): void {
  tx.update(orderAutomations)
    .set({ updatedAt: now })
    .where(gt(orderAutomations.updatedAt, now))
    .run()
}

const earliestPoll = preparedQuery(tx =>
  tx
    .select({ at: min(orderAutomations.nextPollAt) })
    .from(orderAutomations)
    .where(and(isPolled, gt(orderAutomations.nextPollAt, sql.placeholder('now'))))
    .prepare(),
)

/** The earliest poll after `now`, because jobs that no domain waits for stay due; null: none. */
export function nextPollAt(tx: Reader, now: number): number | null {
  return earliestPoll(tx).get({ now })?.at ?? null
}

/**
 * Completes the pending requests all of whose mailboxes have their Mailin id, whatever was
 * answered; returns those that it completed.
 */
export function completeAnswered(
  tx: Writer,
  orderId: number,
  now: number,
): readonly Pick<Automation, 'subjects'>[] {
  const missing = tx
    .select({ id: mailboxes.automationId })
    .from(mailboxes)
    .where(
      and(
        eq(mailboxes.orderId, orderId),
        isNull(mailboxes.mailinMailboxId),
        isNotNull(mailboxes.automationId),
      ),
    )
  return tx
    .update(orderAutomations)
    .set({ status: 'completed', updatedAt: now })
    .where(
      and(
        eq(orderAutomations.orderId, orderId),
        eq(orderAutomations.actionType, 'mailbox'),
        eq(orderAutomations.status, 'pending'),
        notInArray(orderAutomations.id, missing),
      ),
    )
    .returning({ subjects: orderAutomations.subjects })
    .all()
}

/** The domains of the addresses of batches, each once. */
export function domainsOfRequests(
  requests: readonly Pick<Automation, 'subjects'>[],
): readonly string[] {
  const emails = requests.flatMap(request => readStrings(request.subjects))
  return [...new Set(emails.map(domainOfEmail))]
}

/** Fails requests whose answer was lost; their mailboxes are asked for by new ones. */
export function failUnanswered(tx: Writer, ids: readonly number[], now: number): void {
  if (ids.length === 0) return
  tx.update(orderAutomations)
    .set({ status: 'failed', errorMessage: 'The answer was lost.', updatedAt: now })
    .where(
      and(
        inArray(orderAutomations.id, [...ids]),
        eq(orderAutomations.status, 'pending'),
        isNull(orderAutomations.jobUuid),
      ),
    )
    .run()
}

const automationsById = preparedQuery(tx =>
  tx
    .select()
    .from(orderAutomations)
    .where(
      sql`${orderAutomations.id} in (select value from json_each(${sql.placeholder('ids')}))`,
    )
    .prepare(),
)

export function findAutomations(tx: Reader, ids: readonly number[]): readonly Automation[] {
  return ids.length === 0 ? [] : automationsById(tx).all({ ids: JSON.stringify(ids) })
}

/** All requests of an order, the oldest first. */
export function listAutomations(tx: Reader, orderId: number): readonly Automation[] {
  return tx
    .select()
    .from(orderAutomations)
    .where(eq(orderAutomations.orderId, orderId))
    .orderBy(asc(orderAutomations.id))
    .all()
}
