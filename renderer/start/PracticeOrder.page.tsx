import { useState } from 'react'
import { privateSmtp } from '../../shared/orders/order.ts'
import type { OrderFormValues } from '../../shared/orders/typed-form.ts'
import { practiceCustomer, practicePlan } from '../../shared/practice.ts'
import { useCall } from '../app/bridge.ts'
import { OrderFormView } from '../orders/form/OrderFormView.tsx'
import { Page } from '../ui/Page.tsx'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import { candidates, practiceOrder, refusedDomain } from './practice-order.ts'

/** The order form, filled so that one press shows what Boxwright does. */
export function PracticeOrderPage() {
  const known = useCall('customers.list', { search: practiceCustomer, page: 1, pageSize: 10 })
  const customers = useCall('customers.list', { page: 1, pageSize: 1 })
  const plans = useCall('plans.list', {})
  const others = useCall('orders.withDomains', { domains: candidates })
  // filled once: what staff change afterwards must stay
  const [filled, setFilled] = useState<OrderFormValues>()
  if (
    filled === undefined &&
    known.isSuccess &&
    customers.isSuccess &&
    plans.isSuccess &&
    others.isSuccess
  ) {
    const usable = plans.data.rows.filter(
      one => one.isActive && one.providerType === privateSmtp,
    )
    const customer =
      known.data.rows.find(one => one.name === practiceCustomer) ?? customers.data.rows[0]
    const plan = usable.find(one => one.name === practicePlan) ?? usable[0]
    setFilled(practiceOrder(customer, plan, others.data))
  }
  const refused = [known, customers, plans, others].find(one => one.isError)

  return (
    <Page
      title="Practice order"
      subtitle={
        filled === undefined
          ? 'Filled in for you.'
          : `Filled in for you. ${refusedDomain(filled)} will need a second key, to show what then happens.`
      }
      scroll={filled === undefined ? 'body' : 'own'}
    >
      {filled !== undefined && <OrderFormView start={{ values: filled }} />}
      {filled === undefined && refused?.error != null && (
        <ErrorState error={refused.error} onRetry={() => void refused.refetch()} />
      )}
      {filled === undefined && refused === undefined && <LoadingLines />}
    </Page>
  )
}
