import { and, asc, eq, gt, lte, min, type SQL, sql } from 'drizzle-orm'
import type { DomainState, Stage, WorkStage } from '../../shared/orders/domain.ts'
import { countersOf } from '../core/counters.ts'
import type { Reader } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { asksRegistrar, hasReturned, isMoving, isWork } from '../schema/domains.ts'
import { orderDomains } from '../schema/schema.ts'

/** An order domain as the engine works on it. */
export type DomainWork = typeof orderDomains.$inferSelect

// literals: with a bound value SQLite would not use the partial index until a second prepare
export const isDue = sql`${orderDomains.state} = 'due'`
const atStage = (stage: Stage): SQL => sql`${orderDomains.stage} = ${sql.raw(`'${stage}'`)}`

const isDueNow = (stage: Stage): SQL | undefined =>
  and(isDue, atStage(stage), lte(orderDomains.dueAt, sql.placeholder('now')))

/** `job`: only those that wait for a job; `work`: all others. */
export type DueFilter = 'job' | 'work'

function filterBy(filter: DueFilter): SQL | undefined {
  return filter === 'job' ? sql`${orderDomains.reason} = 'job'` : isWork
}

const domainsQuery = (stage: WorkStage, filter: DueFilter) => {
  const query = (of: SQL | undefined) =>
    preparedQuery(tx =>
      tx
        .select()
        .from(orderDomains)
        .where(and(isDueNow(stage), filterBy(filter), of))
        .orderBy(asc(orderDomains.dueAt), asc(orderDomains.orderId), asc(orderDomains.position))
        .limit(sql.placeholder('limit'))
        .prepare(),
    )
  return {
    ofAll: query(undefined),
    ofOrder: query(eq(orderDomains.orderId, sql.placeholder('orderId'))),
    fresh: query(gt(orderDomains.dueAt, sql.placeholder('since'))),
  }
}
const domainsAtStage = (stage: WorkStage) => ({
  work: domainsQuery(stage, 'work'),
  job: domainsQuery(stage, 'job'),
})
const domainsAt = {
  lookup: domainsAtStage('lookup'),
  transfer: domainsAtStage('transfer'),
  nameservers: domainsAtStage('nameservers'),
  activation: domainsAtStage('activation'),
  mailboxes: domainsAtStage('mailboxes'),
} as const satisfies Record<WorkStage, unknown>

export type DueChoice = {
  readonly orderId?: number
  readonly filter?: DueFilter
  /** Only domains that became due after this time; not together with `orderId`. */
  readonly since?: number
  readonly limit: number
}

/** Domains due at a stage, the longest due first. */
export function dueDomains(
  tx: Reader,
  stage: WorkStage,
  now: number,
  { orderId, since, limit, filter = 'work' }: DueChoice,
): readonly DomainWork[] {
  const { ofAll, ofOrder, fresh } = domainsAt[stage][filter]
  if (since !== undefined) return fresh(tx).all({ now, limit, since })
  return orderId === undefined
    ? ofAll(tx).all({ now, limit })
    : ofOrder(tx).all({ now, limit, orderId })
}

const waitingOnes = preparedQuery(tx =>
  tx
    .select()
    .from(orderDomains)
    .where(
      and(
        sql`${orderDomains.id} in (select value from json_each(${sql.placeholder('ids')}))`,
        isDue,
        atStage('mailboxes'),
      ),
    )
    .prepare(),
)

/** Those of these domains that are `due` at `mailboxes`, for whatever reason, also in the future. */
export function waitingAmong(tx: Reader, ids: readonly number[]): readonly DomainWork[] {
  return waitingOnes(tx).all({ ids: JSON.stringify(ids) })
}

const waiters = preparedQuery(tx =>
  tx
    .select()
    .from(orderDomains)
    .where(
      and(
        eq(orderDomains.orderId, sql.placeholder('orderId')),
        sql`${orderDomains.name} in (select value from json_each(${sql.placeholder('names')}))`,
        isDue,
        atStage('mailboxes'),
      ),
    )
    .orderBy(asc(orderDomains.dueAt), asc(orderDomains.position))
    .prepare(),
)

/** As `waitingAmong`, by names within an order. */
export function waitingNamed(
  tx: Reader,
  orderId: number,
  names: readonly string[],
): readonly DomainWork[] {
  return waiters(tx).all({ orderId, names: JSON.stringify(names) })
}

