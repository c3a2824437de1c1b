import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { OrderTally } from '../../../../shared/orders/order-list.ts'
import { countOf } from '../../../../shared/text/count-of.ts'
import { useDo } from '../../../app/bridge.ts'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { showDone } from '../../../ui/show.ts'
import { KeepOrRemove } from '../../acts/KeepOrRemove.tsx'
import { cancelledLine, lostLine } from './words.ts'

type Props = {
  /** What was chosen when the dialog was asked for; kept while it closes. */
  readonly ids: readonly number[]
  readonly tally: OrderTally | undefined
  readonly removesMailboxes: boolean
  readonly isOpen: boolean
  /** Staff have confirmed, and the cancellation runs. */
  readonly isConfirmed: boolean
  readonly onConfirm: (isConfirmed: boolean) => void
  readonly onClose: () => void
  readonly onCancelled: () => void
}

/** Says what is lost and how much of it, and asks what becomes of the mailboxes. */
export function CancelOrdersDialog({ isOpen, tally, ...form }: Props) {
  const [only] = form.ids
  return (
    <Modal
      opened={isOpen && tally !== undefined}
      onClose={form.onClose}
      title={
        form.ids.length === 1
          ? `Cancel order ${only}`
          : `Cancel ${countOf(tally?.cancelCount ?? 0, 'order')}`
      }
      size={460}
    >
      {tally !== undefined && <CancelOrdersForm tally={tally} {...form} />}
    </Modal>
  )
}

type FormProps = Omit<Props, 'isOpen' | 'tally'> & { readonly tally: OrderTally }

function CancelOrdersForm(props: FormProps) {
  const { ids, tally, isConfirmed, onConfirm, onClose, onCancelled } = props
  const [isRemoving, setRemoving] = useState(props.removesMailboxes && tally.removableCount > 0)
  const { cancelCount, removableCount } = tally
  const cancel = useDo('orders.cancelMany', {
    isQuiet: true,
    onError: () => onConfirm(false),
    onSuccess: answer => {
      showDone(cancelledLine(answer, isRemoving ? removableCount : 0))
      onClose()
      onCancelled()
    },
  })
  const orders = `Cancel ${countOf(cancelCount, 'order')}`
  return (
    <DialogForm
      label={
        isRemoving
          ? `${orders} and remove ${countOf(removableCount, 'mailbox', 'mailboxes')}`
          : orders
      }
      closeLabel={cancelCount === 1 ? 'Keep the order' : 'Keep the orders'}
      isDestructive
      failure={cancel.error?.failure}
      isBusy={isConfirmed}
      onClose={onClose}
      onSubmit={() => {
        onConfirm(true)
        cancel.mutate({ ids: [...ids], removeMailboxes: isRemoving })
      }}
    >
      <p>{lostLine(tally)}</p>
      {removableCount > 0 && (
        <KeepOrRemove
          count={removableCount}
          isRemoving={isRemoving}
          onChange={setRemoving}
          after={cancelCount === 1 ? 'the order is cancelled' : 'the orders are cancelled'}
        />
      )}
    </DialogForm>
  )
}
