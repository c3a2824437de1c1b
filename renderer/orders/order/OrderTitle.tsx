import { Link } from 'wouter'
import type { Order } from '../../../shared/orders/order-view.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { asLeft } from '../../app/place/history.ts'
import { CustomerLink } from '../../ui/links.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { PlanName } from '../../ui/PlanName.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Colleagues } from '../../ui/team/Colleagues.tsx'
import { Due } from '../due/Due.tsx'
import { orderNames } from './mailbox-rows.ts'
import classes from './OrderTitle.module.css'

export function OrderTitle({ order }: { readonly order: Order }) {
  const { firstDomain: first = orderNames(order)[0] } = order
  const more = orderNames(order).length - 1
  return (
    <>
      {first === undefined ? `Order ${order.id}` : <OutsideText className="cut" text={first} />}
      {more > 0 && <span className="quiet fw-400 firm">{`and ${numberText(more)} more`}</span>}
      <StatusBadge status={order.status} draftCause={order.draftCause} />
      <Colleagues orderId={order.id} />
    </>
  )
}

export function OrderSubtitle({ order }: { readonly order: Order }) {
  return (
    <div className={classes.facts}>
      <span>
        <Link to="/orders" state={asLeft} className={classes.link ?? ''}>
          Orders
        </Link>
        {` / ${order.id}`}
      </span>
      <span>
        {order.customer.isDeleted === true ? (
          <OutsideText text={order.customer.name} />
        ) : (
          <CustomerLink id={order.customer.id} name={order.customer.name} />
        )}
      </span>
      <span>
        <PlanName name={order.plan?.name ?? null} />
      </span>
      <RelativeTime at={order.createdAt} />
      <Due order={order} as="line" />
    </div>
  )
}
