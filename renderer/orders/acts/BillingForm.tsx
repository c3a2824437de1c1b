import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CallArgs } from '../../../shared/border/calls.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { localTime, wireTime } from '../../../shared/orders/sent-form.ts'
import { amountProblem } from '../../../shared/plans/price.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { NumberField } from '../../ui/form/NumberField.tsx'
import { showDone } from '../../ui/show.ts'
import { useEdit } from '../changed/use-edit.tsx'

type Props = { readonly order: Order; readonly onClose: () => void }

type Typed = {
  readonly amount: number | string
  readonly currency: string
  readonly paidAt: string
  readonly billingStatus: string
}

/** What the order costs and whether it is paid; the work on it goes on as it is. */
export function BillingForm({ order, onClose }: Props) {
  // what a colleague changes meanwhile is not what was touched here
  const [before] = useState(() => typedOf(order))
  const [typed, setTyped] = useState(before)
  const set = useEdit('orders.setBilling', order, {
    onSuccess: () => {
      showDone('Billing saved')
      onClose()
    },
  })
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part })
    set.reset()
  }
  const fields = set.failure?.fields
  const problem = amountProblem(typed.amount)
  return (
    <DialogForm
      label="Save billing"
      failure={set.failure}
      question={set.question}
      isBusy={set.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (problem !== undefined) return
        const changed = changeOf(before, typed)
        if (Object.keys(changed).length === 0) onClose()
        else set.mutate({ ids: [order.id], ...changed })
      }}
    >
      <Group grow align="flex-start" gap="sm">
        <NumberField
          label="Amount"
          value={typed.amount}
          error={problem ?? fields?.['amount']}
          onChange={amount => change({ amount })}
          data-autofocus
        />
        <TextInput
          label="Currency"
          maxLength={3}
          value={typed.currency}
          error={fields?.['currency']}
          onChange={event => change({ currency: event.currentTarget.value })}
        />
      </Group>
      <TextInput
        label="Paid at"
        description="Empty, the order is not paid yet."
        type="datetime-local"
        value={typed.paidAt}
        error={fields?.['paidAt']}
        onChange={event => change({ paidAt: event.currentTarget.value })}
        rightSectionWidth={64}
        rightSection={
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() =>
              change({ paidAt: localTime(new Date().toISOString()), billingStatus: 'paid' })
            }
          >
            Now
          </Button>
        }
      />
      <TextInput
        label="Billing status"
        description="In your own words: pending, invoiced, paid. A change stands in the timeline."
        maxLength={50}
        value={typed.billingStatus}
        error={fields?.['billingStatus']}
        onChange={event => change({ billingStatus: event.currentTarget.value })}
      />
    </DialogForm>
  )
}

function typedOf({ amount, currency, form }: Order): Typed {
  return {
    amount: amount ?? '',
    currency: currency ?? '',
    paidAt: form.paidAt === undefined ? '' : localTime(form.paidAt),
    billingStatus: form.billingStatus ?? '',
  }
}

type Change = Omit<CallArgs<'orders.setBilling'>, 'ids'>

/** What was touched: the rest keeps its seconds, and a computed amount stays one. */
function changeOf(before: Typed, { amount, currency, paidAt, billingStatus }: Typed): Change {
  return {
    ...(amount !== before.amount && typeof amount === 'number' && { amount }),
    ...(currency !== before.currency && { currency }),
    ...(paidAt !== before.paidAt && { paidAt: paidAt === '' ? null : wireTime(paidAt) }),
    ...(billingStatus !== before.billingStatus && { billingStatus }),
  }
}
