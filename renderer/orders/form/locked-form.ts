import type { OrderFormValues } from '../../../shared/orders/typed-form.ts'

/** What was typed into an order form when the window was locked over it. */
export type LockedForm = {
  /** Address of the page with the form: another page does not take it up. */
  readonly address: string
  /** Id of the unfinished form in the main process; a stored order has none. */
  readonly id: number | undefined
  readonly values: OrderFormValues
}

let locked: LockedForm | null = null

/** Stores it in memory alone, with its keys: nothing draws it until its page is there again. */
export function storeLockedForm(form: Omit<LockedForm, 'address'>): void {
  locked = { ...form, address: window.location.hash }
}

/** The form that was locked on the page that is shown; null when there is none. */
export const lockedForm = (): LockedForm | null =>
  locked?.address === window.location.hash ? locked : null

export function dropLockedForm(): void {
  locked = null
}
