import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { calls } from '../../../shared/border/calls.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { issues } from '../../../shared/problems.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { fieldProps } from '../../ui/form/field-props.ts'
import { showDone } from '../../ui/show.ts'
import { useEdit } from '../changed/use-edit.tsx'
import { stayWords } from '../order/mailbox-rows.ts'
import { unfinished } from './acts.ts'

type Props = { readonly order: Order; readonly onClose: () => void }

/** Sends the order back with a reason; it can be edited and resubmitted. */
export function RejectForm({ order, onClose }: Props) {
  const reject = useEdit('orders.reject', order, {
    onSuccess: () => {
      showDone(`Order ${order.id} rejected`)
      onClose()
    },
    onError: failure => form.setErrors(failure.fields ?? {}),
  })
  const form = useForm({
    initialValues: { reason: '' },
    validate: values =>
      issues(calls['orders.reject'].args.safeParse({ id: order.id, ...values })),
  })
  return (
    <DialogForm
      label="Reject order"
      closeLabel="Keep the order"
      isDestructive
      failure={reject.failure}
      question={reject.question}
      isBusy={reject.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(({ reason }) => reject.mutate({ id: order.id, reason }))}
    >
      <p>{lost(order)}</p>
      <Textarea
        {...fieldProps(
          form,
          'reason',
          'The customer reads it in the letter about the rejection; it is kept with the order.',
        )}
        label="Reason"
        autosize
        minRows={3}
        maxRows={8}
        data-autofocus
      />
    </DialogForm>
  )
}

function lost(order: Order): string {
  const stopping = unfinished(order).length
  const staying = stayWords(order)
  const parts = [
    stopping > 0 && `${countOf(stopping, 'domain stops', 'domains stop')}.`,
    staying !== '' && staying,
    'A rejected order can be edited and resubmitted.',
  ]
  return parts.filter(part => part !== false).join(' ')
}
