import { and, asc, count, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { OrderStatus } from '../../shared/order.ts'
import type { Transaction } from '../database.ts'
import {
  domainClaims,
  orderDomains,
  orderEmails,
  orders,
  plans,
  reorderInfos,
  users,
} from '../schema/schema.ts'
import { contains } from './search.ts'

export type OrderFilter = {
  readonly status?: OrderStatus | undefined
  readonly search?: string | undefined
  readonly customerId?: number | undefined
  readonly attention?: boolean | undefined
}

export type OrderSort = {
  readonly by: 'id' | 'createdAt' | 'updatedAt' | 'customerName' | 'status'
  readonly descending: boolean
}

const sortColumns = {
  id: orders.id,
  createdAt: orders.createdAt,
  updatedAt: orders.updatedAt,
  customerName: users.name,
  status: orders.statusManageByAdmin,
} as const

/** Everything but the status, which the tabs count by. */
function matches({ search, customerId, attention }: OrderFilter): SQL | undefined {
  return and(
    customerId === undefined ? undefined : eq(orders.userId, customerId),
    attention === true ? needsPerson : undefined,
    search === undefined || search === '' ? undefined : holds(search),
  )
}

const needsPerson = sql`${orders.id} in (select ${orderDomains.orderId} from ${orderDomains} where ${orderDomains.failureCode} is not null and (${orderDomains.state} = 'halted' or ${orderDomains.reason} = 'slow-clock') and ${orderDomains.state} <> 'superseded')`

function holds(search: string): SQL | undefined {
  const number = /^#?(\d{1,12})$/.exec(search)?.[1]
  const named = sql`${orders.id} in (select ${domainClaims.orderId} from ${domainClaims} where ${contains(domainClaims.name, search)})`
  return or(
    number === undefined ? undefined : eq(orders.id, Number(number)),
    contains(users.name, search),
    contains(users.email, search),
    named,
  )
}

export function listOrders(
  tx: Transaction,
  filter: OrderFilter,
  sort: OrderSort,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const direction = sort.descending ? desc : asc
  return tx
    .select({
      order: orders,
      customerName: users.name,
      planName: plans.name,
      hostingPlatform: reorderInfos.hostingPlatform,
      prefixVariants: reorderInfos.prefixVariants,
    })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.userId))
    .innerJoin(plans, eq(plans.id, orders.planId))
    .leftJoin(reorderInfos, eq(reorderInfos.orderId, orders.id))
    .where(
      and(
        matches(filter),
        filter.status === undefined ? undefined : eq(orders.statusManageByAdmin, filter.status),
      ),
    )
    .orderBy(direction(sortColumns[sort.by]), direction(orders.id))
    .limit(limit)
    .offset(offset)
    .all()
}

/** Orders per status under the filter, its own status left out. */
export function countOrders(
  tx: Transaction,
  filter: OrderFilter,
): readonly { readonly status: OrderStatus; readonly count: number }[] {
  return tx
    .select({ status: orders.statusManageByAdmin, count: count() })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.userId))
    .where(matches(filter))
    .groupBy(orders.statusManageByAdmin)
    .all()
}

/** Sums for the rows of one page. */
export function orderSums(tx: Transaction, ids: readonly number[]) {
  const among = [...ids]
  const claims = tx
    .select({
      orderId: domainClaims.orderId,
      count: count(),
      first: sql<
        string | null
      >`max(case when ${domainClaims.position} = 0 then ${domainClaims.name} end)`,
    })
    .from(domainClaims)
    .where(inArray(domainClaims.orderId, among))
    .groupBy(domainClaims.orderId)
    .all()
  const stages = tx
    .select({
      orderId: orderDomains.orderId,
      stage: orderDomains.stage,
      count: count(),
      attention: sql<number>`sum(${orderDomains.state} = 'halted' or ifnull(${orderDomains.reason}, '') = 'slow-clock')`,
    })
    .from(orderDomains)
    .where(
      and(inArray(orderDomains.orderId, among), sql`${orderDomains.state} <> 'superseded'`),
    )
    .groupBy(orderDomains.orderId, orderDomains.stage)
    .all()
  const mailboxes = tx
    .select({
      orderId: orderEmails.orderId,
      count: sql<number>`sum(${orderEmails.mailinMailboxId} is not null or ${orderEmails.isByHand})`,
    })
    .from(orderEmails)
    .where(
      and(
        inArray(orderEmails.orderId, among),
        isNull(orderEmails.removedAt),
        eq(orderEmails.isExtra, false),
      ),
    )
    .groupBy(orderEmails.orderId)
    .all()
  return { claims, stages, mailboxes }
}

/** The rows of one order that its page shows. */
export function orderRows(tx: Transaction, id: number) {
  const head = tx
    .select({ order: orders, customer: users, plan: plans })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.userId))
    .innerJoin(plans, eq(plans.id, orders.planId))
    .where(eq(orders.id, id))
    .get()
  if (head === undefined) return null
  const domains = tx
    .select()
    .from(orderDomains)
    .where(eq(orderDomains.orderId, id))
    .orderBy(sql`${orderDomains.state} = 'superseded'`, asc(orderDomains.position))
    .all()
  const mailboxes = tx
    .select()
    .from(orderEmails)
    .where(eq(orderEmails.orderId, id))
    .orderBy(asc(orderEmails.id))
    .all()
  return { ...head, domains, mailboxes }
}
