import type { OrderStatus } from '../../../shared/orders/order.ts'
import classes from './Board.module.css'
import { BoardColumn } from './BoardColumn.tsx'

/** From left to right as an order goes; what came to its end stands last. */
const columns: readonly OrderStatus[] = [
  'pending',
  'draft',
  'in-progress',
  'completed',
  'reject',
  'cancelled',
]

/** Orders as cards by status; they move by themselves, so nothing is dragged. */
export function Board({ search }: { readonly search: string }) {
  return (
    <div className={classes.board}>
      {columns.map(status => (
        <BoardColumn key={status} status={status} search={search} />
      ))}
    </div>
  )
}
