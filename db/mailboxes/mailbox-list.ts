import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { TimeRange } from '../../shared/border/time-range.ts'
import type { LoginFilter } from '../../shared/mailboxes/login.ts'
import { counterOf, countRows } from '../core/counters.ts'
import type { Reader } from '../core/database.ts'
import { below, type Page } from '../core/page.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { countUpTo, idsOf, readTerm, searchCap, type Term } from '../core/search.ts'
import { customers, mailboxes, mailboxLogins, orderDomains } from '../schema/schema.ts'
import { isOfLoginFilter } from './login-filter.ts'
import { mailboxesInRange } from './mailbox-range.ts'
import { isHit, searchMailboxes } from './mailbox-search.ts'

export type MailboxFilter = {
  readonly orderId?: number | undefined
  readonly customerId?: number | undefined
  readonly search?: string | undefined
  readonly login?: LoginFilter | undefined
  /** Only mailboxes whose row was made in this time. */
  readonly range?: TimeRange | undefined
}

const rowsOfPage = preparedQuery(tx =>
  tx
    .select({
      mailbox: mailboxes,
      customerName: customers.name,
      domainState: orderDomains.state,
      login: mailboxLogins,
    })
    .from(mailboxes)
    .innerJoin(customers, eq(customers.id, mailboxes.customerId))
    .leftJoin(mailboxLogins, eq(mailboxLogins.mailboxId, mailboxes.id))
    .leftJoin(
      orderDomains,
      and(eq(orderDomains.orderId, mailboxes.orderId), eq(orderDomains.name, mailboxes.domain)),
    )
    .where(sql`${mailboxes.id} in (select value from json_each(${sql.placeholder('ids')}))`)
    .prepare(),
)

/** One page of mailboxes, the newest first, whether they exist or not. */
export function listMailboxes(tx: Reader, filter: MailboxFilter, page: Page) {
  const term = readTerm(tx, filter.search)
  const of = ofOwner(filter)
  const { rows: ids, total } =
    filter.range !== undefined
      ? mailboxesInRange(tx, { of, term, range: filter.range }, page)
      : term === null
        ? everyMailbox(tx, of, page)
        : of === undefined
          ? searchMailboxes(tx, term, page)
          : searchOwned(tx, of, term, page)
  const byId = new Map(
    rowsOfPage(tx)
      .all({ ids: JSON.stringify(ids) })
      .map(row => [row.mailbox.id, row]),
  )
  return { rows: ids.flatMap(id => byId.get(id) ?? []), total }
}

type Found = { readonly rows: readonly number[]; readonly total: number }

/** Mailboxes of an order or a customer, or by their logins; undefined: of all. */
const ofOwner = ({ orderId, customerId, login }: MailboxFilter): SQL | undefined =>
  and(
    orderId === undefined ? undefined : sql`${mailboxes.orderId} = ${orderId}`,
    customerId === undefined ? undefined : sql`${mailboxes.customerId} = ${customerId}`,
    login === undefined ? undefined : isOfLoginFilter[login],
  )

function everyMailbox(
  tx: Reader,
  of: SQL | undefined,
  { limit, offset, after, isCounted }: Page,
): Found {
  const where = and(of, below(mailboxes.id, after)) ?? sql`true`
  return {
    rows: idsOf(
      tx,
      sql`select id from ${mailboxes} where ${where} order by id desc limit ${limit} offset ${offset}`,
    ),
    total:
      of === undefined
        ? counterOf(tx, 'mailboxes')
        : isCounted === false
          ? 0
          : countRows(tx, mailboxes, of),
  }
}

/** Searches one order or customer, whose mailboxes are few enough to look at each. */
function searchOwned(
  tx: Reader,
  of: SQL,
  term: Term,
  { limit, offset, after, isCounted }: Page,
): Found {
  const hits = sql`${of} and ${isHit(term)}`
  const where = and(hits, below(mailboxes.id, after))
  return {
    rows: idsOf(
      tx,
      sql`select id from ${mailboxes} where ${where} order by id desc limit ${limit} offset ${offset}`,
    ),
    total:
      isCounted === false
        ? 0
        : Math.min(
            searchCap,
            countUpTo(tx, searchCap, sql`select id from ${mailboxes} where ${hits}`),
          ),
  }
}

export function findMailbox(tx: Reader, id: number) {
  return tx.select().from(mailboxes).where(eq(mailboxes.id, id)).get() ?? null
}
