import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader, Writer } from '../core/database.ts'
import { listed } from '../core/search.ts'
import { mailboxExists } from '../schema/domains.ts'
import { customers, mailboxes } from '../schema/schema.ts'

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
  | 'customerId'
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

/** So many mailboxes of an export are read at once. */
export const exportPage = 500
const placesPage = 5000

/** A mailbox of an export, and whose it is. */
export type ExportPlace = { readonly id: number; readonly customerId: number }

/** Which mailboxes an export has, in pages by id: an open statement would lock the connection. */
export function* exportPlaces(
  tx: Reader,
  choice: ExportChoice,
): Generator<readonly ExportPlace[]> {
  const where = and(isInExport(choice), isChosen(choice))
  for (let last = 0; ; ) {
    const page = tx.all<ExportPlace>(
      sql`select id, user_id as customerId from ${mailboxes} where id > ${last} and ${where}
        order by id limit ${placesPage}`,
    )
    if (page.length === 0) return
    yield page
    last = page.at(-1)?.id ?? last
  }
}

/**
 * What these mailboxes of an export hold, each customer's together, by their ids. A mailbox that is
 * in no export any more is passed over.
 */
export const exportRows = (
  tx: Reader,
  choice: ExportChoice,
  ids: readonly number[],
): readonly ExportedRow[] =>
  // by SQL as it is: of 100,000 rows, most of the time would go into mapping columns
  tx.all<ExportedRow>(
    sql`select id, email, password, first_name as firstName, last_name as lastName, domain,
        order_id as orderId, user_id as customerId, imap_host as imapHost, imap_port as imapPort,
        smtp_host as smtpHost, smtp_port as smtpPort
      from ${mailboxes} where id in ${listed(ids)} and ${and(isInExport(choice), isStillNew(choice))}
      order by user_id, id`,
  )

/** Nothing is taken for new that another export wrote meanwhile. */
const isStillNew = ({ onlyNew }: ExportChoice): SQL | undefined =>
  onlyNew === true ? isNull(mailboxes.exportedAt) : undefined

/** What these customers are called. */
export function customerNames(tx: Reader, ids: readonly number[]): ReadonlyMap<number, string> {
  const rows = tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(sql`${customers.id} in ${listed(ids)}`)
    .all()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

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

/** A mailbox in a file; `secret`: the id of what was its password there. */
export type WrittenMailbox = {
  readonly id: number
  readonly orderId: number
  readonly secret: string
}

/** Notes the export, except for mailboxes that got another password since they were written. */
export function markExported(
  tx: Writer,
  written: readonly WrittenMailbox[],
  now: number,
): void {
  const ids = listed(written.map(({ id }) => id))
  const secrets = listed(written.map(({ secret }) => secret))
  tx.update(mailboxes)
    .set({ exportedAt: now })
    .where(and(sql`${mailboxes.id} in ${ids}`, sql`${mailboxes.password} in ${secrets}`))
    .run()
}
