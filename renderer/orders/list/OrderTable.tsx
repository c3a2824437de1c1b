import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { OrderRow } from '../../../shared/orders/order-list.ts'
import type { OrderSort } from '../../../shared/orders/order-sort.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { RowTable } from '../../ui/table/RowTable.tsx'
import type { Selection } from '../../ui/table/selection/use-selection.ts'
import { OrderRowMenu } from './bulk/OrderRowMenu.tsx'
import { orderColumns } from './columns.tsx'
import { showOrders } from './orders-view.ts'
import { useOrderViews } from './views/order-views.ts'

type Props = {
  readonly rows: readonly OrderRow[]
  readonly selection: Selection
  readonly sort: OrderSort
  /** The order that the address names. */
  readonly marked: number | undefined
  readonly viewKey: string
  readonly onCancel: (ids: readonly number[]) => void
}

/** Orders as staff want to see them: they choose the columns, and rows to act on together. */
export function OrderTable({ rows, selection, sort, marked, viewKey, onCancel }: Props) {
  const [, navigate] = useLocation()
  const chosen = useOrderViews(state => state.columns)
  const columns = useMemo(() => orderColumns(chosen), [chosen])
  const [menuIds, setMenuIds] = useState<readonly number[]>([])
  return (
    <OrderRowMenu ids={menuIds} onCancel={onCancel}>
      <RowTable
        name="orders"
        label="Orders"
        minWidth={0}
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
        sort={sort}
        onSort={next => showOrders({ sort: next })}
        onOpen={row => navigate(`/orders/${row.id}`)}
        onMenu={({ id }) => setMenuIds(selection.ids.has(id) ? [...selection.ids] : [id])}
        marked={marked}
        viewKey={viewKey}
        choosing={{
          selection,
          idOf: row => row.id,
          nameOf: row => `order ${row.id}, ${row.firstDomain ?? isolated(row.customerName)}`,
        }}
      />
    </OrderRowMenu>
  )
}
