import { numberText } from '../../../shared/locale.ts'
import { MiddleTruncate } from '../../components/MiddleTruncate.tsx'
import { OutsideText } from '../../components/OutsideText.tsx'
import type { Column } from '../../components/TableRow.tsx'
import { Tag } from '../../components/Tag.tsx'
import { countOf } from '../../words.ts'
import type { CheckedOrder } from './check-orders.ts'
import type { Field } from './fields.ts'
import { type FileOrder, rowRange, rowWords } from './gather-orders.ts'
import classes from './Import.module.css'
import { deliveredWords, reasonsOf, standingOf } from './standing.ts'

/** `saidOfAll`: fields that stand above the list already; `isGrouped`: orders of several rows. */
export const importColumns = (
  saidOfAll: ReadonlySet<Field>,
  isGrouped: boolean,
): readonly Column<CheckedOrder>[] => [
  {
    key: 'domains',
    title: 'Domains',
    width: '27%',
    cell: ({ reading: { names } }) => <Domains first={names[0]} count={names.length} />,
  },
  { key: 'customer', title: 'Customer', width: '16%', cell: row => <Customer row={row} /> },
  { key: 'state', title: 'State', cell: row => <State row={row} saidOfAll={saidOfAll} /> },
  {
    key: 'rows',
    title: isGrouped ? 'Rows' : 'Row',
    width: '64px',
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
    return <OutsideText text={customer.customer.name} title={customer.customer.email} />
  if (customer.kind === 'new')
    return (
      <span title={customer.email}>
        <OutsideText text={customer.name} /> <span className={classes.quiet}>new</span>
      </span>
    )
  const text = order.cells.customerEmail ?? order.cells.customerName
  return <span className={classes.quiet}>{text ?? 'Nobody'}</span>
}

type StateProps = { readonly row: CheckedOrder; readonly saidOfAll: ReadonlySet<Field> }

function State({ row, saidOfAll }: StateProps) {
  const standing = standingOf(row)
  if (standing === 'ready')
    return (
      <Tag meaning="done" look="plain" title={deliveredWords(row)}>
        {`Ready, ${countOf(row.mailboxes, 'mailbox', 'mailboxes')}`}
        {row.delivered.length > 0 && <span className={classes.quiet}>, delivered before</span>}
      </Tag>
    )
  const reasons = reasonsOf(row, saidOfAll)
  return (
    <Tag
      meaning={standing === 'delivered' ? 'cancelled' : 'person'}
      look="plain"
      title={reasonsOf(row).join('\n')}
    >
      <span className={classes.reasons}>
        {reasons.length === 0 ? 'Waits for the choice above.' : reasons.join(' ')}
      </span>
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
