import { IconReceipt } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { InvoicingRow } from '../../shared/invoicing/invoicing.ts'
import { monthText, numberText } from '../../shared/text/locale.ts'
import { startOfMonth } from '../../shared/text/month.ts'
import { monthOrdersAddress } from '../app/place/addresses.ts'
import { CustomerLink } from '../ui/links.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { Sums } from '../ui/Sums.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { Tag } from '../ui/Tag.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import classes from './Invoicing.module.css'

export const customersPerPage = 50

const count = (value: number) => (
  <span className={value === 0 ? 'quiet tabular' : 'tabular'}>{numberText(value)}</span>
)

const columns: readonly Column<InvoicingRow>[] = [
  { key: 'customer', title: 'Customer', cell: row => <Customer row={row} /> },
  {
    key: 'orders',
    title: 'Orders',
    width: '72px',
    align: 'right',
    cell: row => count(row.orders),
  },
  {
    key: 'mailboxes',
    title: 'Mailboxes',
    width: '88px',
    align: 'right',
    cell: row => count(row.mailboxes),
  },
  {
    key: 'coupons',
    title: 'Coupons',
    width: '88px',
    cell: ({ coupons }) =>
      coupons.length === 0 ? (
        <span className="quiet">–</span>
      ) : (
        <OutsideText isExact className="cut" text={coupons.join(', ')} />
      ),
  },
  {
    key: 'amount',
    title: 'Amount',
    width: '112px',
    align: 'right',
    cell: row => <Money row={row} of="amount" />,
  },
  {
    key: 'paid',
    title: 'Paid',
    width: '104px',
    align: 'right',
    cell: row => <Money row={row} of="paid" />,
  },
  {
    key: 'open',
    title: 'Open',
    width: '104px',
    align: 'right',
    cell: row => <Money row={row} of="open" />,
  },
]

function Customer({ row }: { readonly row: InvoicingRow }) {
  if (row.isDeleted === true) return <OutsideText className="quiet" text={row.name} />
  return (
    <span className="row miw-0 gap-8">
      <CustomerLink id={row.customerId} name={row.name} className="cut" />
      {row.isArchived === true && (
        <Tag meaning="cancelled" look="plain">
          Archived
        </Tag>
      )}
    </span>
  )
}

type MoneyProps = { readonly row: InvoicingRow; readonly of: 'amount' | 'paid' | 'open' }

/** A line for each currency; with the amounts, how many orders are in none of them. */
function Money({ row: { sums, withoutAmount }, of }: MoneyProps) {
  const isUnpriced = of === 'amount' && withoutAmount > 0
  return (
    <div className={classes.lines}>
      {!(isUnpriced && sums.length === 0) && <Sums sums={sums} of={of} />}
      {isUnpriced && (
        <div className="small quiet">{`${numberText(withoutAmount)} without amount`}</div>
      )}
    </div>
  )
}

/** Every customer of a month; a row leads to the orders that make it up. */
export function CustomerMonths({ month }: { readonly month: string }) {
  const [, navigate] = useLocation()
  const pages = usePages('invoicing.list', { month }, customersPerPage)
  return (
    <ListBody
      label="Customers of the month"
      minWidth={680}
      pages={pages}
      columns={columns}
      rowKey={row => row.customerId}
      onOpen={row => navigate(monthOrdersAddress(month, row.customerId))}
      empty={<NothingToInvoice month={month} />}
    />
  )
}

export function NothingToInvoice({ month }: { readonly month: string }) {
  return (
    <EmptyState
      icon={IconReceipt}
      title={`Nothing to invoice for ${monthText(startOfMonth(month))}`}
      words="Orders count in the month in which they were entered, mailboxes in which they were made. Drafts do not count, nor what was rejected or cancelled before it was completed."
    />
  )
}
