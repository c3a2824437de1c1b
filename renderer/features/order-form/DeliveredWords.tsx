import { Link } from 'wouter'
import type { OtherOrder } from '../../../shared/answers.ts'

/** "active-1.com was delivered in order 4 (Client 1)." */
export function DeliveredWords({ domain, orderId, customer }: OtherOrder) {
  return (
    <>
      <span className="mono">{domain}</span> was delivered in{' '}
      <Link href={`/orders/${orderId}`}>order {orderId}</Link> ({customer}).
    </>
  )
}
