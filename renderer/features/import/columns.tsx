import { numberText } from '../../../shared/locale.ts'
import { MiddleTruncate } from '../../components/MiddleTruncate.tsx'
import type { Column } from '../../components/TableRow.tsx'
import { Tag } from '../../components/Tag.tsx'
import { countOf } from '../../words.ts'
import type { CheckedOrder } from './check-orders.ts'
import { fieldWords, isField } from './fields.ts'
import { type FileOrder, rowRange, rowWords } from './gather-orders.ts'
import classes from './Import.module.css'

export const importColumns: readonly Column<CheckedOrder>[] = [
  {
    key: 'domains',
    title: 'Domains',
    width: '28%',
    cell: ({ reading: { names } }) => <Domains first={names[0]} count={names.length} />,
  },
  { key: 'customer', title: 'Customer', width: '22%', cell: row => <Customer row={row} /> },
  { key: 'state', title: 'State', cell: row => <State row={row} /> },
  {
    key: 'rows',
    title: 'Rows',
    width: '88px',
    align: 'right',
    cell: ({ order }) => <Rows order={order} />,
  },
]

type DomainsProps = { readonly first: string | undefined; readonly count: number }

export function Domains({ first, count }: DomainsProps) {
  if (first === undefined) return <span className={classes.quiet}>None</span>
  return (
    <span className={classes.domains}>
      <MiddleTruncate text={first} />
      {count > 1 && <span className={classes.more}>{`+${numberText(count - 1)}`}</span>}
    </span>
  )
}

function Customer({ row: { customer, order } }: { readonly row: CheckedOrder }) {
  if (customer.kind === 'known')
    return <span title={customer.customer.email}>{customer.customer.name}</span>
  if (customer.kind === 'new')
    return (
      <span title={customer.email}>
        {customer.name} <span className={classes.quiet}>new</span>
      </span>
    )
  const text = order.cells.customerEmail ?? order.cells.customerName
  return <span className={classes.quiet}>{text ?? 'Nobody'}</span>
}

function State({ row: { problems, mailboxes } }: { readonly row: CheckedOrder }) {
  const entries = Object.entries(problems)
  const [first] = entries
  if (first === undefined)
    return (
      <Tag meaning="done" look="plain">
        {`Ready, ${countOf(mailboxes, 'mailbox', 'mailboxes')}`}
      </Tag>
    )
  const [field, sentence] = first
  const words = isField(field) ? `${fieldWords[field].label}: ${sentence}` : sentence
  const all = entries.map(([, text]) => text).join(' ')
  return (
    <Tag meaning="person" look="plain" title={all}>
      {entries.length === 1 ? words : `${words} And ${entries.length - 1} more.`}
    </Tag>
  )
}

function Rows({ order }: { readonly order: FileOrder }) {
  return (
    <span className={classes.quiet} title={rowWords(order)}>
      {rowRange(order)}
    </span>
  )
}
