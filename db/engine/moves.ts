import { and, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { EngineFailure } from '../../shared/border/failure.ts'
import {
  type DomainState,
  type Stage,
  stages,
  type WaitReason,
} from '../../shared/orders/domain.ts'
import type { Writer } from '../core/database.ts'
import { given, preparedQuery } from '../core/prepared-query.ts'
import { isRunning } from '../schema/domains.ts'
import { mailboxes, orderDomains, orders, stageTimes } from '../schema/schema.ts'
import { failureColumns } from './failure-columns.ts'
import type { DomainWork } from './work.ts'

/** How a step leaves an order domain; times in milliseconds. */
export type DomainMove = {
  readonly stage: Stage
  readonly state: Exclude<DomainState, 'running' | 'superseded'>
  readonly dueAt: number | null
  readonly reason: WaitReason | null
  /** `unchanged`: as it was; a quota does not undo what the registrar said before. */
  readonly failure: EngineFailure | null | 'unchanged'
  readonly attempts: number
  readonly needsPerson: boolean
  /** When its registrar is asked next; null: not, `unchanged`: as it was. */
  readonly registrarDueAt: number | null | 'unchanged'
}

/** Columns of a domain after a person acted: what it may do once by itself, it may do again. */
export const nobodyNeeded = {
  needsPerson: false,
  returnedAt: null,
  isSentAgain: false,
  isSetAgain: false,
} as const

const hasNewMailbox = sql`exists (select 1 from ${mailboxes} where ${mailboxes.orderId} = "order_domains"."order_id" and ${mailboxes.domain} = "order_domains"."name" and ${mailboxes.createdAt} >= "order_domains"."stage_since")`

const moves = preparedQuery((tx: Writer) =>
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
      needsPerson: given('needsPerson'),
      registrarDueAt: sql`iif(${given('isRegistrarUnchanged')}, ${orderDomains.registrarDueAt}, ${given('registrarDueAt')})`,
      returnedAt: sql`iif(${given('state')} = 'finished', null, iif(${given('isBack')}, coalesce(${orderDomains.returnedAt}, ${given('now')}), ${orderDomains.returnedAt}))`,
      updatedAt: given('now'),
      stageSince: sql`iif(${given('isMoving')}, ${given('now')}, ${orderDomains.stageSince})`,
      doneAt: sql`iif(${given('state')} = 'finished' and (${orderDomains.doneAt} is null or ${hasNewMailbox}), ${given('now')}, ${orderDomains.doneAt})`,
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
  return sql`iif(${given('isUnchanged')}, ${column}, ${given(name)})`
}

/** Writes a move under the lease it was claimed with. False: the lease was lost, nothing is written. */
export function moveDomain(
  tx: Writer,
  claimed: Pick<DomainWork, 'id' | 'lease' | 'stage' | 'stageSince' | 'orderId'>,
  { failure, needsPerson, registrarDueAt, ...move }: DomainMove,
  now: number,
): boolean {
  const isMoving = move.stage !== claimed.stage
  const { changes } = moves(tx).run({
    ...move,
    ...failureColumns(failure === 'unchanged' ? null : failure),
    isUnchanged: failure === 'unchanged' ? 1 : 0,
    needsPerson: needsPerson ? 1 : 0,
    registrarDueAt: registrarDueAt === 'unchanged' ? null : registrarDueAt,
    isRegistrarUnchanged: registrarDueAt === 'unchanged' ? 1 : 0,
    isMoving: isMoving ? 1 : 0,
    isBack: stages.indexOf(move.stage) < stages.indexOf(claimed.stage) ? 1 : 0,
    now,
    id: claimed.id,
    lease: claimed.lease,
  })
  if (changes > 0 && isMoving) noteStageLeft(tx, claimed, now)
  return changes > 0
}

const orderMoves = preparedQuery((tx: Writer) =>
  tx
    .update(orders)
    .set({ movedAt: given('now'), updatedAt: given('now') })
    .where(eq(orders.id, sql.placeholder('orderId')))
    .prepare(),
)
const stagesLeft = preparedQuery((tx: Writer) =>
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
  tx: Writer,
  { orderId, stage, stageSince }: Pick<DomainWork, 'orderId' | 'stage' | 'stageSince'>,
  now: number,
): void {
  orderMoves(tx).run({ orderId, now })
  stagesLeft(tx).run({ orderId, stage, stageSince, now })
}

export function noteMailinDomain(tx: Writer, id: number, mailinDomainId: number): void {
  tx.update(orderDomains).set({ mailinDomainId }).where(eq(orderDomains.id, id)).run()
}

/** Notes what the engine does only once by itself: transfer again, or set nameservers again. */
export function noteAgain(tx: Writer, id: number, what: 'sent' | 'set'): void {
  tx.update(orderDomains)
    .set(what === 'sent' ? { isSentAgain: true, missingSince: null } : { isSetAgain: true })
    .where(eq(orderDomains.id, id))
    .run()
}

/** Notes since when Mailin does not list the domain; null: it does. */
export function noteMissing(tx: Writer, id: number, missingSince: number | null): void {
  tx.update(orderDomains).set({ missingSince }).where(eq(orderDomains.id, id)).run()
}

const readings = preparedQuery((tx: Writer) =>
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

/** Notes whether the domain's mailboxes at Mailin are known; does nothing once the lease is lost. */
export function noteRead(
  tx: Writer,
  { id, lease }: Pick<DomainWork, 'id' | 'lease'>,
  isRead: boolean,
): void {
  readings(tx).run({ id, lease, isRead: isRead ? 1 : 0 })
}

const forgotten = preparedQuery((tx: Writer) =>
  tx
    .update(orderDomains)
    .set({ isRead: false })
    .where(
      and(
        eq(orderDomains.orderId, sql.placeholder('orderId')),
        sql`${orderDomains.name} in (select value from json_each(${sql.placeholder('names')}))`,
      ),
    )
    .prepare(),
)

/** Notes that mailboxes of these domains have to be listed again, as after a job for them. */
export function forgetReadings(tx: Writer, orderId: number, names: readonly string[]): void {
  forgotten(tx).run({ orderId, names: JSON.stringify(names) })
}

/** Makes domains that wait for this reason due; returns how many. */
export function makeReasonDue(tx: Writer, reason: WaitReason, now: number): number {
  return tx
    .update(orderDomains)
    .set({ dueAt: now, updatedAt: now })
    .where(and(eq(orderDomains.state, 'due'), eq(orderDomains.reason, reason)))
    .run().changes
}

/** Marks a domain as needing a person, with the failure as its cause; its stage and times stay. */
export function markForPerson(
  tx: Writer,
  id: number,
  failure: EngineFailure,
  now: number,
): void {
  tx.update(orderDomains)
    .set({ ...failureColumns(failure), needsPerson: true, updatedAt: now })
    .where(eq(orderDomains.id, id))
    .run()
}

const unwaited = preparedQuery((tx: Writer) =>
  tx
    .update(orderDomains)
    .set({ reason: null, dueAt: given('now'), updatedAt: given('now') })
    .where(
      and(
        eq(orderDomains.orderId, sql.placeholder('orderId')),
        sql`${orderDomains.name} in (select value from json_each(${sql.placeholder('names')}))`,
        eq(orderDomains.state, 'due'),
        eq(orderDomains.stage, 'mailboxes'),
        eq(orderDomains.reason, 'job'),
      ),
    )
    .prepare(),
)

/** Makes due those of these domains that wait for a job, which needs no poll any more. */
export function stopWaitingForJob(
  tx: Writer,
  orderId: number,
  names: readonly string[],
  now: number,
): void {
  unwaited(tx).run({ orderId, names: JSON.stringify(names), now })
}

/** Makes every domain due, except those that wait for a quota: "Check now". Returns how many. */
export function makeAllDue(tx: Writer, now: number): number {
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
