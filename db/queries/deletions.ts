import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { namesPerson } from '../../shared/names-person.ts'
import { openOrderStatuses } from '../../shared/order.ts'
import type { Transaction } from '../database.ts'
import {
  activityLogs,
  exchanges,
  importOrders,
  imports,
  letters,
  notifications,
  orderEmails,
  orderNotes,
  orders,
  platformCredentials,
  users,
} from '../schema/schema.ts'
import { countRows } from './counters.ts'
import { idsOf } from './search.ts'

/** The person behind a customer, as long as it is being removed. */
export type Person = { readonly id: number; readonly name: string; readonly email: string }

/** What stands in place of the name. */
export const deletedName = (id: number): string => `Deleted customer ${id}`

/** Orders of a customer that are not over, the oldest first. */
export const openOrdersOf = (tx: Transaction, id: number, limit: number): readonly number[] =>
  idsOf(
    tx,
    sql`select id from ${orders} where user_id = ${id} and status_manage_by_admin in ${[...openOrderStatuses]} order by id limit ${limit}`,
  )

/** Orders of a customer beyond an id, some at a time. */
export const ordersOf = (
  tx: Transaction,
  id: number,
  after: number,
  limit: number,
): readonly number[] =>
  idsOf(
    tx,
    sql`select id from ${orders} where user_id = ${id} and id > ${after} order by id limit ${limit}`,
  )

/** From now on nobody chooses or finds the customer. */
export function anonymise(tx: Transaction, id: number, now: number): void {
  tx.update(users)
    .set({ name: deletedName(id), email: '', deletedAt: now, updatedAt: now })
    .where(eq(users.id, id))
    .run()
}

/** Whether the customer of an order was deleted. */
export function isOfDeleted(tx: Transaction, orderId: number): boolean {
  const row = tx
    .select({ deletedAt: users.deletedAt })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.userId))
    .where(eq(orders.id, orderId))
    .get()
  return row !== undefined && row.deletedAt !== null
}

/** How many rows a deletion would change or remove. */
export function countDeletion(tx: Transaction, person: Person) {
  const { id } = person
  const ofOrders = (column: SQL) =>
    sql`${column} in (select id from ${orders} where user_id = ${id})`
  return {
    orders: countRows(tx, orders, eq(orders.userId, id)),
    letters: countRows(tx, letters, ofOrders(sql`${letters.orderId}`)),
    notes: countRows(tx, orderNotes, ofOrders(sql`${orderNotes.orderId}`)),
    activity: countRows(
      tx,
      activityLogs,
      and(eq(activityLogs.subjectType, 'order'), ofOrders(sql`${activityLogs.subjectId}`)),
    ),
    notifications: countRows(tx, notifications, eq(notifications.userId, id)),
    exchanges: countRows(tx, exchanges, ofOrders(sql`${exchanges.orderId}`)),
    mailboxPasswords: countRows(
      tx,
      orderEmails,
      and(eq(orderEmails.userId, id), isNull(orderEmails.purgedAt)),
    ),
    registrarKeys: countRows(
      tx,
      platformCredentials,
      and(
        isNull(platformCredentials.forgottenAt),
        ofOrders(sql`${platformCredentials.orderId}`),
      ),
    ),
    importRows:
      countRows(tx, importOrders, ofOrders(sql`${importOrders.orderId}`)) +
      importRowsNear(tx, person, 0).filter(row => isRowOf(row, person)).length,
  }
}

type ImportRow = {
  readonly id: number
  readonly customer: string
  readonly cells: string | null
}

/** Rows of files that became no order and may be about the person, beyond an id. */
function importRowsNear(
  tx: Transaction,
  { name, email }: Person,
  after: number,
  limit = -1,
): readonly ImportRow[] {
  return tx.all<ImportRow>(
    sql`select rowid as id, customer, cells from import_orders
      where order_id is null and rowid > ${after}
        and (lower(trim(customer)) = lower(trim(${name}))
          or instr(lower(customer || ' ' || ifnull(cells, '')), lower(${email})) > 0)
      order by rowid limit ${limit}`,
  )
}

