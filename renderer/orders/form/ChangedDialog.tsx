import { Modal } from '@mantine/core'
import type { Order } from '../../../shared/orders/order-view.ts'
import { ChangedPanel } from '../changed/ChangedPanel.tsx'
import type { OrderFormState } from './use-order-form.ts'

type Props = {
  readonly order: Order
  readonly state: OrderFormState
  /** Sends the form again, for this version of the order. */
  readonly onSaveOver: (version: number) => void
}

/** Asks how to go on where somebody has changed the order since its form was opened. */
export function ChangedDialog({ order, state, onSaveOver }: Props) {
  const { trouble } = state
  const version = trouble?.code === 'changed' ? trouble.version : undefined
  const back = (hasLooked: boolean) => state.dropTrouble(hasLooked ? version : undefined)
  return (
    <Modal
      opened={version !== undefined}
      onClose={() => back(false)}
      title={`Order ${order.id} was changed meanwhile`}
      size={520}
    >
      {version !== undefined && (
        <ChangedPanel
          orderId={order.id}
          edits={trouble?.edits ?? []}
          isSaving={state.isSending}
          onBack={back}
          onSaveOver={() => onSaveOver(version)}
        />
      )}
    </Modal>
  )
}
