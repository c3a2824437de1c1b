import { useState } from 'react'
import { privateSmtp } from '../../shared/order.ts'
import { useCall } from '../bridge.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { LoadingLines } from '../components/Late.tsx'
import { Page } from '../components/Page.tsx'
import { OrderFormView } from '../features/order-form/OrderFormView.tsx'
import type { OrderFormValues } from '../features/order-form/values.ts'
import { candidates, practiceOrder } from '../features/start/practice-order.ts'

/** The order form, filled so that one press shows what Boxwright does. */
export function PracticeOrderPage() {
  const customers = useCall('customers.list', { page: 1, pageSize: 1 })
  const plans = useCall('plans.list', {})
  const others = useCall('orders.withDomains', { domains: candidates })
  // filled once: what staff change since must stay
  const [filled, setFilled] = useState<OrderFormValues>()
  if (filled === undefined && customers.isSuccess && plans.isSuccess && others.isSuccess) {
    const plan = plans.data.rows.find(one => one.isActive && one.providerType === privateSmtp)
    setFilled(practiceOrder(customers.data.rows[0], plan, others.data))
  }
  const refused = [customers, plans, others].find(one => one.isError)

  return (
    <Page
      title="Practice order"
      subtitle="Filled in for you. refused-1.com will need a second key, to show what then happens."
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