const lookedFor = preparedQuery(tx =>
  tx
    .select()
    .from(orderDomains)
    .where(
      and(
        isDue,
        sql`${orderDomains.stage} in ('lookup', 'activation')`,
        sql`${orderDomains.name} in (select value from json_each(${sql.placeholder('names')}))`,
      ),
    )
    .orderBy(asc(orderDomains.dueAt), asc(orderDomains.orderId), asc(orderDomains.position))
    .prepare(),
)

/** Domains of all orders with these names that wait for a look at Mailin, also in the future. */
export function waitingForLook(tx: Reader, names: readonly string[]): readonly DomainWork[] {
  return lookedFor(tx).all({ names: JSON.stringify(names) })
}

/** The earliest due time of each stage, also in the past; null: nothing is due there. */
export type DueTimes = Readonly<Record<WorkStage, number | null>>

export function dueTimes(tx: Reader): DueTimes {
  return timesOfAll(tx).get() ?? noTimes
}

/** The earliest time after `now` at which something is due; null: nothing is. */
export function nextDueAt(tx: Reader, now: number): number | null {
  const times = Object.values(timesAfter(tx).get({ now }) ?? noTimes)
  return times.reduce(
    (least, time) => (least === null || (time !== null && time < least) ? time : least),
    null,
  )
}

const noTimes: DueTimes = {
  lookup: null,
  transfer: null,
  nameservers: null,
  activation: null,
  mailboxes: null,
}

const registrarChecks = preparedQuery(tx =>
  tx
    .select()
    .from(orderDomains)
    .where(
      and(
        asksRegistrar,
        lte(orderDomains.registrarDueAt, sql.placeholder('now')),
        atStage('activation'),
      ),
    )
    .orderBy(asc(orderDomains.registrarDueAt), asc(orderDomains.orderId))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** Domains that wait for activation and whose registrar is to be asked, the longest due first. */
export function dueRegistrarChecks(
  tx: Reader,
  now: number,
  limit: number,
): readonly DomainWork[] {
  return registrarChecks(tx).all({ now, limit })
}

const overdueOnes = preparedQuery(tx =>
  tx
    .select()
    .from(orderDomains)
    .where(
      and(
        isDue,
        eq(orderDomains.needsPerson, false),
        sql`(${orderDomains.id} in (select id from order_domains indexed by order_domains_under_way where ${isMoving} and stage_since < ${sql.placeholder('before')}) or ${orderDomains.id} in (select id from order_domains indexed by order_domains_returned where ${hasReturned} and returned_at < ${sql.placeholder('before')}))`,
      ),
    )
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** Due domains that need no person yet, and are in their stage, or went back, since before `before`. */
export function overdueDomains(
  tx: Reader,
  before: number,
  limit: number,
): readonly DomainWork[] {
  return overdueOnes(tx).all({ before, limit })
}

const unread = preparedQuery(tx =>
  tx
    .select({ n: sql<number>`count(*)` })
    .from(orderDomains)
    .where(and(isDueNow('mailboxes'), filterBy('work'), eq(orderDomains.isRead, false)))
    .prepare(),
)

/** How many domains are due at `mailboxes` whose mailboxes were not listed yet. */
export function countUnread(tx: Reader, now: number): number {
  return unread(tx).get({ now })?.n ?? 0
}

/** The earliest due time of each stage by one statement: the engine asks after each step. */
const timesQuery = (which: SQL | undefined) =>
  preparedQuery(tx => {
    const at = (stage: WorkStage) =>
      sql<number | null>`${tx
        .select({ at: min(orderDomains.dueAt) })
        .from(orderDomains)
        .where(and(isDue, atStage(stage), which))}`
    return tx
      .select({
        lookup: at('lookup').as('lookup'),
        transfer: at('transfer').as('transfer'),
        nameservers: at('nameservers').as('nameservers'),
        activation: at('activation').as('activation'),
        mailboxes: at('mailboxes').as('mailboxes'),
      })
      .from(sql`(select 1)`)
      .prepare()
  })
const timesOfAll = timesQuery(undefined)
const timesAfter = timesQuery(gt(orderDomains.dueAt, sql.placeholder('now')))

/** How many domains of all orders are in these states. */
export function countByState(
  tx: Reader,
): Readonly<Record<'due' | 'running' | 'halted', number>> {
  const domains = countersOf(tx, 'domains')
  const of = (state: DomainState) => domains.get(state) ?? 0
  return { due: of('due'), running: of('running'), halted: of('halted') }
}
