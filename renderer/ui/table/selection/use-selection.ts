import { useState } from 'react'
import * as choices from './choice.ts'

/** Chosen rows of a table, over pages and searches. */
export function useSelection() {
  const [choice, setChoice] = useState(choices.noChoice)
  return {
    choice,
    ids: choice.ids,
    toggle: (id: number) => setChoice(now => choices.toggle(now, id)),
    extend: (shown: readonly number[], id: number, from?: number) =>
      setChoice(now => choices.extend(now, shown, id, from)),
    togglePage: (shown: readonly number[]) => setChoice(now => choices.togglePage(now, shown)),
    add: (more: readonly number[]) => setChoice(now => choices.add(now, more)),
    clear: () => setChoice(choices.noChoice),
  } as const
}

export type Selection = ReturnType<typeof useSelection>

/** What a table needs so that its rows can be chosen. */
export type Choosing<Row> = {
  readonly selection: Selection
  readonly idOf: (row: Row) => number
  /** Names the row after "Choose". */
  readonly nameOf: (row: Row) => string
  /** Absent: every row can be chosen. */
  readonly isChoosable?: (row: Row) => boolean
  /** Why the other rows cannot be chosen. */
  readonly whyNot?: string
}
