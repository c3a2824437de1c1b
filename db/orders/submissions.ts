import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { OtherOrder } from '../../shared/orders/contract.ts'
import { isOver, openStatuses } from '../../shared/orders/life.ts'
import type { DraftCause, OrderStatus } from '../../shared/orders/order.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import type { Reader, Writer } from '../core/database.ts'
import { noteReadable } from '../customers/readable-names.ts'
import { knowRegistrations } from '../renewals/registrations.ts'
import {
  customers,
  domainClaims,
  domainPrefixes,
  orderForms,
  orders,
  platformCredentials,
} from '../schema/schema.ts'

/** Open and completed orders with some of these names, other than `ownId`; by name, newest first. */
export function findOtherOrders(
  tx: Reader,
  names: readonly string[],
  ownId: number | undefined,
): readonly OtherOrder[] {
  const found: OtherOrder[] = []
  // bounded, because SQLite takes a limited number of parameters
  for (let start = 0; start < names.length; start += 500) {
    found.push(
      ...tx
        .select({
          domain: domainClaims.name,
          orderId: orders.id,
          status: orders.status,
          customer: customers.name,
        })
        .from(domainClaims)
        .innerJoin(orders, eq(orders.id, domainClaims.orderId))
        .innerJoin(customers, eq(customers.id, orders.customerId))
        .where(
          and(
            inArray(domainClaims.name, names.slice(start, start + 500)),
            inArray(orders.status, [...openStatuses, 'completed']),
            ownId === undefined ? undefined : ne(orders.id, ownId),
          ),
        )
        .orderBy(asc(domainClaims.name), desc(orders.id))
        .all(),
    )
  }
  return found
}

/** The open ones of `findOtherOrders`: conflicts. */
export function findConflicts(
  tx: Reader,
  names: readonly string[],
  ownId: number | undefined,
): readonly OtherOrder[] {
  return findOtherOrders(tx, names, ownId).filter(one => !isOver(one))
}

export type OrderInput = Pick<
  typeof orders.$inferSelect,
  'customerId' | 'providerType' | 'amount' | 'isAmountComputed' | 'currency' | 'paidAt'
> & {
  readonly billingStatus: string
  readonly status: OrderStatus
  readonly draftCause: DraftCause | null
  readonly isAutomated: boolean
  /** Absent: the order keeps the due date that it has. */
  readonly dueAt?: number
} & (
    | { readonly isSubmission: true; readonly planId: number }
    /** A draft, which is not submitted yet and may lack a plan. */
    | { readonly isSubmission: false; readonly planId: number | null }
  )

/** Adds an order, or changes the one with this id; returns its id. */
export function putOrder(
  tx: Writer,
  id: number | undefined,
  input: OrderInput,
  now: number,
): number {
  const { isSubmission, ...columns } = input
  const values = { ...columns, reason: null, movedAt: now, updatedAt: now }
  if (id === undefined)
    return tx
      .insert(orders)
      .values({ ...values, submission: isSubmission ? 1 : 0, createdAt: now })
      .returning({ id: orders.id })
      .get().id
  tx.update(orders)
    .set({ ...values, submission: sql`${orders.submission} + ${isSubmission ? 1 : 0}` })
    .where(eq(orders.id, id))
    .run()
  return id
}

export type FormInput = Omit<typeof orderForms.$inferSelect, 'id' | 'createdAt' | 'updatedAt'>

/** Writes an order's form in place of an earlier one. */
export function putForm(tx: Writer, form: FormInput, now: number): void {
  tx.insert(orderForms)
    .values({ ...form, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({ target: orderForms.orderId, set: { ...form, updatedAt: now } })
    .run()
}

/**
 * Writes the domains of the order's form in place of earlier ones. Those that stay keep prefixes of
 * their own.
 */
export function claimNames(
  tx: Writer,
  orderId: number,
  names: readonly string[],
  now: number,
): void {
  tx.delete(domainPrefixes)
    .where(
      and(
        eq(domainPrefixes.orderId, orderId),
        sql`${domainPrefixes.name} not in (select value from json_each(${JSON.stringify(names)}))`,
      ),
    )
    .run()
  tx.delete(domainClaims).where(eq(domainClaims.orderId, orderId)).run()
  for (let start = 0; start < names.length; start += 250) {
    const slice = names.slice(start, start + 250)
    tx.insert(domainClaims)
      .values(slice.map((name, index) => ({ name, orderId, position: start + index })))
      .run()
  }
  noteReadable(tx, names)
  knowRegistrations(tx, names, now)
}

type StoredCredentials = { readonly credentials: string; readonly forgottenAt: number | null }

/**
 * An order's keys for a registrar, as JSON of key → id in `secrets`, and when they were forgotten;
 * null: there never were any.
 */
export function findCredentials(
  tx: Reader,
  orderId: number,
  platform: RegistrarId,
): StoredCredentials | null {
  const row = tx
    .select({
      credentials: platformCredentials.credentials,
      forgottenAt: platformCredentials.forgottenAt,
    })
    .from(platformCredentials)
    .where(
      and(
        eq(platformCredentials.orderId, orderId),
        eq(platformCredentials.platformType, platform),
      ),
    )
    .get()
  return row ?? null
}

/** Writes an order's keys for a registrar, as `findCredentials` reads them. */
export function putCredentials(
  tx: Writer,
  orderId: number,
  platform: RegistrarId,
  credentials: string,
  now: number,
): void {
  tx.insert(platformCredentials)
    .values({ orderId, platformType: platform, credentials, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: [platformCredentials.orderId, platformCredentials.platformType],
      set: { credentials, forgottenAt: null, updatedAt: now },
    })
    .run()
}

/** The domains of the order's form, in its order. */
export function claimedNames(tx: Reader, orderId: number): readonly string[] {
  return tx
    .select({ name: domainClaims.name })
    .from(domainClaims)
    .where(eq(domainClaims.orderId, orderId))
    .orderBy(asc(domainClaims.position))
    .all()
    .map(row => row.name)
}
