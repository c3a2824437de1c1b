import { create } from 'zustand'
import { type ImportField, importFields } from '../../shared/imports/fields.ts'
import type { Choices } from '../../shared/imports/orders/form-of-cells.ts'
import type { Cells } from '../../shared/imports/orders/gather-orders.ts'
import type { Guess, Question } from '../../shared/imports/orders/guess-columns.ts'
import type { Mapping } from '../../shared/imports/orders/mapping.ts'
import type { Table } from '../../shared/imports/table.ts'
import { usualRegistrar } from '../../shared/registrars/catalogue.ts'
import type { ImportSource } from './read-file.ts'
import type { ImportRun } from './run-import.ts'

/**
 * The file at hand, kept while staff look at another page: keys that stand in it are in the
 * memory of the window only, and gone with it.
 */
export type ImportSession = {
  readonly table: Table | null
  /** What the table was read from, so that it can be read in another way; null: no file. */
  readonly source: ImportSource | null
  readonly mapping: Mapping
  /** Fields that a likeness decided and nobody has looked at. */
  readonly guessed: ReadonlySet<ImportField>
  /** What staff are asked about columns before anything is shown. */
  readonly questions: readonly Question[]
  readonly choices: Choices
  /** By key of the order: cells that staff have mended. */
  readonly mended: ReadonlyMap<string, Cells>
  /** By key of the order: doubts that staff have found right. */
  readonly looked: ReadonlyMap<string, ReadonlySet<string>>
  /** By key of the order: whether it is created although it was delivered before. */
  readonly wanted: ReadonlyMap<string, boolean>
  /** Goes up with every change of the cells, so that what depends on them is asked anew. */
  readonly revision: number
  readonly run: ImportRun | null
  /** Id of the import whose rest this table is; undefined for a file. */
  readonly goesOnFrom: number | undefined
  /** The report of the last import is open. */
  readonly isReportOpen: boolean
}

const asRead = {
  mended: new Map<string, Cells>(),
  looked: new Map<string, ReadonlySet<string>>(),
  wanted: new Map<string, boolean>(),
} as const
const noGuess: Guess = { mapping: {}, guessed: new Set(), questions: [] }

const first: ImportSession = {
  table: null,
  source: null,
  ...noGuess,
  choices: {
    planId: null,
    platform: usualRegistrar,
    createsCustomers: false,
    isWhitelisted: false,
    remembersKeys: true,
    takesDelivered: false,
    prefixPattern: null,
    letters: null,
  },
  ...asRead,
  revision: 0,
  run: null,
  goesOnFrom: undefined,
  isReportOpen: false,
}

export const useImport = create<ImportSession>(() => first)

const change = (part: Partial<ImportSession>) =>
  useImport.setState(({ revision }) => ({ ...part, revision: revision + 1 }))

const anew = { run: null, goesOnFrom: undefined, isReportOpen: false } as const

export const openTable = (table: Table, source: ImportSource, guess: Guess) =>
  change({ ...anew, ...asRead, ...guess, table, source })
/**
 * Takes another table of the same file, such as with another row of titles; the chosen columns
 * stay.
 */
export const changeRows = (table: Table, source: ImportSource) =>
  change({ ...asRead, table, source })
/** Opens the rest of an import; what was mended in it stays so. */
export const goOnWith = (table: Table, mapping: Mapping, goesOnFrom: number) =>
  change({ ...anew, ...noGuess, source: null, table, mapping, goesOnFrom })
/**
 * Chooses other columns, and forgets what was mended: it belonged to the cells of the old ones.
 */
export const mapColumns = (mapping: Mapping) =>
  useImport.setState(({ guessed, mapping: before, revision }) => ({
    ...asRead,
    mapping,
    questions: [],
    guessed: new Set([...guessed].filter(field => mapping[field] === before[field])),
    revision: revision + 1,
  }))
export const confirmGuesses = () => useImport.setState({ guessed: new Set() })
export const choose = (part: Partial<Choices>) =>
  useImport.setState(({ choices }) => ({ choices: { ...choices, ...part } }))
export const keepMended = (key: string, cells: Cells) =>
  useImport.setState(({ mended, revision }) => ({
    mended: new Map(mended).set(key, { ...mended.get(key), ...cells }),
    revision: revision + 1,
  }))
export const keepLooked = (key: string, looked: ReadonlySet<string>) =>
  useImport.setState(before => ({ looked: new Map(before.looked).set(key, looked) }))
export const keepWanted = (key: string, isWanted: boolean) =>
  useImport.setState(({ wanted }) => ({ wanted: new Map(wanted).set(key, isWanted) }))
/** Closes the file. Returns its undo, because what was mended is lost with it. */
export function closeTable(): () => void {
  const before = useImport.getState()
  change({ ...anew, ...asRead, ...noGuess, table: null, source: null })
  return () => change(before)
}
export const setRun = (run: ImportRun) =>
  useImport.setState(run.isOver ? { run, isReportOpen: true } : { run })
export const openReport = () => useImport.setState({ isReportOpen: true })

/** Fields that a dialog shows: those with a column, and those that are asked for. */
export function shownFields(
  mapping: Mapping,
  asked: ReadonlySet<ImportField>,
): readonly ImportField[] {
  return importFields.filter(
    field => field !== 'orderKey' && (mapping[field] !== undefined || asked.has(field)),
  )
}
