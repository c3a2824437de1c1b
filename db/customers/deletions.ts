import { eq, type SQL, sql } from 'drizzle-orm'
import { namesPerson } from '../../shared/customers/names-person.ts'
import { columnKeys, formFields } from '../../shared/orders/form.ts'
import { openStatuses } from '../../shared/orders/life.ts'
import { countRows } from '../core/counters.ts'
import type { Reader, Writer } from '../core/database.ts'
import { idsOf, listed } from '../core/search.ts'
import { dropFilesOf } from '../exports/files.ts'
import { dropProfile } from '../exports/profiles.ts'
import {
  activityLogs,
  customers,
  imports,
  mailboxes,
  notifications,
  orderForms,
  orders,
} from '../schema/schema.ts'
import { forgetAnswers } from '../team/requests.ts'
import type { MergedCustomer } from './merges.ts'
import { ordersEverOf, type Tenure, tenureKeys, tenuresOf } from './tenures.ts'

/** The person behind a customer, as long as it is being removed. */
export type Person = {
  readonly id: number
  readonly name: string
  readonly email: string
  /** Earlier names and addresses, as `formerlyOf` finds them; default none. */
  readonly formerly?: readonly string[]
  /** Customers that became one with this one; the row of each still has name and address. */
  readonly merged?: readonly MergedCustomer[]
}

/** A person by each name and address that the customer's own row or a merged one has. */
export const facesOf = (person: Person): readonly Omit<Person, 'formerly' | 'merged'>[] => [
  person,
  ...(person.merged ?? []),
]

/** The name of a deleted customer. */
export const deletedName = (id: number): string => `Deleted customer ${id}`

/** Orders of a customer that are not over, the oldest first. */
export const openOrdersOf = (tx: Reader, id: number, limit: number): readonly number[] =>
  idsOf(
    tx,
    sql`select id from ${orders} where user_id = ${id} and status_manage_by_admin in ${openStatuses} order by id limit ${limit}`,
  )

/**
 * Leaves of the customer's row that there was one, so that it is neither found nor chosen, and the
 * same of those that became one with it.
 */
export function anonymise(tx: Writer, { id, merged = [] }: Person, now: number): void {
  for (const one of [...merged.map(row => row.id), id]) anonymiseOne(tx, one, now)
}

function anonymiseOne(tx: Writer, id: number, now: number): void {
  dropProfile(tx, { customerId: id })
  tx.update(customers)
    .set({
      name: deletedName(id),
      mergedInto: null,
      email: '',
      defaultPlatform: null,
      defaultPlanId: null,
      defaultExportFormat: null,
      letterLanguage: null,
      deletedAt: now,
      updatedAt: now,
    })
    .where(eq(customers.id, id))
    .run()
}

