import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { TimeRange } from '../../shared/border/time-range.ts'
import type { LoginFilter } from '../../shared/mailboxes/login.ts'
import { counterOf, countRows } from '../core/counters.ts'
import type { Reader, Writer } from '../core/database.ts'
import { below, type Page } from '../core/page.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { countUpTo, idsOf, listed, readTerm, searchCap, type Term } from '../core/search.ts'
import { mailboxExists } from '../schema/domains.ts'
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

/** What an export needs of a mailbox; `password` is the id of a secret. */
export type ExportedRow = Pick<
  typeof mailboxes.$inferSelect,
  | 'id'
  | 'email'
  | 'password'
  | 'firstName'
  | 'lastName'
  | 'domain'
  | 'orderId'
  | 'imapHost'
  | 'imapPort'
  | 'smtpHost'
  | 'smtpPort'
>

/** Which mailboxes: those that fulfil each condition that is given; without any, all. */
export type MailboxChoice = {
  readonly orderIds?: readonly number[]
  readonly mailboxIds?: readonly number[]
  readonly customerId?: number
}

export type ExportChoice = MailboxChoice & { readonly onlyNew?: boolean }

/** An extra mailbox is exported only when it is chosen by its own id. */
const isOrdered = ({ mailboxIds }: ExportChoice): SQL | undefined =>
  mailboxIds === undefined ? eq(mailboxes.isExtra, false) : undefined

export function isChosen({
  orderIds,
  mailboxIds,
  customerId,
  onlyNew,
}: ExportChoice): SQL | undefined {
  return and(
    orderIds === undefined ? undefined : sql`${mailboxes.orderId} in ${listed(orderIds)}`,
    mailboxIds === undefined ? undefined : sql`${mailboxes.id} in ${listed(mailboxIds)}`,
    customerId === undefined ? undefined : eq(mailboxes.customerId, customerId),
    onlyNew === true ? isNull(mailboxes.exportedAt) : undefined,
  )
}

/** Whether an export of the choice contains a chosen mailbox. */
const isInExport = (choice: ExportChoice): SQL | undefined =>
  and(mailboxExists, isOrdered(choice), isNull(mailboxes.purgedAt))

const exportPage = 500

/** The rows of an export in pages by id: an open statement would lock the connection. */
export function* exportRows(
  tx: Reader,
  choice: ExportChoice,
): Generator<readonly ExportedRow[]> {
  const where = and(isInExport(choice), isChosen(choice))
  let last = 0
  for (;;) {
    // by SQL as it is: of 100,000 rows, most of the time would go into mapping columns
    const rows = tx.all<ExportedRow>(
      sql`select id, email, password, first_name as firstName, last_name as lastName, domain,
          order_id as orderId, imap_host as imapHost, imap_port as imapPort,
          smtp_host as smtpHost, smtp_port as smtpPort
        from ${mailboxes} where id > ${last} and ${where} order by id limit ${exportPage}`,
    )
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1)?.id ?? last
  }
}

export type ExportedCustomer = { readonly id: number; readonly name: string }

const customersPage = 5000

/** Whose mailboxes an export has: customers by their ids, page by page, one may come again. */
export function* exportedCustomers(
  tx: Reader,
  choice: ExportChoice,
): Generator<readonly ExportedCustomer[]> {
  const where = and(isInExport(choice), isChosen(choice))
  for (let last = 0; ; ) {
    const page = tx.get<{ last: number | null; customers: string }>(
      sql`select max(last) as last, json_group_array(json_object('id', c.id, 'name', c.name)) as customers
        from (select user_id, max(id) as last from (
          select id, user_id from ${mailboxes} where id > ${last} and ${where}
          order by id limit ${customersPage}) group by user_id) as m
        join ${customers} as c on c.id = m.user_id`,
    )
    if (page === undefined || page.last === null) return
    yield customersSchema.parse(JSON.parse(page.customers))
    last = page.last
  }
}
const customersSchema = z.array(z.object({ id: z.number(), name: z.string() }))

/** Chosen mailboxes that the export leaves out: not created, removed, purged, or extra. */
export function leftOutRows(tx: Reader, choice: ExportChoice, limit: number) {
  return tx
    .select({
      email: mailboxes.email,
      removedAt: mailboxes.removedAt,
      isExtra: mailboxes.isExtra,
      purgedAt: mailboxes.purgedAt,
    })
    .from(mailboxes)
    .where(and(sql`not (${isInExport(choice)})`, isChosen(choice)))
    .orderBy(asc(mailboxes.id))
    .limit(limit)
    .all()
}

/** A mailbox, and the id of the secret that was its password in the file. */
export type WrittenPassword = { readonly id: number; readonly secret: string }

/** Notes the export, except for mailboxes that got another password since they were written. */
export function markExported(
  tx: Writer,
  written: readonly WrittenPassword[],
  now: number,
): void {
  const ids = listed(written.map(({ id }) => id))
  const secrets = listed(written.map(({ secret }) => secret))
  tx.update(mailboxes)
    .set({ exportedAt: now })
    .where(and(sql`${mailboxes.id} in ${ids}`, sql`${mailboxes.password} in ${secrets}`))
    .run()
}
