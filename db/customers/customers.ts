import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { counterOf, countRows } from '../core/counters.ts'
import type { Reader, Writer } from '../core/database.ts'
import { contains, foundCustomers, readTerm } from '../core/search.ts'
import { customers, orders, plans } from '../schema/schema.ts'

export type Paging = {
  readonly search?: string | undefined
  readonly limit: number
  readonly offset: number
}

/** Which customers: those that fulfil each condition that is given. */
export type CustomerFilter = Paging & {
  /** This one alone, archived or not. */
  readonly id?: number | undefined
  /** True: the archived ones; default: the others. */
  readonly archived?: boolean | undefined
  /** False: where counting costs a query, the total is 0. */
  readonly isCounted?: boolean | undefined
}

/** One page by name, with the number of orders of each. Deleted customers are left out. */
export function listCustomers(
  tx: Reader,
  { id, archived = false, search, limit, offset, isCounted }: CustomerFilter,
) {
  const term = readTerm(tx, search)
  const narrowed = and(
    id === undefined ? undefined : eq(customers.id, id),
    term === null ? undefined : sql`${customers.id} in (${foundCustomers(term)})`,
  )
  const isListed = archived ? isNotNull(customers.archivedAt) : isNull(customers.archivedAt)
  const where = and(
    narrowed,
    isNull(customers.deletedAt),
    id === undefined ? isListed : undefined,
  )
  const rows = tx
    .select({
      id: customers.id,
      name: customers.name,
      email: customers.email,
      createdAt: customers.createdAt,
      archivedAt: customers.archivedAt,
      orderCount: tx.$count(orders, eq(orders.customerId, customers.id)),
    })
    .from(customers)
    .where(where)
    .orderBy(sql`${customers.name} collate nocase`, asc(customers.id))
    .limit(limit)
    .offset(offset)
    .all()
  return {
    rows,
    total:
      narrowed === undefined
        ? counterOf(tx, 'customers', archived ? 'archived' : 'kept')
        : isCounted === false
          ? 0
          : countRows(tx, customers, where),
  }
}

type CustomerColumns = typeof customers.$inferSelect
export type CustomerInput = Pick<CustomerColumns, 'name' | 'email'> &
  Partial<
    Pick<
      CustomerColumns,
      'defaultPlatform' | 'defaultPlanId' | 'defaultExportFormat' | 'letterLanguage'
    >
  >

export function addCustomer(tx: Writer, customer: CustomerInput, now: number): number {
  return tx
    .insert(customers)
    .values({ ...customer, createdAt: now, updatedAt: now })
    .returning({ id: customers.id })
    .get().id
}

/** False: there is no customer of this id, or it was deleted. */
export function changeCustomer(
  tx: Writer,
  id: number,
  customer: CustomerInput,
  now: number,
): boolean {
  const change = { ...customer, updatedAt: now }
  return tx.update(customers).set(change).where(isNotDeleted(id)).run().changes > 0
}

const isNotDeleted = (id: number) => and(eq(customers.id, id), isNull(customers.deletedAt))

export function findCustomer(tx: Reader, id: number) {
  return (
    tx
      .select({ id: customers.id, name: customers.name, email: customers.email })
      .from(customers)
      .where(isNotDeleted(id))
      .get() ?? null
  )
}

/** A customer's whole row; null: there is none, or it was deleted. */
export const readCustomer = (tx: Reader, id: number): CustomerColumns | null =>
  tx.select().from(customers).where(isNotDeleted(id)).get() ?? null

/** Archives a customer, or takes it back with null. False: it is so already. */
export function setArchived(
  tx: Writer,
  id: number,
  archivedAt: number | null,
  now: number,
): boolean {
  const { archivedAt: column } = customers
  const isOther = archivedAt === null ? isNotNull(column) : isNull(column)
  const change = { archivedAt, updatedAt: now }
  const where = and(isNotDeleted(id), isOther)
  return tx.update(customers).set(change).where(where).run().changes > 0
}

export function findCustomerByEmail(tx: Reader, email: string) {
  const where = and(eq(customers.email, email), isNull(customers.deletedAt))
  return (
    tx
      .select({ id: customers.id, name: customers.name })
      .from(customers)
      .where(where)
      .orderBy(asc(customers.id))
      .get() ?? null
  )
}

/** Every customer that was not deleted, the oldest first: to match the names of a whole file. */
export function allCustomers(tx: Reader) {
  return tx
    .select({
      id: customers.id,
      name: customers.name,
      email: customers.email,
      archivedAt: customers.archivedAt,
    })
    .from(customers)
    .where(isNull(customers.deletedAt))
    .orderBy(asc(customers.id))
    .all()
}

export function customerExists(tx: Reader, id: number): boolean {
  return (
    tx.select({ id: customers.id }).from(customers).where(isNotDeleted(id)).get() !== undefined
  )
}

export type PlanRecord = typeof plans.$inferSelect
export type PlanInput = Omit<PlanRecord, 'id' | 'createdAt' | 'updatedAt'>

/** One page of plans, active ones first, then by name. */
export function listPlans(tx: Reader, { search, limit, offset }: Paging) {
  const where = search === undefined || search === '' ? undefined : contains(plans.name, search)
  const rows = tx
    .select()
    .from(plans)
    .where(where)
    .orderBy(sql`${plans.isActive} desc`, sql`${plans.name} collate nocase`, asc(plans.id))
    .limit(limit)
    .offset(offset)
    .all()
  return { rows, total: tx.select({ n: count() }).from(plans).where(where).get()?.n ?? 0 }
}

/** Plans of this name, whatever its case and the blanks around it. */
export function findPlansNamed(tx: Reader, name: string): readonly PlanRecord[] {
  const wanted = plainName(name)
  // compared here: plans are few, and SQLite folds the case of ASCII alone
  return tx
    .select()
    .from(plans)
    .all()
    .filter(plan => plainName(plan.name) === wanted)
}

const plainName = (name: string) => name.trim().toLowerCase()

/** The plan of an order; null: none was chosen yet. */
export const planOfOrder = (
  tx: Reader,
  { planId }: { readonly planId: number | null },
): PlanRecord | null => (planId === null ? null : findPlan(tx, planId))

export function findPlan(tx: Reader, id: number): PlanRecord | null {
  return tx.select().from(plans).where(eq(plans.id, id)).get() ?? null
}

export function addPlan(tx: Writer, plan: PlanInput, now: number): number {
  return tx
    .insert(plans)
    .values({ ...plan, createdAt: now, updatedAt: now })
    .returning({ id: plans.id })
    .get().id
}

/** False: there is no plan of this id. */
export function changePlan(tx: Writer, id: number, plan: PlanInput, now: number): boolean {
  const change = { ...plan, updatedAt: now }
  return tx.update(plans).set(change).where(eq(plans.id, id)).run().changes > 0
}
