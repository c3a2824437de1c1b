import { useState } from 'react'
import { useNamedRow } from '../../app/place/history.ts'
import { ImportButton } from '../../imports/ImportButton.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { Page } from '../../ui/Page.tsx'
import { ListState } from '../../ui/states/ListState.tsx'
import { useSelection } from '../../ui/table/selection/use-selection.ts'
import { usePages } from '../../ui/table/use-pages.ts'
import { useTime } from '../../ui/time/time-view.ts'
import { useTypedSearch } from '../../ui/use-search.ts'
import { CancelOrders } from './bulk/CancelOrders.tsx'
import { OrdersBar } from './bulk/OrdersBar.tsx'
import { NoOrders } from './NoOrders.tsx'
import { OrderFilters } from './OrderFilters.tsx'
import { OrdersTools } from './OrdersTools.tsx'
import { OrderTable } from './OrderTable.tsx'
import { pageSize, useOrdersView } from './orders-view.ts'

/** Every order, to find, watch and act on, one or many at once. */
export function OrdersPage() {
  const { status, needsAttention, isLate, sort, ...view } = useOrdersView()
  const { args, isTyping } = useTypedSearch(view.search)
  const selection = useSelection()
  const [cancelling, setCancelling] = useState<readonly number[] | null>(null)
  const filter = {
    ...(status === 'all' ? {} : { status }),
    ...(needsAttention ? { attention: true } : {}),
    ...(isLate ? { late: true } : {}),
    ...useTime(view.time).args,
    ...args,
  }
  const at = useNamedRow()
  const pages = usePages('orders.list', { ...filter, sort }, pageSize, {
    isTyping,
    at,
    // an order becomes late without an event
    ...(isLate && { refetchInterval: 30_000 }),
  })
  const { data } = pages.list
  const rows = data?.rows ?? []
  const total = data?.total ?? 0

  return (
    <Page
      title="Orders"
      count={data?.total}
      scroll="own"
      actions={
        <>
          <OrdersTools search={view.search} />
          <ExportList what={{ list: 'orders', filter: { ...filter, sort } }} />
          <ImportButton />
        </>
      }
      tools={
        selection.ids.size === 0 ? (
          <OrderFilters counts={data?.counts} />
        ) : (
          <OrdersBar
            selection={selection}
            filter={filter}
            total={total}
            onPage={rows.length}
            onCancel={setCancelling}
          />
        )
      }
    >
      <ListState pages={pages} empty={<NoOrders />}>
        <OrderTable
          rows={rows}
          selection={selection}
          sort={sort}
          marked={at}
          viewKey={pages.viewKey}
          onCancel={setCancelling}
        />
      </ListState>
      <CancelOrders
        ids={cancelling}
        onClose={() => setCancelling(null)}
        onCancelled={selection.clear}
      />
    </Page>
  )
}
