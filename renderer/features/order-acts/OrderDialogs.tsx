import { createContext, type ReactNode, use, useState } from 'react'
import type { Order } from '../../../shared/order-view.ts'
import { type OrderAct, OrderDialog } from './OrderDialog.tsx'

const OpenDialog = createContext<(act: OrderAct) => void>(() => {})

type Props = { readonly order: Order; readonly children: ReactNode }

/** One dialog serves the whole page of the order, however deep the button that opens it. */
export function OrderDialogs({ order, children }: Props) {
  const [act, setAct] = useState<OrderAct | null>(null)
  const [isOpen, setOpen] = useState(false)
  const open = (next: OrderAct) => {
    setAct(next)
    setOpen(true)
  }
  return (
    <OpenDialog value={open}>
      {children}
      <OrderDialog order={order} act={act} isOpen={isOpen} onClose={() => setOpen(false)} />
    </OpenDialog>
  )
}

export function useOrderDialog(): (act: OrderAct) => void {
  return use(OpenDialog)
}
