import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Order } from '../../../shared/order-view.ts'
import { useDo } from '../../bridge.ts'
import { DialogForm } from '../../components/DialogForm.tsx'
import { showDone } from '../../show.ts'
import { countOf } from '../../words.ts'
import classes from './OrderActs.module.css'

export type HandStatus = 'pending' | 'in-progress' | 'completed'

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
  const set = useDo('orders.setStatus', {
    isQuiet: true,
    onSuccess: () => {
      showDone(done[status])
      onClose()
    },
  })
  return (
    <DialogForm
      label={handActs[status].label}
      failure={set.error?.failure}
      isBusy={set.isPending}
      onClose={onClose}
      onSubmit={() => set.mutate({ id: order.id, status, note })}
    >
      <p className={classes.words}>{what(order, status)}</p>
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

function what(order: Order, status: HandStatus): string {
  if (status !== 'completed')
    return 'Says where the work on this order stands; nothing is sent.'
  const entered = order.mailboxes.filter(one => one.isByHand === true).length
  const missing = order.mailboxTotal - entered
  return missing > 0
    ? `${entered} of ${countOf(order.mailboxTotal, 'mailbox is', 'mailboxes are')} entered. A completed order takes no more of them.`
    : `All ${countOf(order.mailboxTotal, 'mailbox', 'mailboxes')} are entered.`
}
