import { useLocation } from 'wouter'
import { useCall } from '../../app/bridge.ts'
import { KeyQuestion } from '../../customers/give-keys/KeyQuestion.tsx'
import { Page } from '../../ui/Page.tsx'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { OrderTabs } from './OrderTabs.tsx'

type Props = {
  readonly id: number
  /** The part of the address after the number: the tab that is shown. */
  readonly tab?: string | undefined
}

export function OrderPage({ id, tab }: Props) {
  const [, navigate] = useLocation()
  const order = useCall('orders.get', { id })
  if (order.isSuccess)
    return (
      <>
        <OrderTabs order={order.data} tab={tab} />
        <KeyQuestion customerId={order.data.customer.id} />
      </>
    )

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
