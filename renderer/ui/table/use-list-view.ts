import { useEditing } from '../form/use-editing.ts'
import { useSearch } from '../use-search.ts'

export type ListView<Row> = ReturnType<typeof useListView<Row>>

/** What a page remembers of a list: its search, and the row in its dialog. */
export function useListView<Row>() {
  return { ...useSearch(), ...useEditing<Row>() }
}
