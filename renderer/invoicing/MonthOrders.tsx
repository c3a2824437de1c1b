import { useLocation } from 'wouter'
import type { InvoicedOrder } from '../../shared/invoicing/invoicing.ts'
import { dayText, moneyText, numberText } from '../../shared/text/locale.ts'
import { orderAddress } from '../app/place/addresses.ts'
import { CustomerLink } from '../ui/links.tsx'
import { MiddleTruncate } from '../ui/MiddleTruncate.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { Tag } from '../ui/Tag.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import { exactTime } from '../words/times.ts'
import { NothingToInvoice } from './CustomerMonths.tsx'

const pageSize = 50
const none = <span className="quiet">–</span>

const customer: Column<InvoicedOrder> = {
  key: 'customer',
  title: 'Customer',
  width: '14%',
  cell: row => <CustomerLink id={row.customerId} name={row.customerName} />,
}

const ofOne: readonly Column<InvoicedOrder>[] = [
  { key: 'name', title: 'Order', cell: row => <OrderName row={row} /> },
  {
    key: 'entered',
    title: 'Entered',
    width: '72px',
    cell: row => (
      <time dateTime={row.createdAt} title={exactTime(row.createdAt)}>
        {dayText(new Date(row.createdAt))}
      </time>
    ),
  },
  {
    key: 'status',
    title: 'Status',
    width: '132px',
    isWhole: true,
    cell: row => <StatusBadge status={row.status} draftCause={row.draftCause} />,
  },
  {
    key: 'mailboxes',
    title: 'Mailboxes',
    width: '88px',
    align: 'right',
    cell: row => <span className="tabular">{numberText(row.mailboxes)}</span>,
  },
  {
    key: 'amount',
    title: 'Amount',
    width: '104px',
    align: 'right',
    cell: ({ amount, currency = '' }) =>
      amount === undefined ? (
        <span className="quiet">No amount</span>
      ) : (
        <span className="tabular">{moneyText(amount, currency)}</span>
      ),
  },
  { key: 'paid', title: 'Paid', width: '96px', cell: row => <Paid row={row} /> },
  {
    key: 'coupon',
    title: 'Coupon',
    width: '112px',
    cell: ({ couponCode: code }) =>
      code === undefined ? none : <OutsideText isExact className="cut" text={code} />,
  },
]

const ofAll = ofOne.toSpliced(1, 0, customer)

function OrderName({ row }: { readonly row: InvoicedOrder }) {
  if (row.firstDomain === undefined) return `Order ${row.id}`
  return (
    <span className="flex miw-0 gap-8">
      <MiddleTruncate text={row.firstDomain} />
      {row.domains > 1 && (
        <span className="quiet firm">{`+${numberText(row.domains - 1)}`}</span>
      )}
    </span>
  )
}

function Paid({ row: { isPaid, paidAt, amount } }: { readonly row: InvoicedOrder }) {
  if (isPaid)
    return (
      <Tag
        meaning="done"
        look="plain"
        title={paidAt === undefined ? undefined : exactTime(paidAt)}
      >
        {paidAt === undefined ? 'Paid' : dayText(new Date(paidAt))}
      </Tag>
    )
  if (amount === undefined) return none
  return (
    <Tag meaning="waiting" look="plain">
      Open
    </Tag>
  )
}

type Props = { readonly month: string; readonly customerId: number | undefined }

/** The orders that make up a month, of one customer or of all. */
export function MonthOrders({ month, customerId }: Props) {
  const [, navigate] = useLocation()
  const filter = { month, ...(customerId !== undefined && { customerId }) }
  const pages = usePages('invoicing.orders', filter, pageSize)
  return (
    <ListBody
      label="Orders of the month"
      minWidth={700}
      pages={pages}
      columns={customerId === undefined ? ofAll : ofOne}
      rowKey={row => row.id}
      onOpen={row => navigate(orderAddress(row.id))}
      empty={<NothingToInvoice month={month} />}
    />
  )
}
