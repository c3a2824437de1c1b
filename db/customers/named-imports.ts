import { sql } from 'drizzle-orm'
import { plainCustomer } from '../../shared/customers/customer.ts'
import { namesPerson } from '../../shared/customers/names-person.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'
import type { Reader, Writer } from '../core/database.ts'
import { listed } from '../core/search.ts'
import { allCustomers } from './customers.ts'
import type { Person } from './deletions.ts'
import { ordersEverOf, tenuresOf } from './tenures.ts'

/** Letters that go to the customer, and not to the agency. */
const toCustomers: readonly LetterKind[] = [
  'order-created',
  'order-completed',
  'order-cancelled',
  'order-rejected',
  'nameservers-failed',
  'credentials-handed-over',
]

/**
 * Earlier names and addresses of a customer, lower-cased: recipients of letters, and what files
 * that became orders called the customer. What another customer is called now is left out.
 */
export function formerlyOf(tx: Reader, person: Person): readonly string[] {
  const tenures = tenuresOf(tx, person.id, ordersEverOf(tx, person.id, 0))
  const owned = JSON.stringify(tenures)
  const texts = tx.all<{ text: string }>(
    sql`select l.recipient as text from json_each(${owned}) as o cross join letters as l
        on l.order_id = o.value ->> '$.orderId' and l.id > o.value ->> '$.letterAfter' and l.id <= o.value ->> '$.letterUpTo'
        where l.kind in ${listed(toCustomers)}
      union select i.customer from json_each(${owned}) as o cross join import_orders as i
        on i.order_id = o.value ->> '$.orderId' where o.value ->> '$.since' = 0`,
  )
  const found = new Set(texts.map(({ text }) => plainCustomer(text)))
  for (const own of ['', ...wholes(person)]) found.delete(own)
  if (found.size > 0)
    for (const { id, name, email } of allCustomers(tx))
      if (id !== person.id) for (const text of [name, email]) found.delete(plainCustomer(text))
  return [...found]
}

/** All names and addresses of a customer, lower-cased. */
const wholes = ({ name, email, formerly = [] }: Person): readonly string[] =>
  [name, email, ...formerly].map(plainCustomer).filter(text => text !== '')

/** How many rows of imports that became no order are about the person. */
export const countNamedRows = (tx: Reader, person: Person): number => {
  const whole = { ...person, formerly: person.formerly ?? formerlyOf(tx, person) }
  return rowsBeyond(tx, whole, 0, -1).filter(isAbout(whole)).length
}

/** Looks at `limit` of these rows and deletes those; returns the last one's id, null: none left. */
export function cleanNamedRows(
  tx: Writer,
  person: Person,
  after: number,
  limit: number,
): number | null {
  const rows = rowsBeyond(tx, person, after, limit)
  const ids = rows.filter(isAbout(person)).map(row => row.id)
  tx.run(sql`delete from import_orders where rowid in ${listed(ids)}`)
  return rows.at(-1)?.id ?? null
}

type ImportRow = {
  readonly id: number
  readonly customer: string
  /** JSON; null, too, when it contains no address of the person. */
  readonly cells: string | null
}

function rowsBeyond(
  tx: Reader,
  person: Person,
  after: number,
  limit: number,
): readonly ImportRow[] {
  return tx.all<ImportRow>(
    sql`select rowid as id, customer,
        iif(exists (select 1 from json_each(${JSON.stringify(addressesOf(person))}) as a
          where instr(lower(cells), a.value) > 0), cells, null) as cells
      from import_orders where order_id is null and rowid > ${after} order by rowid limit ${limit}`,
  )
}

const addressesOf = (person: Person): readonly string[] =>
  wholes(person).filter(text => text.includes('@'))

/** Whether the customer of a row is the person, or a cell contains an address of the person. */
function isAbout(person: Person): (row: ImportRow) => boolean {
  const names = new Set(wholes(person))
  const addresses = addressesOf(person)
  return ({ customer, cells }) => {
    // in JSON a line end is a letter, which would join an address
    const texts = [customer, cells?.replaceAll(/\\[bfnrt]/g, ' ')]
    return (
      names.has(plainCustomer(customer)) ||
      addresses.some(email => namesPerson(texts, { name: '', email }))
    )
  }
}
