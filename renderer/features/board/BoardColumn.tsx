import { UnstyledButton } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useId } from 'react'
import { useLocation } from 'wouter'
import { numberText } from '../../../shared/locale.ts'
import type { OrderStatus } from '../../../shared/order.ts'
import { useCall } from '../../bridge.ts'
import { MeaningIcon } from '../../components/MeaningIcon.tsx'
import { showOrders } from '../../stores/orders-view.ts'
import { orderStatusWords } from '../../words.ts'
import classes from './Board.module.css'
import { OrderCard } from './OrderCard.tsx'

/** Cards that a column shows; the table has the rest. */
const shown = 25

type Props = { readonly status: OrderStatus; readonly search: string }

/** One status, what changed last on top. */
export function BoardColumn({ status, search }: Props) {
  const id = useId()
  const [, navigate] = useLocation()
  const orders = useCall(
    'orders.list',
    {
      status,
      ...(search === '' ? {} : { search }),
      sort: { by: 'updatedAt', descending: true },
      page: 1,
      pageSize: shown,
    },
    { placeholderData: keepPreviousData },
  )
  const { words, meaning } = orderStatusWords[status]
  const total = orders.data?.total ?? 0
  const more = total - (orders.data?.rows.length ?? 0)
  return (
    <section className={classes.column} aria-labelledby={id}>
      <h2 id={id} className={classes.columnTitle}>
        <MeaningIcon meaning={meaning} isStill />
        {words} <span className={classes.count}>{numberText(total)}</span>
      </h2>
      <ul className={classes.cards}>
        {orders.data?.rows.map(row => (
          <li key={row.id}>
            <OrderCard row={row} />
          </li>
        ))}
        {orders.isSuccess && total === 0 && <li className={classes.none}>None</li>}
        {orders.isError && <li className={classes.none}>Could not be read</li>}
        {more > 0 && (
          <li>
            <UnstyledButton
              className={classes.more}
              onClick={() => {
                showOrders({ status, search, needsAttention: false })
                navigate('/orders')
              }}
            >
              {`${numberText(more)} more in the table`}
            </UnstyledButton>
          </li>
        )}
      </ul>
    </section>
  )
}
