import type { OrderFormValues } from './values.ts'

/** An order form that was open when the window was locked. */
export type HeldForm = {
  /** Of its page: another one has another form. */
  readonly address: string
  /** Under which it is kept in the main process; a stored order has none. */
  readonly id: number | undefined
  readonly values: OrderFormValues
}

let held: HeldForm | null = null

/** In memory alone, with its keys: nothing draws it until its page is there again. */
export function holdForm(form: Omit<HeldForm, 'address'>): void {
  held = { ...form, address: window.location.hash }
}

export const heldForm = (): HeldForm | null =>
  held?.address === window.location.hash ? held : null

export function dropHeldForm(): void {
  held = null
}
