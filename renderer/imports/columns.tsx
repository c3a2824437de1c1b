import type { ImportField } from '../../shared/imports/fields.ts'
import type { CheckedOrder } from '../../shared/imports/orders/check-orders.ts'
import {
  type FileOrder,
  rowRange,
  rowWords,
} from '../../shared/imports/orders/gather-orders.ts'
import { spoils } from '../../shared/imports/orders/order-doubts.ts'
import {
  deliveredWords,
  readinessOf,
  reasonsOf,
} from '../../shared/imports/orders/readiness.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { numberText } from '../../shared/text/locale.ts'
import { MiddleTruncate } from '../ui/MiddleTruncate.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import classes from './Import.module.css'

/** `saidOfAll`: fields that stand above the list already; `isGrouped`: orders of several rows. */
export const importColumns = (
  saidOfAll: ReadonlySet<ImportField>,
  isGrouped: boolean,
  titles: readonly string[],
): readonly Column<CheckedOrder>[] => [
  {
    key: 'domains',
    title: 'Domains',
    width: '30%',
    cell: ({ reading: { names } }) => <Domains first={names[0]} count={names.length} />,
  },
  { key: 'customer', title: 'Customer', width: '18%', cell: row => <Customer row={row} /> },
  { key: 'state', title: 'State', cell: row => <State row={row} {...{ titles, saidOfAll }} /> },
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
  if (first === undefined) return <span className="quiet">None</span>
  return (
    <span className="flex miw-0 gap-6 baseline">
      <MiddleTruncate text={first} />
      {count > 1 && <span className="quiet firm">{`+${numberText(count - 1)}`}</span>}
    </span>
  )
}

function Customer({ row: { customer, order, doubts } }: { readonly row: CheckedOrder }) {
  if (customer.kind === 'known')
    return <OutsideText text={customer.customer.name} title={customer.customer.email} />
  if (customer.kind === 'new')
    return (
      <span title={customer.email}>
        <OutsideText text={customer.name} /> <span className="quiet">new</span>
      </span>
    )
  // a cell that may belong to another column is not shown: it may be a key
  const isDoubtful = doubts.some(doubt => spoils(doubt) !== 'nothing')
  const text = isDoubtful ? undefined : (order.cells.customerEmail ?? order.cells.customerName)
  return <OutsideText className="quiet" text={text ?? 'Nobody'} />
}

type StateProps = {
  readonly row: CheckedOrder
  /** Titles of the file's columns. */
  readonly titles: readonly string[]
  readonly saidOfAll: ReadonlySet<ImportField>
}

function State({ row, titles, saidOfAll }: StateProps) {
  const readiness = readinessOf(row)
  if (readiness === 'ready')
    return (
      <Tag meaning="done" look="plain" title={deliveredWords(row)}>
        {`Ready, ${countOf(row.mailboxes, 'mailbox', 'mailboxes')}`}
        {row.delivered.length > 0 && <span className="quiet">, delivered before</span>}
      </Tag>
    )
  const reasons = reasonsOf(row, titles, saidOfAll)
  return (
    <Tag
      meaning={readiness === 'delivered' ? 'cancelled' : 'person'}
      look="plain"
      title={reasonsOf(row, titles).join('\n')}
    >
      <span className={classes.reasons}>
        {reasons.length === 0 ? 'Waits for the choice above.' : reasons.join(' ')}
      </span>
    </Tag>
  )
}

function Rows({ order }: { readonly order: FileOrder }) {
  return (
    <span className="quiet" title={rowWords(order)}>
      {rowRange(order)}
    </span>
  )
}
