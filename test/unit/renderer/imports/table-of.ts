import { meaningOf } from '../../../../shared/imports/fields.ts'
import { guessColumns } from '../../../../shared/imports/orders/guess-columns.ts'
import type { Mapping } from '../../../../shared/imports/orders/mapping.ts'
import type { ReadOptions, Table } from '../../../../shared/imports/table.ts'
import { tableIn } from '../../../support/order-files.ts'

export const isKnownTitle = (title: string) => meaningOf(title) !== undefined

/** A file as the window reads it, all at once. */
export const tableOf = (content: Uint8Array | string, answers: ReadOptions = {}): Table =>
  tableIn(content, { ...answers, isKnownTitle })

/** With each column that is asked about answered as suggested, or by the first. */
export function mappingOf(table: Table): Mapping {
  const { mapping, questions } = guessColumns(table, {})
  const answers = questions.map(({ field, suggested, columns }) => [
    field,
    suggested ?? columns[0],
  ])
  return { ...mapping, ...Object.fromEntries(answers) }
}
