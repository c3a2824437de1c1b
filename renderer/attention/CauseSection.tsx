import { useLocation } from 'wouter'
import { causeOf } from '../../shared/border/failure-cause.ts'
import { failureText } from '../../shared/border/failure-text.ts'
import type { AttentionRow } from '../../shared/orders/order-domain.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { domainAddress } from '../app/place/addresses.ts'
import { CustomerLink, DomainLink, OrderLink } from '../ui/links.tsx'
import { useNow } from '../ui/now.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { RowTable } from '../ui/table/RowTable.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { quoteOf } from '../words/failure-quote.ts'
import { countdown } from '../words/times.ts'
import { stageWords } from '../words/words.ts'
import { GroupActs } from './GroupActs.tsx'
import { type CauseGroup, registrarToGiveKeys } from './groups.ts'
import { Section } from './Section.tsx'

const columns: readonly Column<AttentionRow>[] = [
  {
    key: 'domain',
    title: 'Domain',
    cell: row => <DomainLink name={row.domain} />,
  },
  {
    key: 'customer',
    title: 'Customer',
    width: '22%',
    cell: row => <CustomerLink id={row.customerId} name={row.customerName} />,
  },
  { key: 'stage', title: 'Step', width: '120px', cell: row => stageWords[row.stage] },
  {
    key: 'next',
    title: 'Tries again',
    width: '112px',
    isWhole: true,
    cell: row => <Next row={row} />,
  },
  {
    key: 'since',
    title: 'Since',
    width: '104px',
    align: 'right',
    cell: row => <RelativeTime at={row.stageSince} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '84px',
    align: 'right',
    cell: row => <OrderLink id={row.orderId} />,
  },
]

/** What to do about keys that were refused in several orders. */
const giveTodo =
  'Enter the customer’s new keys: after one question all orders that wait for them get them, and go on.'

type Props = {
  readonly group: CauseGroup
  /** The first group shows the titles of the columns for all of them. */
  readonly isFirst: boolean
  /** A retry takes all domains with this cause, of which the page may show only some. */
  readonly isWhole: boolean
  /** Changes with the page of the list. */
  readonly viewKey: string
}

/** One cause: what happened, what to do, and the domains that wait for it. */
export function CauseSection({ group, isFirst, isWhole, viewKey }: Props) {
  const [, navigate] = useLocation()
  const { failure, isEditable, rows, orderIds } = group
  const text = failureText(failure.code, { ...causeOf(group), isEditable })
  const quote = quoteOf(
    failure.code,
    text.what,
    rows.map(row => row.failure.detail),
  )
  const toGive = registrarToGiveKeys(group)
  return (
    <Section
      title={text.what}
      figure={`${countOf(rows.length, 'domain')} in ${countOf(orderIds.length, 'order')}`}
      lines={[quote, toGive === undefined ? text.todo : giveTodo]}
      acts={<GroupActs group={group} isWhole={isWhole} />}
    >
      <RowTable
        label={text.what}
        columns={columns}
        rows={rows}
        rowKey={row => `${row.orderId} ${row.domain}`}
        onOpen={row => navigate(domainAddress(row.orderId, row.domain))}
        viewKey={viewKey}
        isHeaderHidden={!isFirst}
        minWidth={640}
      />
    </Section>
  )
}

function Next({ row }: { readonly row: AttentionRow }) {
  const now = useNow(1)
  if (row.dueAt === undefined) return <span className="quiet tabular">When retried</span>
  const left = countdown(row.dueAt, now)
  return <span className="tabular">{left === null ? 'Now' : `In ${left}`}</span>
}
