import type { ReactNode } from 'react'
import { readable } from '../../../shared/domains/readable.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { moneyText } from '../../../shared/text/locale.ts'
import { useCall } from '../../app/bridge.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { PlanName } from '../../ui/PlanName.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { PartError } from '../../ui/states/PartError.tsx'
import { minuteTime } from '../../words/times.ts'
import { platformWords } from '../../words/words.ts'
import { orderNames } from '../order/mailbox-rows.ts'

/** The order as it is now, in what an edit can change. */
export function OrderNow({ id }: { readonly id: number }) {
  const order = useCall('orders.get', { id }, { refetchOnMount: 'always' })
  return (
    <section className="box mt-8" style={{ padding: '10px 12px' }} aria-label="As it is now">
      <h3 className="mb-4">As it is now</h3>
      {order.isPending && <LoadingLines count={4} />}
      {order.isError && <PartError error={order.error} onRetry={() => void order.refetch()} />}
      {order.data !== undefined && <Facts order={order.data} />}
    </section>
  )
}

function Facts({ order }: { readonly order: Order }) {
  const { amount, currency, customer, draftCause, dueAt, form, plan, status } = order
  return (
    <dl className="facts" style={{ '--names': '112px' }}>
      <Fact name="Status">
        <StatusBadge status={status} draftCause={draftCause} />
      </Fact>
      <Fact name="Customer">
        <OutsideText text={customer.name} />
      </Fact>
      <Fact name="Plan">
        <PlanName name={plan?.name ?? null} />
      </Fact>
      <Fact name="Domains">{domainsOf(order)}</Fact>
      <Fact name="Prefixes">{form.prefixes.map(one => one.prefix).join(', ') || 'None'}</Fact>
      {form.hostingPlatform !== undefined && (
        <Fact name="Registrar">{platformWords[form.hostingPlatform]}</Fact>
      )}
      <Fact name="Due">{dueAt === undefined ? 'No due date' : minuteTime(dueAt)}</Fact>
      <Fact name="Amount">
        {amount === undefined ? 'None' : moneyText(amount, currency ?? '')}
      </Fact>
      <Fact name="Paid">{form.paidAt === undefined ? 'Not yet' : minuteTime(form.paidAt)}</Fact>
      <Fact name="Billing status">
        <OutsideText text={form.billingStatus ?? 'pending'} />
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

const shownAtMost = 6

/** The first domains, and how many there are beside them. */
function domainsOf(order: Order): string {
  const all = orderNames(order)
  const shown = all.slice(0, shownAtMost).map(readable).join(', ')
  const rest = all.length - shownAtMost
  if (all.length === 0) return 'None'
  return rest > 0 ? `${shown} and ${rest} more` : shown
}
