import { type ReactNode, useState } from 'react'
import type { Order } from '../../../shared/orders/order-view.ts'
import { DiagnosisDrawer } from '../../diagnosis/DiagnosisDrawer.tsx'
import { type OrderAct, OrderDialog } from './OrderDialog.tsx'
import { OpenDialog } from './use-order-dialog.ts'

type Props = { readonly order: Order; readonly children: ReactNode }

/** Gives the page of an order its one dialog, which `useOrderDialog` opens from any depth. */
export function OrderDialogs({ order, children }: Props) {
  const [act, setAct] = useState<OrderAct | null>(null)
  const [isOpen, setOpen] = useState(false)
  const open = (next: OrderAct) => {
    setAct(next)
    setOpen(true)
  }
  const close = () => setOpen(false)
  return (
    <OpenDialog value={open}>
      {children}
      {act?.kind === 'diagnose' ? (
        <DiagnosisDrawer order={order} domain={act.domain} isOpen={isOpen} onClose={close} />
      ) : (
        <OrderDialog order={order} act={act} isOpen={isOpen} onClose={close} />
      )}
    </OpenDialog>
  )
}
