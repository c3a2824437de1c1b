import {
  fieldWords,
  type ImportField,
  importFields,
  isField,
  mailboxFields,
  meaningOf,
} from '../fields.ts'
import { kindOf } from '../kinds.ts'
import type { Table } from '../table.ts'
import { plainTitle } from '../titles.ts'
import type { Mapping } from './mapping.ts'

/** What staff chose for a title before: a field, or `none`. By the title, made plain. */
export type ChosenBefore = Readonly<Record<string, string>>

/** Columns of which only a person can say which one is meant. */
export type Question = {
  readonly field: ImportField
  readonly columns: readonly number[]
  /** The column whose title is exactly the field; null when none is, or several are. */
  readonly suggested: number | null
}

export type Guess = {
  /** Without the columns that are asked about. */
  readonly mapping: Mapping
  /** Fields whose column was guessed by a likeness, and that nobody has looked at yet. */
  readonly guessed: ReadonlySet<ImportField>
  readonly questions: readonly Question[]
}

/** Why a column counts for a field, the best first. */
const bases = ['chosen', 'exact', 'likely'] as const
type Basis = (typeof bases)[number]
type Candidate = {
  readonly field: ImportField
  readonly column: number
  readonly basis: Basis
}

type Sheet = Pick<Table, 'titles' | 'rows'>

/**
 * Every column by its title: what staff chose for that title before, or what it says, or what
 * it is like. An exact title wins, wherever it stands; where two could be meant, or where a
 * likeness decides what nobody can take back, a person is asked.
 */
export function guessColumns(sheet: Sheet, chosenBefore: ChosenBefore): Guess {
  const candidates = candidatesOf(sheet, chosenBefore)
  const mapping: Partial<Record<ImportField, number>> = {}
  const guessed = new Set<ImportField>()
  const questions: Question[] = []
  for (const field of importFields) {
    const all = candidates.filter(one => one.field === field)
    const best = bases.find(basis => all.some(one => one.basis === basis))
    if (best === undefined) continue
    const tops = all.filter(one => one.basis === best)
    const [top] = tops
    if (top === undefined) continue
    const rivals = rivalsOf(field, best, all)
    const isAsked = fieldWords[field].likeness === 'asked'
    if (rivals.length === 1 && (best !== 'likely' || !isAsked)) {
      mapping[field] = top.column
      if (best === 'likely') guessed.add(field)
      continue
    }
    const isClear = tops.length === 1 && (field !== 'domains' || isPlainly(sheet, top, rivals))
    questions.push({
      field,
      columns: rivals.map(one => one.column),
      suggested: isClear ? top.column : null,
    })
  }
  return { mapping, guessed, questions }
}

/**
 * Whether a column may hold the domains to move: never the website of a customer, and not
 * "Domain" beside "Domains to buy".
 */
function isPlainly(
  { titles }: Sheet,
  { basis, column }: Candidate,
  rivals: readonly Candidate[],
) {
  const others = rivals.filter(one => one.column !== column)
  if (basis !== 'exact') return basis === 'chosen'
  return !others.some(one => domainWord.test(titleOf(titles, one)))
}

const titleOf = (titles: readonly string[], { column }: Candidate) =>
  plainTitle(titles[column] ?? '')

/** "What domains would you like?", in the languages of the other titles. */
const domainWord = /dom(?:ain|an|ein|ini)/

/** The candidates of a field that may be meant as well as the best one, itself included. */
function rivalsOf(field: ImportField, best: Basis, all: readonly Candidate[]) {
  // where nothing can be taken back, an exact title does not silence a likeness
  const isFinal = fieldWords[field].likeness === 'asked'
  const heard: Record<Basis, readonly Basis[]> = {
    chosen: ['chosen', 'exact'],
    exact: isFinal ? ['exact', 'likely'] : ['exact'],
    likely: ['likely'],
  }
  return all.filter(one => heard[best].includes(one.basis))
}

function candidatesOf(sheet: Sheet, chosenBefore: ChosenBefore): readonly Candidate[] {
  const plain = sheet.titles.map(plainTitle)
  const found = plain.flatMap((title, column): readonly Candidate[] => {
    const twins = plain.flatMap((other, at) => (other === title ? [at] : []))
    const chosen = twins.length === 1 ? chosenBefore[title] : undefined
    if (chosen === 'none') return []
    if (chosen !== undefined && isField(chosen))
      return [{ field: chosen, column, basis: 'chosen' }]
    const meaning =
      meaningOf(sheet.titles[column] ?? '') ?? speaksOfDomains(sheet, column, title)
    if (meaning === undefined) return []
    if (meaning.basis === 'likely' && !looksRight(sheet, column, meaning.field)) return []
    const field = fieldOfMailbox(meaning.field, title, twins.indexOf(column))
    return field === undefined ? [] : [{ ...meaning, field, column }]
  })
  // an empty column is meant by nobody while another holds something
  return found.filter(
    one =>
      isFilled(sheet, one.column) ||
      !found.some(other => other.field === one.field && isFilled(sheet, other.column)),
  )
}

/** Whether a longer title contains the word for domains, and domains stand in its column. */
function speaksOfDomains(
  { rows }: Sheet,
  column: number,
  title: string,
): Omit<Candidate, 'column'> | undefined {
  if (!domainWord.test(title)) return undefined
  const filled = filledCells(rows, column)
  const isTheirs =
    filled.length > 0 &&
    filled.filter(cell => kindOf(cell) === 'domains').length * 2 >= filled.length
  return isTheirs ? { field: 'domains', basis: 'likely' } : undefined
}

/** Filled cells of a column in the first rows. */
const filledCells = (rows: Sheet['rows'], column: number) =>
  rows
    .slice(0, 200)
    .map(({ cells }) => cells[column] ?? '')
    .filter(cell => cell !== '')

/** The field that the same title stands for at its first, second and third column. undefined: a fourth. */
function fieldOfMailbox(
  field: ImportField,
  title: string,
  index: number,
): ImportField | undefined {
  const part = mailboxFields[0].findIndex(one => one === field)
  if (part === -1 || /\p{N}/u.test(title)) return field
  return mailboxFields[index]?.[part]
}

const isFilled = ({ rows }: Sheet, column: number) =>
  rows.some(({ cells }) => (cells[column] ?? '') !== '')

/** Whether most of the cells at the beginning look like the field. */
function looksRight({ rows }: Sheet, column: number, field: ImportField): boolean {
  const { looks } = fieldWords[field]
  if (looks === undefined) return true
  const filled = filledCells(rows, column)
  return filled.filter(cell => looks.test(cell)).length * 2 >= filled.length
}
