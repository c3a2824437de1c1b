import { type ReactNode, useState } from 'react'
import type { Order } from '../../../shared/orders/order-view.ts'
import { useTellPresence } from '../../app/team/use-tell-presence.ts'
import { DiagnosisDrawer } from '../../diagnosis/DiagnosisDrawer.tsx'
import { type OrderAct, OrderDialog } from './OrderDialog.tsx'
import { OpenDialog } from './use-order-dialog.ts'

/** Acts that leave the order as it is. */
const onlyReading: ReadonlySet<OrderAct['kind']> = new Set(['diagnose', 'hand-over'])

type Props = { readonly order: Order; readonly children: ReactNode }

/** Gives the page of an order its one dialog, which `useOrderDialog` opens from any depth. */
export function OrderDialogs({ order, children }: Props) {
  const [act, setAct] = useState<OrderAct | null>(null)
  const [isOpen, setOpen] = useState(false)
  const open = (next: OrderAct) => {
    setAct(next)
    setOpen(true)
  }
  useTellPresence(order.id, isOpen && act !== null && !onlyReading.has(act.kind))
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
