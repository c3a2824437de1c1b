import { create } from 'zustand'
import type { Preferences } from '../../../../shared/settings/settings.ts'
import {
  type ColumnWidths,
  type OrderColumnKey,
  type OrderView,
  orderColumnKeys,
} from '../../../../shared/settings/table-views.ts'
import { keepWidths, showWidths } from '../../../ui/table/widths-store.ts'
import { type OrdersView, showOrders } from '../orders-view.ts'

/** Columns of a new window: what fits beside the sidebar when it is small. */
export const usualColumns: readonly OrderColumnKey[] = [
  'customer',
  'status',
  'progress',
  'age',
  'id',
]

type OrderViews = {
  /** Columns beside the domains, which are always shown. */
  readonly columns: readonly OrderColumnKey[]
  readonly views: readonly OrderView[]
}

/** Columns of the orders table and its saved views; both outlive the window. */
export const useOrderViews = create<OrderViews>(() => ({ columns: usualColumns, views: [] }))

export function rememberedViews({ orderColumns, orderViews }: Preferences) {
  useOrderViews.setState({ columns: orderColumns ?? usualColumns, views: orderViews ?? [] })
}

/** Shows the chosen columns, in the order of the table. */
export function showColumns(chosen: readonly string[]) {
  const columns = orderColumnKeys.filter(key => chosen.includes(key))
  useOrderViews.setState({ columns })
  void window.boxwright.call('preferences.save', { orderColumns: columns })
}

/** What the table shows now, under a name. */
export function viewNow(
  name: string,
  shown: OrdersView,
  columns: OrderViews['columns'],
  widths: ColumnWidths,
) {
  const { status, needsAttention, isLate, time, search, sort } = shown
  return {
    name,
    ...(status !== 'all' && { status }),
    needsAttention,
    ...(isLate && { late: true }),
    ...(time !== '' && { time }),
    search: search.trim(),
    sort: { ...sort },
    columns: [...columns],
    ...(Object.keys(widths).length > 0 && { widths }),
  } satisfies OrderView
}

/** The saved view that the table shows, if it shows one. */
export function viewShown(
  { views, columns }: OrderViews,
  shown: OrdersView,
  widths: ColumnWidths,
): OrderView | undefined {
  const key = (view: OrderView) =>
    JSON.stringify([
      view.status ?? 'all',
      view.needsAttention,
      view.late ?? false,
      view.time ?? '',
      view.search,
      view.sort.by,
      view.sort.descending,
      view.columns,
      Object.entries(view.widths ?? {}).toSorted(([one], [other]) => one.localeCompare(other)),
    ])
  return views.find(view => key(view) === key(viewNow(view.name, shown, columns, widths)))
}

export function openView({
  status,
  needsAttention,
  late = false,
  time = '',
  search,
  sort,
  columns,
  widths,
}: OrderView) {
  showOrders({ status: status ?? 'all', needsAttention, isLate: late, time, search, sort })
  showColumns(columns)
  showWidths('orders', widths ?? {})
  keepWidths()
}

/** Saves a view; one of the same name is replaced at its place in the list. */
export function saveView(view: OrderView) {
  const { views } = useOrderViews.getState()
  const isThere = views.some(one => one.name === view.name)
  keep(isThere ? views.map(one => (one.name === view.name ? view : one)) : [...views, view])
}

/** Deletes a view. Returns its undo, which puts the view back at its place in the list. */
export function deleteView(name: string): () => void {
  const before = useOrderViews.getState().views
  const at = before.findIndex(one => one.name === name)
  const view = before[at]
  if (view === undefined) return () => {}
  keep(before.filter(one => one !== view))
  return () => {
    const others = useOrderViews.getState().views.filter(one => one.name !== name)
    keep(others.toSpliced(at, 0, view))
  }
}

function keep(views: readonly OrderView[]) {
  useOrderViews.setState({ views })
  void window.boxwright.call('preferences.save', { orderViews: [...views] })
}
