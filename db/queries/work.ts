import { and, asc, eq, gt, isNull, lte, min, ne, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import {
  type DomainState,
  type Stage,
  stages,
  type WaitReason,
  type WorkStage,
} from '../../shared/domain.ts'
import type { EngineFailure } from '../../shared/failure.ts'
import type { Transaction } from '../database.ts'
import { keptQuery } from '../kept-query.ts'
import { isRunning, isWork } from '../schema/domains.ts'
import { orderDomains, orders, stageTimes } from '../schema/schema.ts'
import { countersOf } from './counters.ts'

/** An order domain as the engine works on it. */
export type DomainWork = typeof orderDomains.$inferSelect

/** What became of an order domain; times in milliseconds. */
export type DomainMove = {
  readonly stage: Stage
  readonly state: Exclude<DomainState, 'running' | 'superseded'>
  readonly dueAt: number | null
  readonly reason: WaitReason | null
  /** `kept`: as it was. */
  readonly failure: EngineFailure | null | 'kept'
  readonly attempts: number
}

/** `mailin`: all but the nameserver updates, which are `registrars`; a number: one domain. */
export type LeaseFilter = 'mailin' | 'registrars' | number

/**
 * Leases that nobody works under are void. At start that is all of them: this process is the
 * only one. What a cut-off request did is not known, so mailboxes are listed afresh.
 */
export function giveBackLeases(tx: Transaction, filter: LeaseFilter, dueAt: number): number {
  const which: Record<'mailin' | 'registrars', SQL> = {
    mailin: ne(orderDomains.stage, 'nameservers'),
    registrars: eq(orderDomains.stage, 'nameservers'),
  }
  return tx
    .update(orderDomains)
    .set({ state: 'due', dueAt, isRead: false })
    .where(
      and(isRunning, typeof filter === 'number' ? eq(orderDomains.id, filter) : which[filter]),
    )
    .run().changes
}

// literals: a bound value hides from SQLite that the partial index fits, until a second prepare
const isWaiting = sql`${orderDomains.state} = 'due'`
const atStage = (stage: Stage): SQL => sql`${orderDomains.stage} = ${sql.raw(`'${stage}'`)}`

const isDue = (stage: Stage): SQL | undefined =>
  and(isWaiting, atStage(stage), lte(orderDomains.dueAt, sql.placeholder('now')))

/** `job`: only those that wait for a job; `work`: all others. */
export type DueFilter = 'job' | 'work'

function filterBy(filter: DueFilter): SQL | undefined {
  return filter === 'job' ? sql`${orderDomains.reason} = 'job'` : isWork
}

const domainsQuery = (stage: WorkStage, filter: DueFilter) => {
  const query = (of: SQL | undefined) =>
    keptQuery(tx =>
      tx
        .select()
        .from(orderDomains)
        .where(and(isDue(stage), filterBy(filter), of))
        .orderBy(asc(orderDomains.dueAt), asc(orderDomains.orderId), asc(orderDomains.position))
        .limit(sql.placeholder('limit'))
        .prepare(),
    )
  return {
    ofAll: query(undefined),
    ofOrder: query(eq(orderDomains.orderId, sql.placeholder('orderId'))),
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

/** The longest waiting first. */
export function dueDomains(
  tx: Transaction,
  stage: WorkStage,
  now: number,
  options: { readonly orderId?: number; readonly filter?: DueFilter; readonly limit: number },
): readonly DomainWork[] {
  const { orderId, limit, filter = 'work' } = options
  const { ofAll, ofOrder } = domainsAt[stage][filter]
  return orderId === undefined
    ? ofAll(tx).all({ now, limit })
    : ofOrder(tx).all({ now, limit, orderId })
}

const claims = keptQuery(tx =>
  tx
    .update(orderDomains)
    .set({
      state: 'running',
      dueAt: null,
      lease: sql`${orderDomains.lease} + 1`,
      updatedAt: sql`${sql.placeholder('now')}`,
    })
    .where(
      and(
        sql`${orderDomains.id} in (select value from json_each(${sql.placeholder('ids')}))`,
        isWaiting,
        sql`${orderDomains.stage} = coalesce(${sql.placeholder('stage')}, ${orderDomains.stage})`,
      ),
    )
    .returning()
    .prepare(),
)

/**
 * Takes a lease on each that is still due, and at this stage if one is named; the answer holds
 * the raised fence numbers.
 */
export function claimDomains(
  tx: Transaction,
  ids: readonly number[],
  now: number,
  stage?: Stage,
): readonly DomainWork[] {
  if (ids.length === 0) return []
  return claims(tx).all({ ids: JSON.stringify(ids), now, stage: stage ?? null })
}

/** False: the domain left the order or was handed over since it was claimed. */
export function isLeaseHeld(tx: Transaction, { id, lease }: DomainWork): boolean {
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

// as SQL: a column's own type would not take it
const given = (name: string) => sql`${sql.placeholder(name)}`

const moves = keptQuery(tx =>
  tx
    .update(orderDomains)
    .set({
      stage: given('stage'),
      state: given('state'),
      dueAt: given('dueAt'),
      reason: given('reason'),
      failureCode: ifNew('failureCode', orderDomains.failureCode),
      failureProvider: ifNew('failureProvider', orderDomains.failureProvider),
      failureDetail: ifNew('failureDetail', orderDomains.failureDetail),
      failureIp: ifNew('failureIp', orderDomains.failureIp),
      attempts: given('attempts'),
      updatedAt: given('now'),
      stageSince: sql`iif(${given('isMoving')}, ${given('now')}, ${orderDomains.stageSince})`,
      isRead: sql`iif(${given('isBack')}, 0, ${orderDomains.isRead})`,
    })
    .where(
      and(
        eq(orderDomains.id, sql.placeholder('id')),
        eq(orderDomains.lease, sql.placeholder('lease')),
        isRunning,
      ),
    )
    .prepare(),
)

function ifNew(name: string, column: SQLiteColumn): SQL {
  return sql`iif(${given('isKept')}, ${column}, ${given(name)})`
}

/** Writes the outcome unless the lease was lost meanwhile; false: lost, nothing was written. */
export function moveDomain(
  tx: Transaction,
  claimed: Pick<DomainWork, 'id' | 'lease' | 'stage' | 'stageSince' | 'orderId'>,
  { failure, ...move }: DomainMove,
  now: number,
): boolean {
  const isMoving = move.stage !== claimed.stage
  const { changes } = moves(tx).run({
    ...move,
    ...failureColumns(failure === 'kept' ? null : failure),
    isKept: failure === 'kept' ? 1 : 0,
    isMoving: isMoving ? 1 : 0,
    isBack: stages.indexOf(move.stage) < stages.indexOf(claimed.stage) ? 1 : 0,
    now,
    id: claimed.id,
    lease: claimed.lease,
  })
  if (changes > 0 && isMoving) noteStageLeft(tx, claimed, now)
  return changes > 0
}

const orderMoves = keptQuery(tx =>
  tx
    .update(orders)
    .set({ movedAt: given('now'), updatedAt: given('now') })
    .where(eq(orders.id, sql.placeholder('orderId')))
    .prepare(),
)
const stagesLeft = keptQuery(tx =>
  tx
    .insert(stageTimes)
    .values({
      orderId: sql.placeholder('orderId'),
      stage: sql.placeholder('stage'),
      startedAt: sql.placeholder('stageSince'),
      endedAt: sql.placeholder('now'),
    })
    .prepare(),
)

function noteStageLeft(
  tx: Transaction,
  { orderId, stage, stageSince }: Pick<DomainWork, 'orderId' | 'stage' | 'stageSince'>,
  now: number,
): void {
  orderMoves(tx).run({ orderId, now })
  stagesLeft(tx).run({ orderId, stage, stageSince, now })
}

export function noteMailinDomain(tx: Transaction, id: number, mailinDomainId: number): void {
  tx.update(orderDomains).set({ mailinDomainId }).where(eq(orderDomains.id, id)).run()
}

const readings = keptQuery(tx =>
  tx
    .update(orderDomains)
    .set({ isRead: given('isRead') })
    .where(
      and(
        eq(orderDomains.id, sql.placeholder('id')),
        eq(orderDomains.lease, sql.placeholder('lease')),
      ),
    )
    .prepare(),
)

/** Which mailboxes it has is known, until it goes back; who lost the lease knows nothing. */
export function noteRead(
  tx: Transaction,
  { id, lease }: Pick<DomainWork, 'id' | 'lease'>,
  isRead: boolean,
): void {
  readings(tx).run({ id, lease, isRead: isRead ? 1 : 0 })
}

function failureColumns(failure: EngineFailure | null) {
  return {
    failureCode: failure?.code ?? null,
    failureProvider: failure?.provider ?? null,
    failureDetail: failure?.detail ?? null,
    failureIp: failure?.ip ?? null,
  }
}

/** The earliest due time of each stage, also in the past; null: nothing waits there. */
export type DueTimes = Readonly<Record<WorkStage, number | null>>

export function dueTimes(tx: Transaction): DueTimes {
  return timesOfAll(tx).get() ?? noTimes
}

/** The earliest time after `now` at which something is due; null when nothing waits. */
export function nextDueAt(tx: Transaction, now: number): number | null {
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

const unread = keptQuery(tx =>
  tx
    .select({ n: sql<number>`count(*)` })
    .from(orderDomains)
    .where(and(isDue('mailboxes'), filterBy('work'), eq(orderDomains.isRead, false)))
    .prepare(),
)

/** Domains that are due and whose mailboxes were not listed. */
export function countUnread(tx: Transaction, now: number): number {
  return unread(tx).get({ now })?.n ?? 0
}

/** One statement, because the engine asks at each of its steps. */
const timesQuery = (which: SQL | undefined) =>
  keptQuery(tx => {
    const at = (stage: WorkStage) =>
      sql<number | null>`${tx
        .select({ at: min(orderDomains.dueAt) })
        .from(orderDomains)
        .where(and(isWaiting, atStage(stage), which))}`
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

/** What waits for this reason is due at once. */
export function hurryReason(tx: Transaction, reason: WaitReason, now: number): number {
  return tx
    .update(orderDomains)
    .set({ dueAt: now, updatedAt: now })
    .where(and(eq(orderDomains.state, 'due'), eq(orderDomains.reason, reason)))
    .run().changes
}

/** "Check now": everything that waits is due, except what a quota holds back. */
export function hurryAll(tx: Transaction, now: number): number {
  return tx
    .update(orderDomains)
    .set({ dueAt: now, updatedAt: now })
    .where(
      and(
        eq(orderDomains.state, 'due'),
        sql`${orderDomains.dueAt} > ${now}`,
        or(isNull(orderDomains.reason), ne(orderDomains.reason, 'quota')),
      ),
    )
    .run().changes
}

/** Of all orders. */
export function countByState(tx: Transaction): Readonly<Record<'due' | 'halted', number>> {
  const domains = countersOf(tx, 'domains')
  const of = (state: DomainState) => domains.get(state) ?? 0
  return { due: of('due'), halted: of('halted') }
}
