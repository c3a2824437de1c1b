import type { OrderOfDomain } from '../../../shared/domains/domain-history.ts'
import { isResting } from '../../../shared/orders/life.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { domainAddress } from '../../app/place/addresses.ts'
import { CustomerLink, NameLink } from '../../ui/links.tsx'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { useNow } from '../../ui/now.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { lineOfState } from '../order/domain-line.ts'
import { CheckDomain } from './CheckDomain.tsx'
import classes from './Domain.module.css'

type Props = { readonly name: string; readonly orders: readonly OrderOfDomain[] }

/** The orders that a domain stands or stood in, the newest first. */
export function OrdersOfDomain({ name, orders }: Props) {
  return (
    <ul className={classes.orders} aria-label="Orders" tabIndex={0}>
      {orders.map(order => (
        <li key={order.id} className={classes.order}>
          <NameLink to={domainAddress(order.id, name)}>{`Order ${order.id}`}</NameLink>
          <span>
            <StatusBadge status={order.status} draftCause={order.draftCause} />
          </span>
          <CustomerLink className="cut" id={order.customer.id} name={order.customer.name} />
          <State order={order} />
          <CheckDomain name={name} order={order} />
        </li>
      ))}
    </ul>
  )
}

function State({ order }: { readonly order: OrderOfDomain }) {
  const now = useNow(10)
  const { domain, mailboxes } = order
  const count = mailboxes === 0 ? '' : countOf(mailboxes, 'mailbox', 'mailboxes')
  if (order.hasLeft === true)
    return (
      <span className="quiet cut">
        {['No longer in the order', count].filter(Boolean).join(' · ')}
      </span>
    )
  if (domain === undefined || (domain.state === 'due' && isResting(order)))
    return <span className="quiet cut">{count || 'Not worked on'}</span>
  const { meaning, words, times } = lineOfState(domain.state, domain, now)
  const isDone = domain.state === 'finished'
  return (
    <span className="row miw-0 gap-8">
      <MeaningIcon meaning={meaning} />
      <span className="cut" title={domain.failure?.detail}>
        {[isDone && count !== '' ? `${count} created` : words, ...times].join(' · ')}
      </span>
    </span>
  )
}
