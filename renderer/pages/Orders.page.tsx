import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useCall } from '../bridge.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { LoadingLines } from '../components/Late.tsx'
import { Page } from '../components/Page.tsx'
import { Paging } from '../components/Paging.tsx'
import { RowTable } from '../components/RowTable.tsx'
import { SearchField } from '../components/SearchField.tsx'
import { orderColumns } from '../features/orders/columns.tsx'
import { NoOrders } from '../features/orders/NoOrders.tsx'
import { OrderFilters } from '../features/orders/OrderFilters.tsx'
import { OrdersLook } from '../features/orders/OrdersLook.tsx'
import { showOrders, useOrdersView } from '../stores/orders-view.ts'

const pageSize = 50

export function OrdersPage() {
  const [, navigate] = useLocation()
  const { status, needsAttention, sort, page, ...view } = useOrdersView()
  const [search] = useDebouncedValue(view.search.trim(), 200)
  const orders = useCall(
    'orders.list',
    {
      ...(status === 'all' ? {} : { status }),
      ...(needsAttention ? { attention: true } : {}),
      ...(search === '' ? {} : { search }),
      sort,
      page,
      pageSize,
    },
    { placeholderData: keepPreviousData },
  )

  return (
    <Page
      title="Orders"
      count={orders.data?.total}
      scroll="own"
      actions={
        <>
          <SearchField
            value={view.search}
            label="Search domains, customers, ids"
            onChange={value => showOrders({ search: value })}
          />
          <OrdersLook />
        </>
      }
      tools={<OrderFilters counts={orders.data?.counts} />}
    >
      {orders.isPending && <LoadingLines />}
      {orders.isError && (
        <ErrorState error={orders.error} onRetry={() => void orders.refetch()} />
      )}
      {orders.isSuccess && orders.data.rows.length === 0 && <NoOrders />}
      {orders.isSuccess && orders.data.rows.length > 0 && (
        <>
          <RowTable
            label="Orders"
            minWidth={760}
            columns={orderColumns}
            rows={orders.data.rows}
            rowKey={row => row.id}
            sort={sort}
            onSort={next => showOrders({ sort: next })}
            onOpen={row => navigate(`/orders/${row.id}`)}
            viewKey={`${status} ${needsAttention} ${search} ${sort.by} ${sort.descending} ${page}`}
          />
          <Paging
            page={page}
            pageSize={pageSize}
            total={orders.data.total}
            onPage={next => showOrders({ page: next })}
          />
        </>
      )}
    </Page>
  )
}
