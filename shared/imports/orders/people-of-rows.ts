import { maxInboxesPerDomain } from '../../orders/order.ts'
import { type ImportField, mailboxFields } from '../fields.ts'
import type { TableRow } from '../table.ts'
import type { Cells } from './gather-orders.ts'
import { cellOf, type Mapping } from './mapping.ts'

const [first, ...more] = mailboxFields

/** A row names one person at most; so several mailboxes can only be several rows. */
export const hasOnePerson = (mapping: Mapping) =>
  first.some(field => mapping[field] !== undefined) &&
  more.flat().every(field => mapping[field] === undefined)

/** The person that a row names, to be compared; '': none. */
export const personOf = (row: TableRow, mapping: Mapping) =>
  personCells(row, mapping).join('\n').trim().toLowerCase()

const personCells = (row: TableRow, mapping: Mapping) =>
  first.map(field => cellOf(row, mapping[field]))

type People = { readonly cells: Cells; readonly mismatches: Cells }

/**
 * The mailboxes of an order with a row for each: its rows name several people, and the same
 * ones at each domain. null: the rows name one, or different ones at different domains.
 */
export function peopleOf(rows: readonly TableRow[], mapping: Mapping): People | null {
  if (rows.length < 2 || !hasOnePerson(mapping)) return null
  const people = new Map<string, readonly string[]>()
  const atDomain = new Map<string, Set<string>>()
  let domain = ''
  for (const row of rows) {
    domain = cellOf(row, mapping.domains).toLowerCase() || domain
    const person = personOf(row, mapping)
    if (person === '') continue
    people.set(person, people.get(person) ?? personCells(row, mapping))
    atDomain.set(domain, (atDomain.get(domain) ?? new Set()).add(person))
  }
  if (people.size < 2) return null
  if (![...atDomain.values()].every(those => those.size === people.size)) return null
  const cells: Partial<Record<ImportField, string>> = {}
  for (const [at, texts] of [...people.values()].entries())
    for (const [part, text] of texts.entries()) {
      const field = mailboxFields[at]?.[part]
      if (field !== undefined && text !== '') cells[field] = text
    }
  const isTooMany = people.size > maxInboxesPerDomain
  const words = `The rows name ${people.size} people; a domain takes ${maxInboxesPerDomain}.`
  return { cells, mismatches: isTooMany ? { prefix1: words } : {} }
}
