import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { numberStyleOf } from '../../../shared/imports/amounts.ts'
import { fieldWords, meaningOf } from '../../../shared/imports/fields.ts'
import {
  type CheckedOrder,
  checkOrders,
  readingOf,
} from '../../../shared/imports/orders/check-orders.ts'
import { customerTexts } from '../../../shared/imports/orders/customer-of-cells.ts'
import type { Choices } from '../../../shared/imports/orders/form-of-cells.ts'
import { gatherOrders } from '../../../shared/imports/orders/gather-orders.ts'
import { guessColumns } from '../../../shared/imports/orders/guess-columns.ts'
import { cellOf, type Mapping } from '../../../shared/imports/orders/mapping.ts'
import { keysOf } from '../../../shared/imports/orders/order-doubts.ts'
import { readOrderFile } from '../../../shared/imports/read-order-file.ts'
import type { Table } from '../../../shared/imports/table.ts'
import { columnName } from '../../../shared/imports/titles.ts'
import { sortOut } from '../../../shared/orders/other-orders.ts'
import { createTimeSlices } from '../../../shared/time-slices.ts'
import { yieldToEvents } from '../../scheduler/yield.ts'
import { ask } from '../ask.ts'
import type { Place } from '../place.ts'

export type Judged = {
  readonly table: Table
  readonly mapping: Mapping
  readonly orders: readonly CheckedOrder[]
}

/** Names per question. */
const atOnce = 5000

/** The orders of a file, each with what is wrong with it; a text: why it cannot be read. */
export async function judgeFile(
  place: Place,
  path: string,
  choices: Choices,
  acceptsGuesses: boolean,
): Promise<Judged | string> {
  const isKnownTitle = (text: string) => meaningOf(text) !== undefined
  const read = await stepwise(
    readOrderFile(basename(path), await readFile(path), { isKnownTitle }),
  )
  if (!read.ok) return read.failure
  const table = read.value
  const { mapping, guessed, questions } = guessColumns(table, {})
  const unsure = questions.map(
    ({ field, columns }) =>
      `${fieldWords[field].label} may stand in ${columns.map(at => nameOf(table, at)).join(' or ')}.`,
  )
  const likely = [...guessed].map(
    field =>
      `${fieldWords[field].label} is guessed to be ${nameOf(table, mapping[field] ?? 0)}.`,
  )
  if (unsure.length > 0)
    return `${unsure.join(' ')} Rename the titles, or import the file in the window, where this is asked.`
  if (likely.length > 0 && !acceptsGuesses)
    return `${likely.join(' ')} Rename the titles, or say --accept-guesses.`
  const gathered = await stepwise(gatherOrders(table.rows, mapping))
  const texts = [...new Set(gathered.flatMap(({ cells }) => customerTexts(cells)))]
  const names = [...new Set(gathered.flatMap(order => readingOf(order).names))]
  const matched = await inParts(texts, part => ask(place, 'customers.match', { texts: part }))
  const others = sortOut(
    await inParts(names, part => ask(place, 'orders.withDomains', { domains: part.join(' ') })),
  )
  const facts = {
    plans: (await ask(place, 'plans.list', {})).rows,
    customers: new Map(matched.map(one => [one.text, one])),
    conflicts: new Map(others.conflicts.map(one => [one.domain, one])),
    delivered: new Map(others.delivered.map(one => [one.domain, one])),
    keys: keysOf(table, mapping),
    numberStyle: numberStyleOf(table.rows.map(row => cellOf(row, mapping.amount))),
  }
  return { table, mapping, orders: checkOrders(gathered, choices, facts) }
}

const nameOf = ({ titles }: Table, at: number) => columnName(titles[at] ?? '', at)

async function inParts<Row>(
  texts: readonly string[],
  askFor: (part: string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const found: Row[] = []
  for (let start = 0; start < texts.length; start += atOnce)
    found.push(...(await askFor(texts.slice(start, start + atOnce))))
  return found
}

/** Runs work to its end, a slice at a time, so that the engine beside it goes on. */
async function stepwise<Value>(work: Iterator<undefined, Value>): Promise<Value> {
  const slices = createTimeSlices(yieldToEvents)
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
    if (slices.isOver()) await slices.pause()
  }
}
