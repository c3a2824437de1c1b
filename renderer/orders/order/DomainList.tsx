import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { useDrawnRows } from '../../ui/table/use-drawn-rows.ts'
import { DomainRow } from './DomainRow.tsx'

type Props = {
  readonly label?: string
  readonly order: Order
  readonly domains: readonly OrderDomain[]
  /** Changes with filter, search and page. */
  readonly view: string
}

/** One page of an order's domains. */
export function DomainList({ label = 'Domains', order, domains, view }: Props) {
  const { rows } = useDrawnRows(domains, view, nameOf, false)
  return (
    <ul className="line-above" aria-label={label}>
      {rows.map(domain => (
        <DomainRow key={domain.name} order={order} domain={domain} />
      ))}
    </ul>
  )
}

const nameOf = (domain: OrderDomain) => domain.name
