import { useLocation } from 'wouter'
import type { HandCause } from '../../shared/orders/life.ts'
import { noPlanYet } from '../../shared/orders/order.ts'
import type { OrderRow } from '../../shared/orders/order-list.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { useCall } from '../app/bridge.ts'
import { orderAddress } from '../app/place/addresses.ts'
import { ordersAddress } from '../orders/list/orders-view.ts'
import { CustomerLink, DomainLink, OrderLink } from '../ui/links.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { RowTable } from '../ui/table/RowTable.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { Lead } from './Act.tsx'
import { Section, shownRows } from './Section.tsx'

const causeWords: Record<HandCause, (row: OrderRow) => string> = {
  plan: ({ planName }) =>
    planName === null ? noPlanYet : `The plan ${isolated(planName)} is worked by hand`,
  registrar: () => 'Its registrar is set by hand',
  automation: () => 'Automation was off',
}

const columns: readonly Column<OrderRow>[] = [
  {
    key: 'domain',
    title: 'Domains',
    cell: row => (
      <span className="row gap-6">
        {row.firstDomain !== undefined && <DomainLink name={row.firstDomain} />}{' '}
        {row.domainCount > 1 && (
          <span className="quiet firm tabular">{`and ${row.domainCount - 1} more`}</span>
        )}
      </span>
    ),
  },
  {
    key: 'customer',
    title: 'Customer',
    width: '18%',
    cell: row => <CustomerLink id={row.customerId} name={row.customerName} />,
  },
  {
    key: 'why',
    title: 'By hand because',
    width: '26%',
    cell: row => (
      <OutsideText text={row.handCause === undefined ? '' : causeWords[row.handCause](row)} />
    ),
  },
  {
    key: 'since',
    title: 'Since',
    width: '104px',
    align: 'right',
    cell: row => <RelativeTime at={row.updatedAt} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '84px',
    align: 'right',
    cell: row => <OrderLink id={row.id} />,
  },
]

/** Orders that staff carry out themselves, and that nobody has begun. */
export function PendingOrders() {
  const [, navigate] = useLocation()
  const page = useCall('orders.list', {
    status: 'pending',
    sort: { by: 'id', descending: false },
    page: 1,
    pageSize: shownRows,
  }).data
  if (page === undefined || page.total === 0) return null
  return (
    <Section
      title="Pending: nobody has begun"
      figure={countOf(page.total, 'order')}
      lines={[
        'Make the mailboxes in the panel of their provider, enter them in the order, then complete it. Set it to In progress when you begin, and it leaves this list.',
      ]}
      acts={
        page.total > shownRows ? (
          <Lead
            label={`See all ${countOf(page.total, 'pending order')}`}
            to={ordersAddress({ status: 'pending' })}
          />
        ) : null
      }
    >
      <RowTable
        label="Pending orders"
        columns={columns}
        rows={page.rows}
        rowKey={row => row.id}
        onOpen={row => navigate(orderAddress(row.id))}
        minWidth={640}
      />
    </Section>
  )
}
