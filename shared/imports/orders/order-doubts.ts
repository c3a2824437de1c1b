import { keyFields } from '../../registrars/keys.ts'
import { type ImportField, isField, isSecretField, openFields } from '../fields.ts'
import { containsKey, hasKeyShape } from '../key-shape.ts'
import {
  type Doubt,
  type DoubtCode,
  doubtSentence,
  type Table,
  type TableRow,
} from '../table.ts'
import type { Cells } from './gather-orders.ts'
import { fieldOfColumn, type Mapping } from './mapping.ts'

/** What a cell must not hold, whatever the reading made of the file. */
type OwnDoubtCode = 'contains-key' | 'looks-like-key' | 'no-key' | 'fewer-people' | 'look-alike'

/** One thing about an order that a person has to look at. It holds no text of a cell. */
export type OrderDoubt =
  | { readonly code: OwnDoubtCode; readonly field: ImportField }
  | {
      readonly code: DoubtCode
      readonly found: Doubt
      /** Absent: it is about the rows as a whole, or about a column that is left out. */
      readonly field?: ImportField
    }

type Rule = {
  /**
   * What is kept nowhere while the doubt stands. `row`: cells may stand in other columns than
   * their own, a key in an open one.
   */
  readonly spoils: 'row' | 'cell' | 'nothing'
  /** Whether a person can find it right as it stands; else it has to be corrected. */
  readonly canBeRight: boolean
}

const rules: Readonly<Record<OrderDoubt['code'], Rule>> = {
  'unclosed-quote': { spoils: 'row', canBeRight: true },
  'stray-quote': { spoils: 'row', canBeRight: true },
  'contains-row': { spoils: 'row', canBeRight: false },
  'other-separator': { spoils: 'row', canBeRight: false },
  'too-few-cells': { spoils: 'row', canBeRight: true },
  'too-many-cells': { spoils: 'row', canBeRight: true },
  shifted: { spoils: 'row', canBeRight: true },
  'above-titles': { spoils: 'row', canBeRight: false },
  'other-titles': { spoils: 'row', canBeRight: false },
  'commented-out': { spoils: 'row', canBeRight: true },
  'merged-cells': { spoils: 'nothing', canBeRight: false },
  'garbled-text': { spoils: 'nothing', canBeRight: true },
  'cut-number': { spoils: 'nothing', canBeRight: true },
  formula: { spoils: 'nothing', canBeRight: false },
  'contains-key': { spoils: 'cell', canBeRight: false },
  'looks-like-key': { spoils: 'cell', canBeRight: true },
  'no-key': { spoils: 'nothing', canBeRight: false },
  'fewer-people': { spoils: 'nothing', canBeRight: true },
  'look-alike': { spoils: 'nothing', canBeRight: true },
}

export const mayBeRight = ({ code, field }: OrderDoubt) =>
  // a key that a spreadsheet has cut opens nothing
  rules[code].canBeRight &&
  !(code === 'cut-number' && field !== undefined && isSecretField(field))

export const spoils = ({ code }: OrderDoubt) => rules[code].spoils

const ownSentences: Readonly<Record<OwnDoubtCode, string>> = {
  'contains-key': 'This holds a key of the file. Take it out: others may read it here.',
  'looks-like-key': 'This looks like a key or a password. Take it out if it is one.',
  'no-key': 'This is not one whole key. Copy the key alone, without words or blanks.',
  'fewer-people': 'More mailboxes are asked for than people are named.',
  'look-alike':
    'A name has letters of several alphabets, which look alike. Check its spelling.',
}

/** What to tell staff; `titles` of the table that the order is from. */
export const doubtWords = (doubt: OrderDoubt, titles: readonly string[]): string =>
  'found' in doubt ? doubtSentence(doubt.found, titles) : ownSentences[doubt.code]

/** What tells a doubt from the others of its order. */
export const doubtKey = (doubt: OrderDoubt) =>
  [doubt.code, doubt.field, 'found' in doubt ? doubt.found.column : ''].join(' ')

/** What the reading found odd about the rows of an order, each thing once. */
export function rowDoubts(rows: readonly TableRow[], mapping: Mapping): readonly OrderDoubt[] {
  const found = new Map<string, OrderDoubt>()
  for (const one of rows.flatMap(row => row.doubts)) {
    const field = one.column === undefined ? null : fieldOfColumn(mapping, one.column)
    // a cell that is left out does no harm, unless it holds what belongs elsewhere
    if (one.column !== undefined && field === null && rules[one.code].spoils !== 'row') continue
    const doubt: OrderDoubt = {
      code: one.code,
      found: one,
      ...(field !== null && { field }),
    }
    found.set(doubtKey(doubt), doubt)
  }
  return [...found.values()]
}

/** Shorter cells of a column of keys are none: "none", "n/a", "saved". */
const isKey = (text: string) => text.length >= 6 && /\d/.test(text)
const isSecretName = (name: string) => isField(name) && isSecretField(name)

/** Whether a field holds several keys in one text, such as backup codes. */
const isLongKey = (field: ImportField) =>
  keyFields.some(key => key.field === field && key.isLong)

/** What is no key: several words, a word before it, a mask, or a sign for nothing. */
const noKey =
  /\s|^[a-z]+[:=]|[*\u2022\u2026]{2}|\.{3}|^(?:n\/?a|none|null|nil|tbd|todo|pending|unknown|missing|[-\u2013\u2014?.]+)$/i

/** Every key of a file: what its columns of keys hold. */
export function keysOf({ rows }: Pick<Table, 'rows'>, mapping: Mapping): ReadonlySet<string> {
  const columns = Object.entries(mapping).flatMap(([field, at]) =>
    isSecretName(field) ? [at] : [],
  )
  return new Set(rows.flatMap(({ cells }) => columns.map(at => cells[at] ?? '').filter(isKey)))
}

/**
 * Doubts about cells of keys that hold none, and about other cells that hold a key of the file
 * or look like one.
 */
export function keyDoubts(cells: Cells, keys: ReadonlySet<string>): readonly OrderDoubt[] {
  const own = Object.entries(cells).flatMap(([field, text]) =>
    isSecretName(field) && isKey(text) ? [text] : [],
  )
  const odd = Object.entries(cells).flatMap(([field, text]): readonly OrderDoubt[] =>
    isField(field) && isSecretField(field) && !isLongKey(field) && noKey.test(text)
      ? [{ code: 'no-key', field }]
      : [],
  )
  const open = openFields.flatMap((field): readonly OrderDoubt[] => {
    const text = cells[field] ?? ''
    if (text === '') return []
    if (own.some(key => text.includes(key)) || containsKey(text, keys))
      return [{ code: 'contains-key', field }]
    // numbers of orders may look like keys, and go nowhere
    return field !== 'orderKey' && hasKeyShape(text) ? [{ code: 'looks-like-key', field }] : []
  })
  return [...odd, ...open]
}