/** Whether its customer is the person, or a cell holds the address. */
const isRowOf = ({ customer, cells }: ImportRow, { name, email }: Person): boolean =>
  (name.trim() !== '' && customer.trim().toLowerCase() === name.trim().toLowerCase()) ||
  // cells are JSON, where a new line is written as a letter
  namesPerson([customer, cells?.replaceAll(/\\[bfnrt]/g, ' ')], { name: '', email })

const some = (table: SQL, where: SQL, limit: number): SQL =>
  sql`(select rowid from ${table} where ${where} limit ${limit})`

/**
 * What goes from tables of orders: each statement takes only rows that it has not taken yet, some
 * at a time. Domains, addresses, times and amounts stay: they are what was sold.
 */
const cleaners: readonly ((ids: SQL, limit: number) => SQL)[] = [
  (ids, limit) =>
    sql`update letters set recipient = '', subject = 'Letter to a deleted customer', body = '',
      error_message = iif(status in ('waiting', 'held'), 'The customer was deleted.', null),
      status = iif(status in ('waiting', 'held'), 'withdrawn', status)
      where rowid in ${some(sql`letters`, sql`order_id in ${ids} and (recipient <> '' or body <> '')`, limit)}`,
  (ids, limit) =>
    sql`delete from order_notes where rowid in ${some(sql`order_notes`, sql`order_id in ${ids}`, limit)}`,
  (ids, limit) =>
    sql`delete from exchanges where rowid in ${some(sql`exchanges`, sql`order_id in ${ids}`, limit)}`,
  ids =>
    sql`update reorder_infos set prefix_variants_details = '{}', other_platform = null, forwarding_url = null,
      profile_picture_link = null, email_persona_picture_link = null, master_inbox_email = null,
      master_inbox_confirmation = null, additional_info = null
      where order_id in ${ids} and (prefix_variants_details <> '{}' or coalesce(other_platform, forwarding_url,
        profile_picture_link, email_persona_picture_link, master_inbox_email, additional_info) is not null)`,
  ids => sql`update orders set reason = null where id in ${ids} and reason is not null`,
  (ids, limit) =>
    sql`update order_automations set response_data = null, error_message = null
      where rowid in ${some(sql`order_automations`, sql`order_id in ${ids} and coalesce(response_data, error_message) is not null`, limit)}`,
  (ids, limit) =>
    sql`update domain_transfers set response_data = null, error_message = null
      where rowid in ${some(sql`domain_transfers`, sql`order_id in ${ids} and coalesce(response_data, error_message) is not null`, limit)}`,
  (ids, limit) =>
    sql`update order_domains set failure_detail = null, failure_ip = null
      where rowid in ${some(sql`order_domains`, sql`order_id in ${ids} and coalesce(failure_detail, failure_ip) is not null`, limit)}`,
  (ids, limit) =>
    sql`update import_orders set customer = '', cells = null, why = null
      where rowid in ${some(sql`import_orders`, sql`order_id in ${ids} and (customer <> '' or coalesce(cells, why) is not null)`, limit)}`,
]

/** Takes the person out of some rows of these orders; answers how many statements found any. */
export function cleanOrders(tx: Transaction, ids: readonly number[], limit: number): number {
  const list = sql`(select value from json_each(${JSON.stringify(ids)}))`
  return cleaners.filter(clean => tx.run(clean(list, limit)).changes > 0).length
}

/** Mailboxes of these orders that still hold a password or a person's name. */
export function personalMailboxes(tx: Transaction, ids: readonly number[], limit: number) {
  return tx
    .select({ id: orderEmails.id, password: orderEmails.password })
    .from(orderEmails)
    .where(
      sql`${orderEmails.orderId} in (select value from json_each(${JSON.stringify(ids)}))
        and (${orderEmails.password} <> '' or ${orderEmails.firstName} <> '' or ${orderEmails.lastName} <> '')`,
    )
    .limit(limit)
    .all()
}

