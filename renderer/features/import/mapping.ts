import { type Field, fields, fieldWords, isField, secretFields } from './fields.ts'

/** Which column, from 0, is which field. */
export type Mapping = Readonly<Partial<Record<Field, number>>>

export const plainTitle = (title: string) => title.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * Every column by its title: what staff chose for that title before, or else what it looks
 * like. The first column wins where two look alike.
 */
export function guessMapping(
  titles: readonly string[],
  chosenBefore: Readonly<Record<string, string>>,
): Mapping {
  const mapping: Partial<Record<Field, number>> = {}
  const plain = titles.map(plainTitle)
  for (const [at, title] of plain.entries()) {
    const chosen = chosenBefore[title]
    if (chosen !== undefined && isField(chosen)) mapping[chosen] ??= at
  }
  const taken = new Set(Object.values(mapping))
  for (const field of fields) {
    if (mapping[field] !== undefined) continue
    // a title that staff left out on purpose stays out
    const at = plain.findIndex(
      (title, index) =>
        !taken.has(index) &&
        chosenBefore[title] === undefined &&
        fieldWords[field].titles.includes(title),
    )
    if (at === -1) continue
    mapping[field] = at
    taken.add(at)
  }
  return mapping
}

/** The column becomes the field; whatever it was before, and whoever had the field, lets go. */
export function withColumn(mapping: Mapping, column: number, field: Field | null): Mapping {
  const rest = Object.entries(mapping).filter(([name, at]) => at !== column && name !== field)
  return { ...Object.fromEntries(rest), ...(field !== null && { [field]: column }) }
}

export function fieldOfColumn(mapping: Mapping, column: number): Field | null {
  return fields.find(field => mapping[field] === column) ?? null
}

/** What to remember of a mapping: field, or `none`, by title. */
export function chosenColumns(
  titles: readonly string[],
  mapping: Mapping,
): Readonly<Record<string, string>> {
  const entries = titles.map((title, at) => [
    plainTitle(title).slice(0, 200),
    fieldOfColumn(mapping, at) ?? 'none',
  ])
  return Object.fromEntries(entries.filter(([title]) => title !== ''))
}

/** Something of a column's content. One that may hold keys shows nothing, whatever its title. */
export function sampleWords(title: string, field: Field | null, sample: string): string {
  return isSecretColumn(title, field) ? '••••••••' : sample.replace(/\s+/g, ' ').slice(0, 40)
}

/** Whether a column may hold keys: by what it was chosen to be, or by its title alone. */
export function isSecretColumn(title: string, field: Field | null): boolean {
  if (field !== null && secretFields.has(field)) return true
  if (field === 'couponCode' || field === 'orderKey') return false
  return /key|secret|password|code|token/i.test(title)
}

/** What a column is called, also one without a title. */
export const columnName = (title: string, at: number) =>
  title === '' ? `Column ${at + 1}` : title
