import type { OrderRow } from '../../../shared/rows.ts'
import { MeaningIcon } from '../../components/MeaningIcon.tsx'
import { MiddleTruncate } from '../../components/MiddleTruncate.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import type { Column } from '../../components/RowTable.tsx'
import { StageTrack } from '../../components/StageTrack.tsx'
import { StatusBadge } from '../../components/StatusBadge.tsx'
import { trackOfOrder } from '../../stage-track.ts'
import type { OrderSort } from '../../stores/orders-view.ts'
import { countOf } from '../../words.ts'
import classes from './Orders.module.css'

/** What matters first, the id last. */
export const orderColumns: readonly Column<OrderRow, OrderSort['by']>[] = [
  { key: 'name', title: 'Domains', cell: row => <OrderName row={row} /> },
  {
    key: 'customer',
    title: 'Customer',
    width: '18%',
    sortBy: 'customerName',
    cell: row => <span title={row.customerName}>{row.customerName}</span>,
  },
  {
    key: 'status',
    title: 'Status',
    width: '148px',
    sortBy: 'status',
    cell: row => <OrderState row={row} />,
  },
  { key: 'progress', title: 'Progress', width: '152px', cell: row => <Progress row={row} /> },
  {
    key: 'age',
    title: 'Age',
    width: '68px',
    align: 'right',
    sortBy: 'createdAt',
    cell: row => <RelativeTime at={row.createdAt} as="age" />,
  },
  {
    key: 'id',
    title: 'Id',
    width: '76px',
    align: 'right',
    sortBy: 'id',
    startsDescending: true,
    cell: row => <span className={classes.quiet}>{row.id}</span>,
  },
]

function OrderName({ row }: { readonly row: OrderRow }) {
  if (row.firstDomain === undefined) return <span className={classes.more}>No domains yet</span>
  return (
    <span className={classes.name}>
      <MiddleTruncate text={row.firstDomain} />
      {row.domainCount > 1 && (
        <>
          <span className={classes.more}>{`and ${row.domainCount - 1} more`}</span>
          <span className={classes.moreShort}>{`+${row.domainCount - 1}`}</span>
        </>
      )}
    </span>
  )
}

function OrderState({ row }: { readonly row: OrderRow }) {
  const needs = `${countOf(row.attentionCount, 'domain needs', 'domains need')} a person`
  return (
    <span className={classes.status}>
      <StatusBadge status={row.status} draftCause={row.draftCause} />
      {row.attentionCount > 0 && (
        <span className={classes.person} title={needs}>
          <MeaningIcon meaning="person" size={13} />
          <span aria-label={needs}>{row.attentionCount}</span>
        </span>
      )}
    </span>
  )
}

function Progress({ row }: { readonly row: OrderRow }) {
  const hasTrack = Object.keys(row.stages).length > 0
  if (!hasTrack && row.mailboxTotal === 0) return <span className={classes.quiet}>–</span>
  return (
    <span className={classes.progress}>
      {hasTrack && <StageTrack size="tiny" nodes={trackOfOrder(row)} />}
      <span
        className={classes.quiet}
        title={`${row.mailboxCount} of ${countOf(row.mailboxTotal, 'mailbox', 'mailboxes')} created`}
      >
        {`${row.mailboxCount} of ${row.mailboxTotal}`}
      </span>
    </span>
  )
}
