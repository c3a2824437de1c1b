import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Order } from '../../shared/rows.ts'
import { useCall } from '../bridge.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { LoadingLines } from '../components/Late.tsx'
import { Page } from '../components/Page.tsx'
import { OrderFormView } from '../features/order-form/OrderFormView.tsx'
import { isResubmission } from '../features/order-form/WhatHappens.tsx'
import { orderStatusWords } from '../words.ts'

/** The order form: empty, or filled from the order `id` to edit and resubmit it. */
export function NewOrderPage({
  id,
  part,
}: {
  readonly id?: number | undefined
  /** Where the form begins: `key` or `prefixes`. */
  readonly part?: string | undefined
}) {
  if (id !== undefined) return <EditOrder id={id} part={part} />
  return (
    <Page title="New order" scroll="own">
      <OrderFormView />
    </Page>
  )
}

type EditProps = { readonly id: number; readonly part: string | undefined }

function EditOrder({ id, part }: EditProps) {
  // read anew, because a form must not start from an older copy
  const fresh = { staleTime: 0, refetchOnMount: 'always' } as const
  const { data, error, refetch, isFetchedAfterMount } = useCall('orders.get', { id }, fresh)
  // the order lives on while staff type; the form keeps the one that was opened
  const [order, setOrder] = useState<Order>()
  if (order === undefined && data !== undefined && isFetchedAfterMount) setOrder(data)

  if (order === undefined)
    return (
      <Page title={`Order ${id}`}>
        {error === null ? (
          <LoadingLines />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    )
  if (order.status !== 'draft' && order.status !== 'reject')
    return <NotEditable order={order} />
  return (
    <Page
      title={isResubmission(order) ? `Edit and resubmit order ${id}` : `Edit draft ${id}`}
      subtitle={order.customer.name}
      scroll="own"
    >
      <OrderFormView order={order} part={part} />
    </Page>
  )
}

function NotEditable({ order }: { readonly order: Order }) {
  const [, navigate] = useLocation()
  return (
    <Page title={`Order ${order.id}`}>
      <EmptyState
        icon={IconLock}
        title={`This order is ${orderStatusWords[order.status].words.toLowerCase()}`}
        words="Drafts and rejected orders can be edited. Reject this one first to change it."
        action={
          <Button onClick={() => navigate(`/orders/${order.id}`)}>Go to the order</Button>
        }
      />
    </Page>
  )
}
