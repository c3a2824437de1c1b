import { Page } from '../components/Page.tsx'
import { SearchField } from '../components/SearchField.tsx'
import { useTypedSearch } from '../components/use-search.ts'
import { Board } from '../features/board/Board.tsx'
import { OrdersLook } from '../features/orders/OrdersLook.tsx'
import { showOrders, useOrdersView } from '../stores/orders-view.ts'

/** The orders as a board; its search is that of the table. */
export function BoardPage() {
  const view = useOrdersView()
  const { search } = useTypedSearch(view.search)
  return (
    <Page
      title="Orders"
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
    >
      <Board search={search} />
    </Page>
  )
}
