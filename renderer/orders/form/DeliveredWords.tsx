import { Link } from 'wouter'
import type { OtherOrder } from '../../../shared/orders/contract.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'

/** "active-1.com was delivered in order 4 (Client 1)." */
export function DeliveredWords({ domain, orderId, customer }: OtherOrder) {
  return (
    <>
      <OutsideText isExact text={domain} /> was delivered in{' '}
      <Link href={`/orders/${orderId}`}>order {orderId}</Link> (<OutsideText text={customer} />
      ).
    </>
  )
}
