import { Page } from '../../ui/Page.tsx'
import { useTypedSearch } from '../../ui/use-search.ts'
import { OrdersTools } from '../list/OrdersTools.tsx'
import { useOrdersView } from '../list/orders-view.ts'
import { Board } from './Board.tsx'

/** The orders as a board; its search is that of the table. */
export function BoardPage() {
  const view = useOrdersView()
  const { search } = useTypedSearch(view.search)
  return (
    <Page title="Orders" scroll="own" actions={<OrdersTools search={view.search} />}>
      <Board search={search} />
    </Page>
  )
}