/** Their secrets are the caller's. */
export function cleanMailboxes(tx: Transaction, ids: readonly number[], now: number): void {
  tx.update(orderEmails)
    .set({
      password: '',
      firstName: '',
      lastName: '',
      purgedAt: sql`coalesce(${orderEmails.purgedAt}, ${now})`,
    })
    .where(sql`${orderEmails.id} in (select value from json_each(${JSON.stringify(ids)}))`)
    .run()
}

/** Activity of these orders beyond an id. */
export function activityOf(
  tx: Transaction,
  ids: readonly number[],
  after: number,
  limit: number,
) {
  return tx
    .select({
      id: activityLogs.id,
      action: activityLogs.action,
      description: activityLogs.description,
      properties: activityLogs.properties,
    })
    .from(activityLogs)
    .where(
      sql`${activityLogs.subjectType} = 'order' and ${activityLogs.subjectId} in (select value from json_each(${JSON.stringify(ids)})) and ${activityLogs.id} > ${after}`,
    )
    .orderBy(activityLogs.id)
    .limit(limit)
    .all()
}

/** Whether this ever happened to an order. */
export function hasActivity(tx: Transaction, orderId: number, action: string): boolean {
  const found = tx.get(
    sql`select 1 from ${activityLogs} where subject_type = 'order' and subject_id = ${orderId} and action = ${action} limit 1`,
  )
  return found !== undefined
}

export function changeActivity(
  tx: Transaction,
  id: number,
  change: { readonly description: string; readonly properties: string },
): void {
  tx.update(activityLogs).set(change).where(eq(activityLogs.id, id)).run()
}

/** Deletes some rows of files; answers the last one that it looked at, null: there was none. */
export function cleanImportRows(
  tx: Transaction,
  person: Person,
  after: number,
  limit: number,
): number | null {
  const rows = importRowsNear(tx, person, after, limit)
  const ids = rows.filter(row => isRowOf(row, person)).map(row => row.id)
  tx.run(
    sql`delete from import_orders where rowid in (select value from json_each(${JSON.stringify(ids)}))`,
  )
  return rows.at(-1)?.id ?? null
}

/** What hangs on no order: notices for staff, names of files. */
export function cleanPerson(tx: Transaction, person: Person, limit: number): boolean {
  const { id } = person
  const notices = tx.run(
    sql`delete from notifications where rowid in ${some(sql`notifications`, sql`user_id = ${id}`, limit)}`,
  )
  for (const file of tx.select().from(imports).all())
    if (namesPerson(file.name, person))
      tx.update(imports).set({ name: 'Orders' }).where(eq(imports.id, file.id)).run()
  return notices.changes > 0
}

/** A letter that is on its way names the person once more when it has left. */
export function isBeingWrittenTo(tx: Transaction, id: number): boolean {
  return (
    countRows(
      tx,
      letters,
      sql`${letters.status} = 'sending' and ${letters.orderId} in (select id from ${orders} where user_id = ${id})`,
    ) > 0
  )
}

export const personIndexes = ['customer_search', 'mailbox_search', 'letter_search'] as const
/** Pages of an index that are merged in one turn. */
const mergedPages = 64

/**
 * An index keeps old words as unused until its parts are merged: merges some of them. `isFirst`
 * makes all parts one. False: there is nothing left to merge.
 */
export function mergeIndex(
  tx: Transaction,
  name: (typeof personIndexes)[number],
  isFirst: boolean,
): boolean {
  const index = sql.raw(name)
  const pages = sql.raw(String(isFirst ? -mergedPages : mergedPages))
  const before = changesSoFar(tx)
  tx.run(sql`insert into ${index}(${index}, rank) values ('merge', ${pages})`)
  // the statement itself is one change
  return changesSoFar(tx) - before >= 2
}

const changesSoFar = (tx: Transaction): number =>
  tx.get<{ n: number }>(sql`select total_changes() as n`)?.n ?? 0
