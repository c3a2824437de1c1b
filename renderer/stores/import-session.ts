import { create } from 'zustand'
import { type Field, fields } from '../features/import/fields.ts'
import type { Choices } from '../features/import/form-of-cells.ts'
import type { Cells } from '../features/import/gather-orders.ts'
import type { Mapping } from '../features/import/mapping.ts'
import type { Table } from '../features/import/read-table.ts'
import type { ImportRun } from '../features/import/run-import.ts'

/**
 * The file at hand, kept while staff look at another page: keys that stand in it are in the
 * memory of the window only, and gone with it.
 */
export type ImportSession = {
  readonly table: Table | null
  readonly mapping: Mapping
  readonly choices: Choices
  /** By key of the order: cells that staff have mended. */
  readonly mended: ReadonlyMap<string, Cells>
  /** By key of the order: whether it is created although it was delivered before. */
  readonly wanted: ReadonlyMap<string, boolean>
  /** Goes up with every change of the cells, so that what depends on them is asked anew. */
  readonly turn: number
  readonly run: ImportRun | null
  /** The import whose rest the table is. */
  readonly goesOnFrom: number | undefined
  /** Staff look at what became of the last import. */
  readonly isReportOpen: boolean
}

const first: ImportSession = {
  table: null,
  mapping: {},
  choices: {
    planId: null,
    platform: 'spaceship',
    createsCustomers: false,
    isWhitelisted: false,
    remembersKeys: true,
    takesDelivered: false,
  },
  mended: new Map(),
  wanted: new Map(),
  turn: 0,
  run: null,
  goesOnFrom: undefined,
  isReportOpen: false,
}

export const useImport = create<ImportSession>(() => first)

const change = (part: Partial<ImportSession>) =>
  useImport.setState(({ turn }) => ({ ...part, turn: turn + 1 }))

const anew = { run: null, goesOnFrom: undefined, isReportOpen: false } as const
const asRead = { mended: new Map<string, Cells>(), wanted: new Map<string, boolean>() } as const

export const openTable = (table: Table, mapping: Mapping) =>
  change({ ...anew, ...asRead, table, mapping })
/** The rest of an import; what was mended in it stays so. */
export const goOnWith = (table: Table, mapping: Mapping, goesOnFrom: number) =>
  change({ ...anew, table, mapping, goesOnFrom })
/** Other columns are other cells: what was mended belonged to the old ones. */
export const mapColumns = (mapping: Mapping) => change({ ...asRead, mapping })
export const choose = (part: Partial<Choices>) =>
  useImport.setState(({ choices }) => ({ choices: { ...choices, ...part } }))
export const keepMended = (key: string, cells: Cells) =>
  useImport.setState(({ mended, turn }) => ({
    mended: new Map(mended).set(key, { ...mended.get(key), ...cells }),
    turn: turn + 1,
  }))
export const keepWanted = (key: string, isWanted: boolean) =>
  useImport.setState(({ wanted }) => ({ wanted: new Map(wanted).set(key, isWanted) }))
/** Answers its undo, for what was mended is lost with the file. */
export function closeTable(): () => void {
  const before = useImport.getState()
  change({ ...anew, ...asRead, table: null, mapping: {} })
  return () => change(before)
}
export const setRun = (run: ImportRun) =>
  useImport.setState(run.isOver ? { run, isReportOpen: true } : { run })
export const openReport = () => useImport.setState({ isReportOpen: true })

/** Fields that a dialog shows: those with a column, and those that are asked for. */
export function shownFields(mapping: Mapping, asked: ReadonlySet<Field>): readonly Field[] {
  return fields.filter(
    field => field !== 'orderKey' && (mapping[field] !== undefined || asked.has(field)),
  )
}
