import { Link } from 'wouter'
import type { Order } from '../../../shared/rows.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StatusBadge } from '../../components/StatusBadge.tsx'
import classes from './OrderTitle.module.css'

export function OrderTitle({ order }: { readonly order: Order }) {
  const [first] = order.domains
  const more = order.domains.length - 1
  return (
    <>
      {first === undefined ? (
        `Order ${order.id}`
      ) : (
        <span className={classes.name} title={first.name}>
          {first.name}
        </span>
      )}
      {more > 0 && <span className={classes.more}>{`and ${more} more`}</span>}
      <StatusBadge status={order.status} draftCause={order.draftCause} />
    </>
  )
}

export function OrderSubtitle({ order }: { readonly order: Order }) {
  return (
    <div className={classes.facts}>
      <span>
        <Link to="/orders" className={classes.link ?? ''}>
          Orders
        </Link>
        {` / ${order.id}`}
      </span>
      <span>{order.customer.name}</span>
      <span>{order.plan.name}</span>
      <RelativeTime at={order.createdAt} />
      {order.statusReason !== undefined && (
        <span className={classes.reason}>{order.statusReason}</span>
      )}
    </div>
  )
}