/** When the customer of an order was deleted; null: it was not. */
export function customerDeletedAt(tx: Reader, orderId: number): number | null {
  const row = tx
    .select({ deletedAt: customers.deletedAt })
    .from(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(eq(orders.id, orderId))
    .get()
  return row?.deletedAt ?? null
}

/** How many rows a deletion would change or remove. */
export function countDeletion(tx: Reader, id: number) {
  const tenures = tenuresOf(tx, id, ordersEverOf(tx, id, 0))
  const owned = rowsOf(tenures)
  const count = (from: SQL, where = sql`true`) =>
    tx.get<{ n: number }>(sql`select count(*) as n from ${owned} as o ${from} where ${where}`)
      ?.n ?? 0
  const now = new Set(tenures.filter(one => one.isNow).map(one => one.orderId))
  const ever = new Set(tenures.map(one => one.orderId))
  return {
    orders: now.size,
    formerOrders: ever.size - now.size,
    letters: count(sql`cross join letters as l on ${isLetter}`),
    notes: count(sql`cross join order_notes as n on ${isNote}`),
    activity: count(sql`cross join activity_logs as a on ${isActivity}`),
    notifications: countRows(tx, notifications, eq(notifications.customerId, id)),
    exchanges: count(sql`cross join exchanges as x on ${isExchange}`),
    mailboxPasswords: count(
      sql`cross join order_emails as e on ${isMailbox(id)}`,
      sql`e.purged_at is null`,
    ),
    registrarKeys: count(
      sql`cross join platform_credentials as k on k.order_id = o."orderId"`,
      sql`k.forgotten_at is null and ${isNow}`,
    ),
    importRows: count(sql`cross join import_orders as i on ${isImportRow}`),
  }
}

/** The tenures as a table, which queries name `o`. */
const rowsOf = (tenures: readonly Tenure[]): SQL => {
  const columns = tenureKeys.map(
    key => sql`value ->> ${sql.raw(`'$.${key}'`)} as ${sql.raw(`"${key}"`)}`,
  )
  return sql`(select ${sql.join(columns, sql`, `)} from json_each(${JSON.stringify(tenures)}))`
}

/** For rows of which an order has one: they are its current customer's. */
const isNow = sql`o."isNow"`
const isLetter = sql`l.order_id = o."orderId" and l.id > o."letterAfter" and l.id <= o."letterUpTo"`
const isNote = sql`n.order_id = o."orderId" and n.id > o."noteAfter" and n.id <= o."noteUpTo"`
const isActivity = sql`a.subject_type = 'order' and a.subject_id = o."orderId" and a.id > o."activityAfter" and a.id <= o."activityUpTo"`
const isExchange = sql`x.order_id = o."orderId" and x.created_at >= o."since" and x.created_at < o."until"`
/** For rows that are changed in place: they are whose the order was at the last change. */
const isUnchanged = sql`r.order_id = o."orderId" and r.updated_at >= o."since" and r.updated_at < o."until"`
const isImportRow = sql`i.order_id = o."orderId" and exists (select 1 from imports as f
  where f.id = i.import_id and f.created_at >= o."since" and f.created_at < o."until")`
/** A wanted mailbox is the order's current customer's, an extra one whose it was when it left. */
const isMailbox = (customerId: number) =>
  sql`e.order_id = o."orderId" and iif(e.is_extra, e.user_id = ${customerId}, ${isNow})`

/** Row ids of a table, `limit` at most: rows of these tenures for which `where` still holds. */
const some = (owned: SQL, table: string, of: SQL, where: SQL, limit: number): SQL => {
  const [name, short] = table.split(' ')
  return sql`(select ${sql.raw(`${short}.rowid`)} from ${owned} as o cross join ${sql.raw(`${name} as ${short}`)} on ${of} where ${where} limit ${limit})`
}

/** Columns of the order form that `formFields` says go with the customer. */
const personalColumns = columnKeys
  .filter(key => formFields[key].column === 'goes')
  .map(key => orderForms[key].name)

/**
 * Statements that take the person out of the rows of orders. Each takes `limit` rows that it has
 * not taken yet, so it may be run again. Domains, addresses, times and amounts stay: they were sold.
 */
const cleaners: readonly ((owned: SQL, limit: number) => SQL)[] = [
  (owned, limit) =>
    sql`update letters set recipient = '', subject = 'Letter to a deleted customer', body = '', html = null,
      error_message = iif(status in ('waiting', 'held'), 'The customer was deleted.', null),
      status = iif(status in ('waiting', 'held'), 'withdrawn', status)
      where rowid in ${some(owned, 'letters l', isLetter, sql`l.recipient <> '' or l.body <> ''`, limit)}`,
  (owned, limit) =>
    sql`delete from order_notes where rowid in ${some(owned, 'order_notes n', isNote, sql`true`, limit)}`,
  (owned, limit) =>
    sql`delete from exchanges where rowid in ${some(owned, 'exchanges x', isExchange, sql`true`, limit)}`,
  (owned, limit) =>
    sql`update reorder_infos set prefix_variants_details = '{}', ${sql.join(
      personalColumns.map(name => sql`${sql.identifier(name)} = null`),
      sql`, `,
    )} where rowid in ${some(
      owned,
      'reorder_infos r',
      sql`r.order_id = o."orderId" and ${isNow}`,
      sql`r.prefix_variants_details <> '{}' or coalesce(${sql.join(
        personalColumns.map(name => sql`r.${sql.identifier(name)}`),
        sql`, `,
      )}) is not null`,
      limit,
    )}`,
  (owned, limit) =>
    sql`update domain_prefixes set prefix_variants_details = '{}'
      where rowid in ${some(owned, 'domain_prefixes p', sql`p.order_id = o."orderId" and ${isNow}`, sql`p.prefix_variants_details <> '{}'`, limit)}`,
  (owned, limit) =>
    sql`update orders set reason = null
      where rowid in ${some(owned, 'orders r', sql`r.id = o."orderId" and ${isNow}`, sql`r.reason is not null`, limit)}`,
  (owned, limit) =>
    sql`update order_automations set response_data = null, error_message = null
      where rowid in ${some(owned, 'order_automations r', isUnchanged, sql`coalesce(r.response_data, r.error_message) is not null`, limit)}`,
  (owned, limit) =>
    sql`update domain_transfers set response_data = null, error_message = null
      where rowid in ${some(owned, 'domain_transfers r', isUnchanged, sql`coalesce(r.response_data, r.error_message) is not null`, limit)}`,
  (owned, limit) =>
    sql`update order_domains set failure_detail = null, failure_ip = null
      where rowid in ${some(owned, 'order_domains r', isUnchanged, sql`coalesce(r.failure_detail, r.failure_ip) is not null`, limit)}`,
  (owned, limit) =>
    sql`update import_orders set customer = '', cells = null, why = null
      where rowid in ${some(owned, 'import_orders i', isImportRow, sql`i.customer <> '' or coalesce(i.cells, i.why) is not null`, limit)}`,
]

/**
 * Takes the person out of some rows of these tenures; returns how many statements found any, so 0
 * when it is done. A form that is another customer's now loses the address alone.
 */
export function cleanOrders(
  tx: Writer,
  tenures: readonly Tenure[],
  person: Person,
  limit: number,
): number {
  const owned = rowsOf(tenures)
  const emails = facesOf(person).flatMap(({ email }) => (email === '' ? [] : [email]))
  tx.run(
    sql`update reorder_infos set master_inbox_email = null, master_inbox_confirmation = null
      where rowid in ${some(owned, 'reorder_infos r', sql`r.order_id = o."orderId"`, sql`lower(r.master_inbox_email) in ${listed(emails)}`, -1)}`,
  )
  return cleaners.filter(clean => tx.run(clean(owned, limit)).changes > 0).length
}

/** Mailboxes of a customer in these tenures that still have a password or a person's name. */
export const personalMailboxes = (
  tx: Reader,
  tenures: readonly Tenure[],
  customerId: number,
  limit: number,
) =>
  tx.all<{ id: number; password: string }>(
    sql`select e.id, e.password from ${rowsOf(tenures)} as o
      cross join order_emails as e on ${isMailbox(customerId)}
      where e.password <> '' or e.first_name <> '' or e.last_name <> '' limit ${limit}`,
  )

/** Empties passwords and names, and forgets their files; the caller drops the secrets. */
export function cleanMailboxes(tx: Writer, ids: readonly number[], now: number): void {
  dropFilesOf(tx, ids)
  forgetAnswers(tx)
  tx.update(mailboxes)
    .set({
      password: '',
      firstName: '',
      lastName: '',
      purgedAt: sql`coalesce(${mailboxes.purgedAt}, ${now})`,
    })
    .where(sql`${mailboxes.id} in (select value from json_each(${JSON.stringify(ids)}))`)
    .run()
}

type OwnedActivity = Pick<
  typeof activityLogs.$inferSelect,
  'id' | 'action' | 'description' | 'properties'
>

/** One page of the activity of these tenures, by id, after one. */
export const activityOf = (
  tx: Reader,
  tenures: readonly Tenure[],
  after: number,
  limit: number,
) =>
  tx.all<OwnedActivity>(
    sql`select a.id, a.action, a.description, a.properties from ${rowsOf(tenures)} as o
      cross join activity_logs as a on ${isActivity}
      where a.id > ${after} order by a.id limit ${limit}`,
  )

/** Whether this happened to an order at that time. */
export function hasActivity(tx: Reader, orderId: number, action: string, at: number): boolean {
  const found = tx.get(
    sql`select 1 from ${activityLogs} where subject_type = 'order' and subject_id = ${orderId} and action = ${action} and created_at = ${at} limit 1`,
  )
  return found !== undefined
}

export function changeActivity(
  tx: Writer,
  id: number,
  change: { readonly description: string; readonly properties: string },
): void {
  tx.update(activityLogs).set(change).where(eq(activityLogs.id, id)).run()
}

/**
 * Deletes some notifications about the person, and takes the name out of names of imported files.
 * False: there was no notification.
 */
export function cleanPerson(tx: Writer, person: Person, limit: number): boolean {
  const { id } = person
  const notices = tx.run(
    sql`delete from notifications where rowid in (select rowid from notifications where user_id = ${id} limit ${limit})`,
  )
  for (const file of tx.select().from(imports).all())
    if (facesOf(person).some(face => namesPerson(file.name, face)))
      tx.update(imports).set({ name: 'Orders' }).where(eq(imports.id, file.id)).run()
  return notices.changes > 0
}

/** Whether a letter to the person is being sent; once it is, a row with the person's name is written. */
export function isBeingWrittenTo(tx: Reader, id: number): boolean {
  const sending = idsOf(
    tx,
    sql`select distinct order_id as id from letters where status = 'sending'`,
  )
  const found = tx.get(
    sql`select 1 from ${rowsOf(tenuresOf(tx, id, sending))} as o
      cross join letters as l on ${isLetter} where l.status = 'sending' limit 1`,
  )
  return found !== undefined
}

export const personIndexes = ['customer_search', 'mailbox_search', 'letter_search'] as const
/** Pages of an index that are merged in one transaction. */
const mergedPages = 64

/**
 * Merges some parts of a search index, which holds deleted words until then. `isFirst` begins to
 * make all parts one. False: there is nothing left to merge.
 */
export function mergeIndex(
  tx: Writer,
  name: (typeof personIndexes)[number],
  isFirst: boolean,
): boolean {
  const index = sql.raw(name)
  const pages = sql.raw(String(isFirst ? -mergedPages : mergedPages))
  const before = changesSoFar(tx)
  tx.run(sql`insert into ${index}(${index}, rank) values ('merge', ${pages})`)
  // the statement itself counts as one change
  return changesSoFar(tx) - before >= 2
}

const changesSoFar = (tx: Reader): number =>
  tx.get<{ n: number }>(sql`select total_changes() as n`)?.n ?? 0
