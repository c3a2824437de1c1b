import { z } from 'zod'
import {
  type Database,
  isOpen,
  type Reader,
  type Writer,
  write,
} from '../../db/core/database.ts'
import { emptyLog } from '../../db/core/empty-log.ts'
import { findCustomer } from '../../db/customers/customers.ts'
import {
  activityOf,
  anonymise,
  changeActivity,
  cleanMailboxes,
  cleanOrders,
  cleanPerson,
  countDeletion,
  hasActivity,
  isBeingWrittenTo,
  mergeIndex,
  openOrdersOf,
  type Person,
  personalMailboxes,
  personIndexes,
} from '../../db/customers/deletions.ts'
import { mergedCustomers } from '../../db/customers/merges.ts'
import { cleanNamedRows, countNamedRows, formerlyOf } from '../../db/customers/named-imports.ts'
import { ordersEverOf, type Tenure, tenuresOf } from '../../db/customers/tenures.ts'
import { addActivity } from '../../db/records/records.ts'
import { dropSecrets } from '../../db/vault/secrets.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { type CustomerDeletion, plainCustomer } from '../../shared/customers/customer.ts'
import { registrarIds } from '../../shared/registrars/catalogue.ts'
import type { OrderView } from '../../shared/settings/table-views.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { looksFor, mayLookFor } from '../desktop/saved-views.ts'
import { openIntents } from '../orders/open-intents.ts'
import { countFormsOf, dropFormsOf } from '../orders/unfinished-form.ts'
import { pauseBriefly } from '../scheduler/yield.ts'
import { forgetKeysOf } from './forgotten-keys.ts'
import { forgetKeys } from './saved-keys.ts'
import { withoutPerson } from './scrub.ts'

/** Rows of one batch: a few milliseconds of work. */
const atOnce = 50
const ordersAtOnce = 20
const named = 20

const personSchema = z.object({ id: z.int().positive(), name: z.string(), email: z.string() })
const intentSchema = personSchema.extend({
  formerly: z.array(z.string()).readonly().exactOptional(),
  merged: z.array(personSchema).readonly().exactOptional(),
  at: z.number(),
})
type Intent = Readonly<z.output<typeof intentSchema>>
const intents = openIntents<Intent>('customers.to-delete', intentSchema)
/** A sentence about stored deletions that cannot be read; null: there are none. */
export const deletionTrouble = intents.trouble

/** What a deletion would take, and which orders forbid it. null: there is no such customer. */
export function viewDeletion(
  tx: Reader,
  id: number,
  views: readonly OrderView[],
): CustomerDeletion | null {
  const found = findCustomer(tx, id)
  if (found === null) return null
  const person = personOf(tx, found)
  const counts = countDeletion(tx, id)
  return {
    name: person.name,
    openOrders: openOrdersOf(tx, id, named),
    ...counts,
    importRows: counts.importRows + countNamedRows(tx, person),
    forms: countFormsOf(tx, person),
    views: views.filter(view => looksFor(view, person)).map(view => view.name),
    otherViews: views.filter(view => mayLookFor(view, person)).map(view => view.name),
  }
}

/** Why a customer cannot be deleted; null: it can. `confirm` is the name, as staff typed it. */
export function deletionProblem(tx: Reader, id: number, confirm: string): BorderFailure | null {
  const person = findCustomer(tx, id)
  if (person === null) return notFound('This customer')
  if (confirm.trim() !== person.name)
    return refusal('conflict', 'The name that was typed is not the name of this customer.', {
      confirm: `Type ${isolated(person.name)}.`,
    })
  const open = openOrdersOf(tx, id, named)
  if (open.length > 0)
    return refusal(
      'not_applicable',
      `${isolated(person.name)} has open orders: ${open.join(', ')}. Let them end or cancel them first.`,
    )
  return null
}

/**
 * Takes name and address out of the customer's row at once, and writes the intent to take out the
 * rest.
 */
export function intendDeletion(
  db: Database,
  id: number,
  confirm: string,
  now: number,
): Result<Person, BorderFailure> {
  return write(db, tx => {
    const problem = deletionProblem(tx, id, confirm)
    const found = findCustomer(tx, id)
    if (problem !== null || found === null) return fail(problem ?? notFound('This customer'))
    // former names are read now: the rows that hold them are cleaned on the way
    const person = personOf(tx, found)
    intents.write(tx, [...intents.read(tx), { ...person, at: now }])
    anonymise(tx, person, now)
    for (const platform of registrarIds) forgetKeys(tx, id, platform)
    dropFormsOf(tx, person)
    return ok(person)
  })
}

