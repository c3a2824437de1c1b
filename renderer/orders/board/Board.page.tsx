import type { OrderStatus } from '../../../shared/orders/order.ts'
import { Page } from '../../ui/Page.tsx'
import { useTypedSearch } from '../../ui/use-search.ts'
import { OrdersTools } from '../list/OrdersTools.tsx'
import { useOrdersView } from '../list/orders-view.ts'
import classes from './Board.module.css'
import { BoardColumn } from './BoardColumn.tsx'

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

/** From left to right in the order of an order's life, ended ones last. */
const columns: readonly OrderStatus[] = [
  'pending',
  'draft',
  'in-progress',
  'completed',
  'reject',
  'cancelled',
]

/** Orders as cards by status; they move by themselves, so nothing is dragged. */
function Board({ search }: { readonly search: string }) {
  return (
    <div className={classes.board}>
      {columns.map(status => (
        <BoardColumn key={status} status={status} search={search} />
      ))}
    </div>
  )
}
