import { type Database, type Reader, type Writer, write } from '../../db/core/database.ts'
import {
  addImport,
  addImportOrders,
  changeImportOrder,
  chooseLetters,
  dropRest,
  type EntryId,
  findImportOrder,
  lastImport,
  listImportOrders,
} from '../../db/imports/imports.ts'
import type { Answers, ParsedArgs } from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import type { ImportEntry, ImportRest, LastImport } from '../../shared/imports/import.ts'
import { storedCells } from '../../shared/imports/import.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { refusal } from '../border/refusal.ts'
import { iso } from '../scheduler/clock.ts'

/** Writes the report of an import before anything is created: what will be, and what is left out. */
export function beginImport(
  db: Database,
  { name, letters, goesOnFrom, orders }: ParsedArgs<'imports.begin'>,
  now: number,
): Answers['imports.begin'] {
  return write(db, tx => {
    const goesOn = goesOnFrom !== undefined && lastImport(tx)?.id === goesOnFrom
    const id = goesOn ? goesOnFrom : addImport(tx, { name, letters, createdAt: now })
    if (goesOn) chooseLetters(tx, id, letters)
    const firstPosition = goesOn ? dropRest(tx, id) : 0
    addImportOrders(
      tx,
      id,
      firstPosition,
      orders.map(({ why, domain, cells, ...order }) => ({
        ...order,
        domain: domain ?? null,
        why: why ?? null,
        outcome: why === undefined ? 'waiting' : 'left-out',
        orderId: null,
        cells: JSON.stringify(cells),
      })),
    )
    return { id, firstPosition }
  })
}

/** Why an order of the file may not be created, such as that it was already; null: it may. */
export function entryProblem(tx: Reader, entry: EntryId): BorderFailure | null {
  const row = findImportOrder(tx, entry)
  if (row === null)
    return refusal('not_applicable', 'Another import was begun; this one is over.')
  return row.outcome === 'created'
    ? refusal('not_applicable', `It is order ${row.orderId} already.`)
    : null
}

/** Notes a created order, in the transaction that creates it, so that the report cannot differ. */
export function noteCreated(tx: Writer, entry: EntryId, orderId: number): void {
  changeImportOrder(tx, entry, { outcome: 'created', orderId, why: null, cells: null })
}

export function noteRefused(tx: Writer, entry: EntryId, failure: BorderFailure): void {
  const sentences = Object.values(failure.fields ?? {})
  const why = sentences.length === 0 ? failure.message : sentences.join(' ')
  if (entryProblem(tx, entry) === null)
    changeImportOrder(tx, entry, { outcome: 'refused', why })
}

/** The report of the last import; null: nothing was imported yet. */
export function viewLastImport(tx: Reader): LastImport | null {
  const last = lastImport(tx)
  if (last === null) return null
  const entries = listImportOrders(tx, last.id).map(
    (row): ImportEntry => ({
      position: row.position,
      rows: row.rows,
      domainCount: row.domainCount,
      customer: row.customer,
      outcome: row.outcome,
      ...(row.isMended && { isMended: true }),
      ...withoutNulls({ domain: row.domain, orderId: row.orderId, why: row.why }),
    }),
  )
  const { id, name, letters, createdAt } = last
  return { id, name, letters, startedAt: iso(createdAt), entries }
}

export function importRest(tx: Reader): readonly ImportRest[] {
  const last = lastImport(tx)
  if (last === null) return []
  return listImportOrders(tx, last.id).flatMap(({ position, firstRow, outcome, cells }) =>
    outcome === 'created' || cells === null
      ? []
      : [{ position, firstRow, cells: storedCells.parse(JSON.parse(cells)) }],
  )
}
