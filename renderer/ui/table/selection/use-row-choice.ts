import type { RowKeys } from '../use-row-keys.ts'
import type { RowChoiceState } from './ChoiceCells.tsx'
import type { Choosing } from './use-selection.ts'

type RowChoice<Row> = NonNullable<RowKeys['choosing']> & {
  /** Rows of the page that can be chosen, in the order in which they stand. */
  readonly shown: readonly number[]
  /** What the box of a row shows. */
  readonly cellOf: (row: Row) => {
    readonly choice: RowChoiceState
    readonly name: string
    readonly whyNot: string | undefined
  }
}

/** Choosing of rows by their index on the page, from 0; undefined where rows cannot be chosen. */
export function useRowChoice<Row>(
  rows: readonly Row[],
  choosing: Choosing<Row> | undefined,
): RowChoice<Row> | undefined {
  if (choosing === undefined) return undefined
  const { selection, idOf, nameOf, isChoosable = () => true, whyNot } = choosing
  const shown = rows.filter(isChoosable).map(idOf)
  const idAt = (index: number) => {
    const row = rows[index]
    return row === undefined || !isChoosable(row) ? undefined : idOf(row)
  }
  return {
    shown,
    cellOf: row => ({
      choice: selection.ids.has(idOf(row)) ? 'chosen' : isChoosable(row) ? 'open' : 'closed',
      name: nameOf(row),
      whyNot,
    }),
    toggle(index) {
      const id = idAt(index)
      if (id !== undefined) selection.toggle(id)
    },
    extend(index, from) {
      const id = idAt(index)
      if (id !== undefined) selection.extend(shown, id, from === index ? undefined : idAt(from))
    },
    choosePage: () => selection.add(shown),
    clear() {
      const isAny = selection.ids.size > 0
      selection.clear()
      return isAny
    },
  }
}
