import { resolve } from 'node:path'
import { exportFormat } from '../../../shared/exports/formats.ts'
import { ask } from '../ask.ts'
import type { CommandLine } from '../command-line.ts'
import type { Place } from '../place.ts'

/** What is exported where; a text: why the command cannot be read. */
export function readExport({ values }: CommandLine) {
  const { out, format = 'generic', order = [] } = values
  if (out === undefined || out === '') return 'Say where to write: --out <file>.'
  const known = exportFormat.safeParse(format)
  if (!known.success) return `There is no format "${format}".`
  const orderIds = order.map(Number)
  if (orderIds.some(id => !Number.isSafeInteger(id) || id < 1))
    return 'An order has a number: --order 12.'
  return {
    path: resolve(out),
    format: known.data,
    customer: values.customer,
    ...(orderIds.length > 0 && { orderIds }),
    ...(values.new === true && { onlyNew: true }),
  }
}
export type Exported = Exclude<ReturnType<typeof readExport>, string>

/** Writes the mailboxes. Returns a sentence when the customer is not known. */
export async function writeMailboxes(place: Place, { path, customer, ...rest }: Exported) {
  const customerId = customer === undefined ? undefined : await findCustomer(place, customer)
  if (customerId === null) return `No customer, or more than one, is called "${customer}".`
  const written = await ask(
    place,
    'exports.write',
    { ...rest, ...(customerId !== undefined && { customerId }) },
    path,
  )
  return {
    paths: written.paths ?? [written.path],
    mailboxes: written.count,
    leftOut: written.leftOut.length,
  }
}

/** By number, address or name; null: none, or several. */
async function findCustomer(place: Place, text: string): Promise<number | null> {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  const [found, ...others] = await ask(place, 'customers.match', {
    texts: [text.toLowerCase()],
  })
  return found === undefined || found.isAmbiguous === true || others.length > 0
    ? null
    : found.id
}
