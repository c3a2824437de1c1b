import { createContext, use } from 'react'
import type { OrderAct } from './OrderDialog.tsx'

export const OpenDialog = createContext<(act: OrderAct) => void>(() => {})

/** Returns the function that opens a dialog of the order's page, from any depth. */
export function useOrderDialog(): (act: OrderAct) => void {
  return use(OpenDialog)
}
