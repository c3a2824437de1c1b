import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { searchGroups } from '../../shared/search/search.ts'
import type { Reader } from '../core/database.ts'
import { domainsPerOrder } from '../core/derived/search-index.ts'
import {
  beginsWith,
  foundCustomers,
  nameBegins,
  phrase,
  readTerm,
  type Term,
} from '../core/search.ts'
import { customers, domainClaims, mailboxes, orders } from '../schema/schema.ts'

/** So many hits of each kind are shown in the palette. */
const perGroup = 6
/** One more is looked for, to tell whether there are more. */
const lookedFor = perGroup + 1

/** What the palette finds: a few of each kind, those first that begin with the text. */
export function searchEverything(tx: Reader, text: string) {
  const term = readTerm(tx, text)
  if (term === null) return { orders: [], customers: [], domains: [], mailboxes: [], more: [] }
  const customers = findCustomers(tx, term)
  const ids = customers.slice(0, perGroup).map(({ id }) => id)
  const orders = findOrders(tx, term, ids)
  const domains = findDomains(tx, term)
  const mailboxes = findMailboxes(tx, term)
  const found = { orders, customers, domains, mailboxes }
  return {
    orders: orders.slice(0, perGroup),
    customers: customers.slice(0, perGroup),
    domains: domains.slice(0, perGroup),
    mailboxes: mailboxes.slice(0, perGroup),
    more: searchGroups.filter(group => found[group].length > perGroup),
  }
}

/** Rows that begin with the term, then, while there is room, others that contain it. */
function likeliest<Row>(
  begin: readonly Row[],
  containing: () => readonly Row[],
  keyOf: (row: Row) => number | string,
): readonly Row[] {
  const rows = begin.length < lookedFor ? [...begin, ...containing()] : begin
  return [...new Map(rows.map(row => [keyOf(row), row])).values()].slice(0, lookedFor)
}

function findCustomers(tx: Reader, term: Term) {
  const name = sql`${customers.name} collate nocase`
  const found = (where: SQL) =>
    tx
      .select({
        id: customers.id,
        name: customers.name,
        email: customers.email,
        hasOrders: sql<number>`exists (select 1 from ${orders} where ${orders.customerId} = "users"."id")`,
      })
      .from(customers)
      .where(and(where, isNull(customers.deletedAt)))
      .orderBy(name, asc(customers.id))
      .limit(lookedFor)
      .all()
      .map(row => ({ ...row, hasOrders: row.hasOrders === 1 }))
  return likeliest(
    found(sql`${name} >= ${term.text} and ${name} < ${`${term.text}\u{10ffff}`}`),
    () => found(sql`${customers.id} in (${foundCustomers(term)} limit ${mostLookedAt})`),
    row => row.id,
  )
}

/** So many hits of an index are sorted; of more, the newest are left out. */
const mostLookedAt = 1_000

/** The order with this number, then the newest of these customers. */
function findOrders(tx: Reader, { text }: Term, customerIds: readonly number[]) {
  const number = Number(/^#?(\d{1,12})$/.exec(text)?.[1] ?? 0)
  const isOf =
    customerIds.length === 0 ? undefined : inArray(orders.customerId, [...customerIds])
  return tx
    .select({
      id: orders.id,
      customerName: customers.name,
      status: orders.status,
      draftCause: orders.draftCause,
    })
    .from(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(or(eq(orders.id, number), isOf))
    .orderBy(desc(sql`${orders.id} = ${number}`), desc(orders.id))
    .limit(lookedFor)
    .all()
}

function findDomains(tx: Reader, term: Term) {
  const hits = () =>
    tx
      .select({
        name: domainClaims.name,
        orderId: domainClaims.orderId,
        customerName: customers.name,
        status: orders.status,
        draftCause: orders.draftCause,
      })
      .from(domainClaims)
      .innerJoin(orders, eq(orders.id, domainClaims.orderId))
      .innerJoin(customers, eq(customers.id, orders.customerId))
  const perOrder = sql.raw(String(domainsPerOrder))
  const positions = sql`select rowid / ${perOrder} as order_id, rowid % ${perOrder} as position from domain_search where domain_search match ${phrase(term)} order by rowid desc limit ${2 * lookedFor}`
  // a join: for a pair of columns in a subquery SQLite would use the index by the first alone
  const claims = sql`select claim.rowid from (${positions}) as hit cross join ${domainClaims} as claim on claim.order_id = hit.order_id and claim.position = hit.position`
  return likeliest(
    hits()
      .where(nameBegins(domainClaims.name, term))
      .orderBy(asc(domainClaims.name), desc(domainClaims.orderId))
      .limit(lookedFor)
      .all(),
    () =>
      term.kind === 'start'
        ? []
        : hits()
            .where(sql`${domainClaims}.rowid in (${claims})`)
            .orderBy(desc(domainClaims.orderId), asc(domainClaims.position))
            .all(),
    row => `${row.name} ${row.orderId}`,
  )
}

/** Mailboxes by the beginning of the address, then by a part of it or of the person's name. */
function findMailboxes(tx: Reader, term: Term) {
  const hits = (ids: SQL) =>
    tx.all<{ id: number; email: string; orderId: number }>(
      sql`select id, email, order_id as "orderId" from ${mailboxes} where removed_at is null and ${ids}`,
    )
  return likeliest(
    hits(sql`${beginsWith(sql`email`, term)} order by email, id desc limit ${lookedFor}`),
    () =>
      term.kind === 'start'
        ? []
        : hits(
            sql`id in (select rowid from mailbox_search where mailbox_search match ${phrase(term)} order by rowid desc limit ${4 * lookedFor}) order by id desc limit ${2 * lookedFor}`,
          ),
    row => row.id,
  )
}
