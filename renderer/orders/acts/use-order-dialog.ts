import { createContext, use } from 'react'
import type { OrderAct } from './OrderDialog.tsx'

export const OpenDialog = createContext<(act: OrderAct) => void>(() => {})

/** Opens a dialog of the order's page, from however deep. */
export function useOrderDialog(): (act: OrderAct) => void {
  return use(OpenDialog)
}
