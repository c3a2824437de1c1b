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

/** One creating request: a transfer or a batch. */
export type Automation = typeof orderAutomations.$inferSelect

/** Written before the request leaves; answers its id. */
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

/** Its `updatedAt` is the last word about the request: waits count from it. */
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

/** A request that certainly had no effect leaves no trace: it will be made again. */
export function dropAutomation(tx: Writer, id: number): void {
  tx.delete(orderAutomations).where(eq(orderAutomations.id, id)).run()
}

/** The latest transfer request for this domain, whatever became of it. */
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
      // of the row with the highest id, as SQLite has it for a lone max()
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

/** Domains of the order whose latest transfer request was not refused: it is to be read back. */
export function transfersUnderWay(tx: Reader, orderId: number): ReadonlySet<string> {
  const latest = latestTransfers(tx).all({ orderId })
  const open = latest.filter(request => request.status !== 'failed')
  return new Set(open.flatMap(request => readStrings(request.subjects)))
}

// a literal, as in the partial index: a bound value would hide that it fits
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

/** Jobs that wait for their poll, the longest waiting first; of orders whose domains wait. */
export function jobsToPoll(tx: Reader, now: number): readonly Automation[] {
  return jobToPoll(tx).all({ now })
}

/** "Check now" for the jobs. */
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

/** If it still runs, it is looked at no sooner. That is no word about the request. */
export function postponeJob(tx: Writer, id: number, until: number): void {
  postponed(tx).run({ id, until })
}

/** The clock was set back: waits that count from a word of the time before begin anew. */
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

/** When the next job is to be polled, after `now`: jobs that nobody waits for stay behind. */
export function nextPollAt(tx: Reader, now: number): number | null {
  return earliestPoll(tx).get({ now })?.at ?? null
}

/**
 * Requests all of whose mailboxes are there are done, however their answers went; answers those
 * that were not before.
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

/** Domains that batches were asked for, each once. */
export function domainsOfRequests(
  requests: readonly Pick<Automation, 'subjects'>[],
): readonly string[] {
  const emails = requests.flatMap(request => readStrings(request.subjects))
  return [...new Set(emails.map(domainOfEmail))]
}

/** Lost requests that are asked again under a new one. */
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

/** Oldest first. */
export function listAutomations(tx: Reader, orderId: number): readonly Automation[] {
  return tx
    .select()
    .from(orderAutomations)
    .where(eq(orderAutomations.orderId, orderId))
    .orderBy(asc(orderAutomations.id))
    .all()
}
