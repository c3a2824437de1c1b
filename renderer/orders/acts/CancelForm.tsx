import { useState } from 'react'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { showDone } from '../../ui/show.ts'
import { useEdit } from '../changed/use-edit.tsx'
import { enteredWords } from '../order/mailbox-rows.ts'
import { removable, unfinished } from './acts.ts'
import { KeepOrRemove } from './KeepOrRemove.tsx'

type Props = { readonly order: Order; readonly onClose: () => void }

/** Cancels for good; asks what becomes of the mailboxes that exist. */
export function CancelForm({ order, onClose }: Props) {
  const [isRemoving, setRemoving] = useState(false)
  const count = removable(order).length
  const mailboxes = countOf(count, 'mailbox', 'mailboxes')
  const cancel = useEdit('orders.cancel', order, {
    onSuccess: () => {
      showDone(isRemoving ? `Order cancelled; removing ${mailboxes}` : 'Order cancelled')
      onClose()
    },
  })
  return (
    <DialogForm
      label={isRemoving ? `Cancel order and remove ${mailboxes}` : 'Cancel order'}
      closeLabel="Keep the order"
      isDestructive
      failure={cancel.failure}
      question={cancel.question}
      isBusy={cancel.isPending}
      onClose={onClose}
      onSubmit={() => cancel.mutate({ id: order.id, removeMailboxes: isRemoving })}
    >
      <p>{lost(order)}</p>
      {count > 0 && (
        <KeepOrRemove
          count={count}
          isRemoving={isRemoving}
          onChange={setRemoving}
          after="the order is cancelled"
        />
      )}
    </DialogForm>
  )
}

function lost(order: Order): string {
  const count = unfinished(order).length
  const stops =
    count === 0
      ? ''
      : `${countOf(count, 'domain stops', 'domains stop')} where ${count === 1 ? 'it stands' : 'they stand'}. `
  return `${stops}A cancelled order cannot be taken up again; it stays in the list with its timeline. ${enteredWords(order)}`.trim()
}
