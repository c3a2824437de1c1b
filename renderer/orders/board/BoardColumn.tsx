import { keepPreviousData } from '@tanstack/react-query'
import { useId } from 'react'
import { Link } from 'wouter'
import type { OrderStatus } from '../../../shared/orders/order.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { useCall } from '../../app/bridge.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { orderStatusWords } from '../../words/words.ts'
import { ordersAddress } from '../list/orders-view.ts'
import classes from './Board.module.css'
import { OrderCard } from './OrderCard.tsx'

/** Cards that a column shows; the table has the rest. */
const shown = 25

type Props = { readonly status: OrderStatus; readonly search: string }

/** The cards of one status, the last changed on top. */
export function BoardColumn({ status, search }: Props) {
  const id = useId()
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
    <section className="stack mih-0" aria-labelledby={id}>
      <h2 id={id} className="row fz-13 lh-20 firm gap-6 mb-8 fw-600">
        <MeaningIcon meaning={meaning} isStill />
        {words} <span className="quiet tabular fw-400">{numberText(total)}</span>
      </h2>
      <ul className={classes.cards} data-scroll={status}>
        {orders.data?.rows.map(row => (
          <li key={row.id}>
            <OrderCard row={row} />
          </li>
        ))}
        {orders.isSuccess && total === 0 && (
          <li
            className="quiet fz-12 ta-center rounded"
            style={{ padding: '8px 12px', border: '1px dashed var(--bw-line)' }}
          >
            None
          </li>
        )}
        {orders.isError && (
          <li
            className="quiet fz-12 ta-center rounded"
            style={{ padding: '8px 12px', border: '1px dashed var(--bw-line)' }}
          >
            Could not be read
          </li>
        )}
        {more > 0 && (
          <li>
            <Link
              to={ordersAddress({ status, search })}
              className="link fz-12 ta-center wide"
              style={{ display: 'block', padding: '6px 12px' }}
            >
              {`${numberText(more)} more in the table`}
            </Link>
          </li>
        )}
      </ul>
    </section>
  )
}
