import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Order } from '../../../shared/orders/order-view.ts'
import { localTime, wireTime } from '../../../shared/orders/sent-form.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { showDone } from '../../ui/show.ts'
import { useEdit } from '../changed/use-edit.tsx'

type Props = { readonly order: Order; readonly onClose: () => void }

/** Changes when the order is due; an emptied field leaves it without a due date. */
export function DueDateForm({ order, onClose }: Props) {
  // what a colleague changes meanwhile is not what was touched here
  const [before] = useState(() => (order.dueAt === undefined ? '' : localTime(order.dueAt)))
  const [typed, setTyped] = useState(before)
  const isClearing = typed === '' && before !== ''
  const set = useEdit('orders.setDueDate', order, {
    onSuccess: () => {
      showDone(isClearing ? 'Due date cleared' : 'Due date set')
      onClose()
    },
  })
  return (
    <DialogForm
      label={isClearing ? 'Clear due date' : 'Set due date'}
      failure={set.failure}
      question={set.question}
      isBusy={set.isPending}
      onClose={onClose}
      onSubmit={() => {
        // what is not touched keeps its seconds
        if (typed === before) onClose()
        else set.mutate({ id: order.id, dueAt: typed === '' ? null : wireTime(typed) })
      }}
    >
      <TextInput
        label="Due"
        description="Empty, the order has no due date. A change stands in the timeline."
        type="datetime-local"
        value={typed}
        error={set.failure?.fields?.['dueAt']}
        onChange={event => {
          setTyped(event.currentTarget.value)
          set.reset()
        }}
        data-autofocus
      />
    </DialogForm>
  )
}
