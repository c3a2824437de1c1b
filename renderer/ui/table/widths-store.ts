import { create } from 'zustand'
import type { Preferences } from '../../../shared/settings/settings.ts'
import type { ColumnWidths, TableName } from '../../../shared/settings/table-views.ts'

type EveryTable = Readonly<Partial<Record<TableName, ColumnWidths>>>

/** Pixels that staff gave to columns, by table; they outlive the window. */
export const useColumnWidths = create<EveryTable>(() => ({}))

export const rememberedWidths = ({ columnWidths }: Preferences) =>
  useColumnWidths.setState(columnWidths ?? {}, true)

export const showWidths = (table: TableName, widths: ColumnWidths) =>
  useColumnWidths.setState({ [table]: widths })

/** Shows widths without storing them: staff may still be dragging. */
export function changeWidths(table: TableName, change: ColumnWidths) {
  showWidths(table, { ...useColumnWidths.getState()[table], ...change })
}

/** Gives columns their usual widths again, and stores that. */
export function forgetWidths(table: TableName, columns: readonly string[]) {
  const widths = Object.entries(useColumnWidths.getState()[table] ?? {})
  showWidths(table, Object.fromEntries(widths.filter(([key]) => !columns.includes(key))))
  keepWidths()
}

export function keepWidths() {
  const columnWidths = useColumnWidths.getState()
  void window.boxwright.call('preferences.save', { columnWidths })
}
