import { useLocation } from 'wouter'
import { useCall } from '../bridge.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { LoadingLines } from '../components/Late.tsx'
import { Page } from '../components/Page.tsx'
import { OrderTabs } from '../features/order/OrderTabs.tsx'

type Props = {
  readonly id: number
  /** The part of the address after the number: what is shown first. */
  readonly tab?: string | undefined
}

export function OrderPage({ id, tab }: Props) {
  const [, navigate] = useLocation()
  const order = useCall('orders.get', { id })
  if (order.isSuccess) return <OrderTabs order={order.data} firstTab={tab} />

  const isGone = order.isError && order.error.failure.code === 'not_found'
  return (
    <Page title={`Order ${id}`}>
      {order.isPending && <LoadingLines />}
      {order.isError && (
        <ErrorState
          error={order.error}
          label={isGone ? 'Go to orders' : 'Try again'}
          onRetry={() => (isGone ? navigate('/orders') : void order.refetch())}
        />
      )}
    </Page>
  )
}
