import { SearchField } from '../../ui/form/SearchField.tsx'
import { Page } from '../../ui/Page.tsx'
import { useTypedSearch } from '../../ui/use-search.ts'
import { OrdersLook } from '../list/OrdersLook.tsx'
import { showOrders, useOrdersView } from '../list/orders-view.ts'
import { Board } from './Board.tsx'

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
