import { useState } from 'react'
import { ListState } from '../components/ListState.tsx'
import { Page } from '../components/Page.tsx'
import { SearchField } from '../components/SearchField.tsx'
import { useSelection } from '../components/selection/use-selection.ts'
import { usePages } from '../components/use-pages.ts'
import { useTypedSearch } from '../components/use-search.ts'
import { ImportButton } from '../features/import/ImportButton.tsx'
import { CancelOrders } from '../features/orders/bulk/CancelOrders.tsx'
import { OrdersBar } from '../features/orders/bulk/OrdersBar.tsx'
import { NoOrders } from '../features/orders/NoOrders.tsx'
import { OrderFilters } from '../features/orders/OrderFilters.tsx'
import { OrdersLook } from '../features/orders/OrdersLook.tsx'
import { OrderTable } from '../features/orders/OrderTable.tsx'
import { showOrders, useOrdersView } from '../stores/orders-view.ts'

const pageSize = 50

/** Every order, to find, watch and act on, one or many at once. */
export function OrdersPage() {
  const { status, needsAttention, sort, ...view } = useOrdersView()
  const { args, isTyping } = useTypedSearch(view.search)
  const selection = useSelection()
  const [cancelling, setCancelling] = useState<readonly number[] | null>(null)
  const filter = {
    ...(status === 'all' ? {} : { status }),
    ...(needsAttention ? { attention: true } : {}),
    ...args,
  }
  const pages = usePages('orders.list', { ...filter, sort }, pageSize, { isTyping })
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
          <SearchField
            value={view.search}
            label="Search domains, customers, ids"
            onChange={value => showOrders({ search: value })}
          />
          <OrdersLook />
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
