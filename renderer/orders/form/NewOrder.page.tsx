import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Customer } from '../../../shared/customers/customer.ts'
import { isEditable, isSavedDraft } from '../../../shared/orders/life.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { emptyForm } from '../../../shared/orders/typed-form.ts'
import type { PlanRow } from '../../../shared/plans/plan.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { useTellPresence } from '../../app/team/use-tell-presence.ts'
import { ImportButton } from '../../imports/ImportButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { showUndo } from '../../ui/show-undo.tsx'
import { EmptyState } from '../../ui/states/EmptyState.tsx'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { Colleagues } from '../../ui/team/Colleagues.tsx'
import { orderStatusWords } from '../../words/words.ts'
import { lockedForm } from './locked-form.ts'
import { OrderFormView } from './OrderFormView.tsx'
import { UnfinishedOffers } from './UnfinishedOffers.tsx'
import type { FormStart } from './use-order-form.ts'
import { onlyPlan, usualOf } from './use-usual-start.ts'
import { startOf, templateOf } from './values.ts'

/** The order form: empty, like the order `from`, or the order `id` to edit and resubmit it. */
export function NewOrderPage({
  id,
  part,
  from,
  customerId,
}: {
  readonly id?: number | undefined
  /** The part of the form that takes the focus: `key` or `prefixes`. */
  readonly part?: string | undefined
  /** The order that serves as a template. */
  readonly from?: number | undefined
  /** The customer who orders. */
  readonly customerId?: number | undefined
}) {
  if (id !== undefined) return <EditOrder id={id} part={part} />
  return <NewOrder from={from} customerId={customerId} />
}

/** A form like an order's, without its customer when that one takes no new order. */
function startLike({ form, customer }: Order): FormStart {
  const values = templateOf(form)
  return customer.isDeleted === true || customer.isArchived === true
    ? { values: { ...values, customerId: null } }
    : { values, customer }
}

/** An empty form of a customer, with the defaults; one that is archived is not chosen. */
function startFor(customer: Customer, plans: readonly PlanRow[]): FormStart | undefined {
  const { id, name, email, defaults } = customer
  if (customer.archivedAt !== undefined) return undefined
  const usual = usualOf(defaults, plans)
  const values = { ...emptyForm, customerId: id, ...usual }
  return { values, customer: { id, name, email }, usual }
}

// read anew, because a form must not start from an older copy
const fresh = { staleTime: 0, refetchOnMount: 'always' } as const

/** An empty form, with the plan where there is only one. */
function startAlone(plans: readonly PlanRow[]): FormStart {
  const usual = { planId: onlyPlan(plans), hostingPlatform: emptyForm.hostingPlatform }
  return { values: { ...emptyForm, ...usual }, usual }
}

type NewProps = {
  readonly from: number | undefined
  readonly customerId: number | undefined
}

function NewOrder({ from, customerId }: NewProps) {
  const unfinished = useCall('forms.get', {}, fresh)
  const template = useCall(
    'orders.get',
    { id: from ?? 0 },
    { ...fresh, enabled: from !== undefined },
  )
  const customer = useCall(
    'customers.get',
    { id: customerId ?? 0 },
    { ...fresh, enabled: customerId !== undefined },
  )
  const plans = useCall('plans.list', { page: 1, pageSize: 500 })
  const save = useDo('forms.save')
  const [locked] = useState(lockedForm)
  const [newId] = useState(() => locked?.id ?? Date.now())
  const [opened, setOpened] = useState<Opened>()
  const isReady =
    unfinished.isFetchedAfterMount &&
    (from === undefined || template.data !== undefined) &&
    !plans.isPending &&
    (customerId === undefined || customer.data !== undefined)
  if (opened === undefined && isReady) {
    const formOfLocked = unfinished.data?.forms.find(form => form.id === locked?.id)
    const begun =
      customer.data === undefined
        ? template.data === undefined
          ? startAlone(plans.data?.rows ?? [])
          : startLike(template.data)
        : startFor(customer.data, plans.data?.rows ?? [])
    setOpened({ id: newId, start: formOfLocked ? startOf(formOfLocked) : begun })
  }
  const missing = template.error === null ? customer : template
  const title = 'New order'
  if (opened === undefined)
    return (
      <Page title={title}>
        {missing.error === null ? (
          <LoadingLines />
        ) : (
          <ErrorState error={missing.error} onRetry={() => void missing.refetch()} />
        )}
      </Page>
    )
  const { id, start } = opened
  const offers = unfinished.data?.forms.filter(form => form.id !== id) ?? []
  return (
    <Page
      title={title}
      subtitle={from === undefined ? undefined : `As order ${from}, without its domains`}
      scroll="own"
      actions={from === undefined && <ImportButton />}
    >
      <OrderFormView
        key={id}
        start={start}
        unfinishedId={id}
        locked={id === locked?.id ? locked.values : undefined}
        offer={
          offers.length > 0 && (
            <UnfinishedOffers
              forms={offers}
              onContinue={form => setOpened({ id: form.id, start: startOf(form) })}
              onDiscard={form => {
                save.mutate({ id: form.id })
                showUndo('Unfinished order discarded', () =>
                  save.mutate({ id: form.id, values: form.values }),
                )
              }}
            />
          )
        }
      />
    </Page>
  )
}

type Opened = {
  /**
   * Id under which the form is kept. Another id is another form; earlier ones stay and are
   * offered.
   */
  readonly id: number
  readonly start: FormStart | undefined
}

type EditProps = { readonly id: number; readonly part: string | undefined }

function EditOrder({ id, part }: EditProps) {
  const { data, error, refetch, isFetchedAfterMount } = useCall('orders.get', { id }, fresh)
  // the order changes while staff type; the form keeps it as it was opened
  const [order, setOrder] = useState<Order>()
  const [locked] = useState(lockedForm)
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
  if (!isEditable(order)) return <NotEditable order={order} />
  return (
    <Page
      title={
        <>
          {isSavedDraft(order) ? `Edit draft ${id}` : `Edit and resubmit order ${id}`}
          <Colleagues orderId={id} />
        </>
      }
      subtitle={order.customer.name}
      scroll="own"
    >
      <EditPresence id={id} />
      <OrderFormView order={order} part={part} locked={locked?.values} />
    </Page>
  )
}

/** Tells colleagues that the form of an order is open. */
function EditPresence({ id }: { readonly id: number }) {
  useTellPresence(id, true)
  return null
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
