import { IconNote } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { isPaid } from '../../../shared/orders/billing.ts'
import type { OrderRow } from '../../../shared/orders/order-list.ts'
import type { OrderSort } from '../../../shared/orders/order-sort.ts'
import type { OrderColumnKey } from '../../../shared/settings/table-views.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { moneyText, numberText } from '../../../shared/text/locale.ts'
import { CustomerLink } from '../../ui/links.tsx'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { PlanName } from '../../ui/PlanName.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { StageTrack } from '../../ui/StageTrack.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { trackOfOrder } from '../../ui/stage-track.ts'
import type { Column } from '../../ui/table/TableRow.tsx'
import { platformWords } from '../../words/words.ts'
import { Due, Late } from '../due/Due.tsx'
import classes from './Orders.module.css'

type OrderColumn = Column<OrderRow, OrderSort['by']>

const domains: OrderColumn = {
  key: 'name',
  title: 'Domains',
  cell: row => <OrderName row={row} />,
}

const markedDomains: OrderColumn = {
  ...domains,
  cell: row => <OrderName row={row} marksLate />,
}

const time = (at: string | null | undefined) =>
  at == null ? <span className="quiet tabular fz-12">–</span> : <RelativeTime at={at} />

/** The columns beside the domains: what matters first, the id last. */
const others: Record<OrderColumnKey, OrderColumn> = {
  customer: {
    key: 'customer',
    title: 'Customer',
    width: '16%',
    sortBy: 'customerName',
    cell: row => <CustomerLink id={row.customerId} name={row.customerName} />,
  },
  plan: {
    key: 'plan',
    title: 'Plan',
    width: '120px',
    cell: row => <PlanName name={row.planName} />,
  },
  registrar: {
    key: 'registrar',
    title: 'Registrar',
    width: '116px',
    cell: row =>
      row.hostingPlatform === undefined ? (
        <span className="quiet tabular fz-12">–</span>
      ) : (
        platformWords[row.hostingPlatform]
      ),
  },
  status: {
    key: 'status',
    title: 'Status',
    width: '140px',
    isWhole: true,
    sortBy: 'status',
    cell: row => <OrderState row={row} />,
  },
  progress: {
    key: 'progress',
    title: 'Progress',
    width: '140px',
    isWhole: true,
    cell: row => <Progress row={row} />,
  },
  due: {
    key: 'due',
    title: 'Due',
    width: '124px',
    sortBy: 'dueAt',
    cell: row => <Due order={row} as="short" />,
  },
  age: {
    key: 'age',
    title: 'Age',
    width: '64px',
    align: 'right',
    sortBy: 'createdAt',
    isCountedBack: true,
    cell: row => <RelativeTime at={row.createdAt} as="age" />,
  },
  updated: {
    key: 'updated',
    title: 'Changed',
    width: '104px',
    align: 'right',
    sortBy: 'updatedAt',
    startsDescending: true,
    cell: row => time(row.updatedAt),
  },
  completed: {
    key: 'completed',
    title: 'Completed',
    width: '104px',
    align: 'right',
    cell: row => time(row.completedAt),
  },
  amount: {
    key: 'amount',
    title: 'Amount',
    width: '116px',
    align: 'right',
    cell: ({ amount, currency = '' }) => (
      <span className="tabular">
        {amount === undefined ? '–' : moneyText(amount, currency)}
      </span>
    ),
  },
  paid: {
    key: 'paid',
    title: 'Paid',
    width: '104px',
    align: 'right',
    cell: row => (row.paidAt === undefined && isPaid(row) ? 'Yes' : time(row.paidAt)),
  },
  billing: {
    key: 'billing',
    title: 'Billing',
    width: '104px',
    cell: row => <OutsideText text={row.billingStatus} />,
  },
  id: {
    key: 'id',
    title: 'Id',
    width: '72px',
    align: 'right',
    sortBy: 'id',
    startsDescending: true,
    cell: row => <span className="quiet tabular fz-12">{row.id}</span>,
  },
}

export const orderColumnWords: Record<OrderColumnKey, string> = {
  customer: others.customer.title,
  plan: others.plan.title,
  registrar: others.registrar.title,
  status: others.status.title,
  progress: others.progress.title,
  due: others.due.title,
  age: others.age.title,
  updated: others.updated.title,
  completed: others.completed.title,
  amount: others.amount.title,
  paid: others.paid.title,
  billing: others.billing.title,
  id: others.id.title,
}

/** The domains, which mark late orders where no column does, then what staff chose. */
export function orderColumns(chosen: readonly OrderColumnKey[]): readonly OrderColumn[] {
  return [chosen.includes('due') ? domains : markedDomains, ...chosen.map(key => others[key])]
}

type NameProps = {
  readonly row: OrderRow
  /** A sign says that the order is late. */
  readonly marksLate?: boolean
}

function OrderName({ row, marksLate = false }: NameProps) {
  const late = marksLate && <Late order={row} as="sign" />
  if (row.firstDomain === undefined)
    return (
      <span className="flex miw-0 gap-8" style={{ containerType: 'inline-size' }}>
        <span className={clsx(classes.more, 'quiet firm')}>No domains yet</span>
        {row.note !== undefined && <NoteSign text={row.note} />}
        {late}
      </span>
    )
  const more = numberText(row.domainCount - 1)
  return (
    <span className="flex miw-0 gap-8" style={{ containerType: 'inline-size' }}>
      <MiddleTruncate text={row.firstDomain} />
      {row.domainCount > 1 && (
        <>
          <span className={clsx(classes.more, 'quiet firm')}>{`and ${more} more`}</span>
          <span className={classes.moreShort}>{`+${more}`}</span>
        </>
      )}
      {row.note !== undefined && <NoteSign text={row.note} />}
      {late}
    </span>
  )
}

/** How the newest note begins shows on hover. */
function NoteSign({ text }: { readonly text: string }) {
  return (
    <span
      className="inline-row quiet firm"
      title={text}
      role="img"
      aria-label={`Note: ${isolated(text)}`}
    >
      <IconNote size={14} stroke={1.7} aria-hidden />
    </span>
  )
}

function OrderState({ row }: { readonly row: OrderRow }) {
  const needs = `${countOf(row.attentionCount, 'domain needs', 'domains need')} a person`
  return (
    <span className={clsx(classes.whole, 'row gap-8')}>
      <StatusBadge status={row.status} draftCause={row.draftCause} />
      {row.attentionCount > 0 && (
        <span className="inline-row person fz-12" style={{ gap: 3 }} title={needs}>
          <MeaningIcon meaning="person" size={13} />
          <span aria-label={needs}>{numberText(row.attentionCount)}</span>
        </span>
      )}
    </span>
  )
}

function Progress({ row }: { readonly row: OrderRow }) {
  const hasTrack = Object.keys(row.stages).length > 0
  if (!hasTrack && row.mailboxTotal === 0) return <span className="quiet tabular fz-12">–</span>
  return (
    <span className={clsx(classes.whole, 'row gap-8')}>
      {hasTrack && <StageTrack size="tiny" nodes={trackOfOrder(row)} />}
      <span
        className="quiet tabular fz-12"
        title={`${numberText(row.mailboxCount)} of ${countOf(row.mailboxTotal, 'mailbox', 'mailboxes')} created`}
      >
        {`${numberText(row.mailboxCount)} of ${numberText(row.mailboxTotal)}`}
      </span>
    </span>
  )
}
