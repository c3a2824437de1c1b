import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { HandStatus } from '../../../shared/orders/order.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { showDone } from '../../ui/show.ts'
import { useEdit } from '../changed/use-edit.tsx'
import { missingAddresses } from '../order/mailbox-rows.ts'

type Props = {
  readonly order: Order
  readonly status: HandStatus
  readonly onClose: () => void
}

export const handActs: Record<HandStatus, { readonly title: string; readonly label: string }> =
  {
    pending: { title: 'Set back to pending', label: 'Set to pending' },
    'in-progress': { title: 'Set to in progress', label: 'Set to in progress' },
    completed: { title: 'Complete the order', label: 'Complete order' },
  }

/** Moves an order that staff work on themselves. */
export function StatusForm({ order, status, onClose }: Props) {
  const [note, setNote] = useState('')
  const missing = status === 'completed' ? missingAddresses(order) : []
  const set = useEdit('orders.setStatus', order, {
    onSuccess: () => {
      showDone(done[status])
      onClose()
    },
  })
  return (
    <DialogForm
      label={
        missing.length === 0
          ? handActs[status].label
          : `Complete without ${countOf(missing.length, 'mailbox', 'mailboxes')}`
      }
      failure={set.failure}
      question={set.question}
      isBusy={set.isPending}
      onClose={onClose}
      onSubmit={() => set.mutate({ id: order.id, status, note })}
    >
      <p>{what(order, status, missing)}</p>
      <Textarea
        label="Note (optional)"
        description="Kept in the timeline."
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={8}
        data-autofocus
      />
    </DialogForm>
  )
}

const done: Record<HandStatus, string> = {
  pending: 'Order set to pending',
  'in-progress': 'Order set to in progress',
  completed: 'Order completed',
}

const namedAtMost = 5

function what(order: Order, status: HandStatus, missing: readonly string[]): string {
  if (status !== 'completed')
    return 'Says where the work on this order stands; nothing is sent.'
  if (missing.length === 0)
    return `All ${countOf(order.mailboxTotal, 'mailbox', 'mailboxes')} are entered.`
  const rest = missing.length - namedAtMost
  const more = rest > 0 ? ` and ${countOf(rest, 'other')}` : ''
  const names = missing.slice(0, namedAtMost).join(', ')
  return `${countOf(missing.length, 'ordered mailbox is', 'ordered mailboxes are')} missing: ${names}${more}. A completed order takes no more mailboxes, and the customer is told that it is complete.`
}