/** The person with all earlier names, also those of customers that became one with this one. */
function personOf(tx: Reader, found: Person): Person {
  const merged = mergedCustomers(tx, found.id)
  const own = merged.flatMap(({ name, email }) => [name, email].map(plainCustomer))
  const formerly = [...new Set([...formerlyOf(tx, found), ...own])]
  return { ...found, formerly, ...(merged.length > 0 && { merged }) }
}

/** Forgets the person in what lies beside the database, such as the log. Idempotent. */
export type ForgetBeside = (person: Person, tenures: readonly Tenure[]) => Promise<void>

/**
 * Takes the persons of all stored intents out of every table, in small batches, until none is left
 * or the database closes; a kill leaves the rest for the next time. A deletion that fails holds up
 * no other; its error is thrown at the end.
 */
export async function finishDeletions(db: Database, forgetBeside: ForgetBeside): Promise<void> {
  const errors: unknown[] = []
  for (const intent of isOpen(db) ? intents.read(db.reader) : [])
    await finishOne(db, intent, forgetBeside).catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw errors[0]
}

async function finishOne(
  db: Database,
  intent: Intent,
  forgetBeside: ForgetBeside,
): Promise<void> {
  const tenures = await cleanAll(db, intent)
  if (tenures === null) return
  await forgetBeside(intent, tenures)
  // a letter that is being sent still names the person, so the intent stays for the next time
  if (!isOpen(db) || isBeingWrittenTo(db.reader, intent.id)) return
  write(db, tx => {
    intents.write(
      tx,
      intents.read(tx).filter(one => one.id !== intent.id),
    )
  })
  emptyLog(db)
}

/** Returns the orders that were or are the customer's; null: the database was closed. */
async function cleanAll(db: Database, intent: Intent): Promise<readonly Tenure[] | null> {
  const all: Tenure[] = []
  /**
   * Repeats `run`, each time in a transaction, until it returns false. False: the database was
   * closed.
   */
  const inBatches = async (run: (tx: Writer) => boolean) => {
    while (isOpen(db) && write(db, run)) await pauseBriefly()
    return isOpen(db)
  }
  for (let last = 0; ; ) {
    const ids = isOpen(db) ? ordersEverOf(db.reader, intent.id, last, ordersAtOnce) : null
    if (ids === null) return null
    if (ids.length === 0) break
    last = ids.at(-1) ?? last
    const tenures = tenuresOf(db.reader, intent.id, ids)
    let after = 0
    await inBatches(tx => cleanOrders(tx, tenures, intent, atOnce) > 0)
    await inBatches(tx => takePasswords(tx, tenures, intent))
    await inBatches(tx => {
      const read = scrubActivity(tx, intent, tenures, after)
      after = read ?? after
      return read !== null
    })
    await inBatches(tx => {
      for (const id of ids) endOrder(tx, id, tenures, intent.at)
      return false
    })
    all.push(...tenures)
  }
  let row = 0
  await inBatches(tx => {
    const last = cleanNamedRows(tx, intent, row, atOnce)
    row = last ?? row
    return last !== null
  })
  await inBatches(tx => cleanPerson(tx, intent, atOnce))
  for (const name of personIndexes) {
    let isFirst = true
    await inBatches(tx => {
      const isMore = mergeIndex(tx, name, isFirst)
      isFirst = false
      return isMore
    })
  }
  return isOpen(db) ? all : null
}

function takePasswords(tx: Writer, tenures: readonly Tenure[], { id, at }: Intent): boolean {
  const rows = personalMailboxes(tx, tenures, id, atOnce)
  dropSecrets(
    tx,
    rows.map(row => row.password),
  )
  cleanMailboxes(
    tx,
    rows.map(row => row.id),
    at,
  )
  return rows.length > 0
}

/** Cleans one batch. Returns the id of the last row that it looked at; null: there was none. */
function scrubActivity(
  tx: Writer,
  person: Person,
  tenures: readonly Tenure[],
  after: number,
): number | null {
  const rows = activityOf(tx, tenures, after, atOnce)
  for (const row of rows) {
    const change = withoutPerson(row, person)
    if (change !== null) changeActivity(tx, row.id, change)
  }
  return rows.at(-1)?.id ?? null
}

function endOrder(tx: Writer, orderId: number, tenures: readonly Tenure[], at: number): void {
  const isNow = tenures.some(one => one.orderId === orderId && one.isNow)
  // an order that belongs to another customer by now goes on with its keys
  if (isNow) forgetKeysOf(tx, orderId, 'customer-deleted', at)
  // told once, however often a killed deletion begins again
  const action = 'customer_deleted'
  if (hasActivity(tx, orderId, action, at)) return
  const who = isNow ? 'Customer' : 'Former customer'
  const description = `${who} deleted: the person was taken out of this order`
  addActivity(tx, { action, description, orderId }, at)
}
