/** A letter as it is put into the outbox. Plain text; none holds a credential. */
export type LetterText = { readonly subject: string; readonly body: string }

/** What a customer calls the order. */
export const orderName = (orderId: number): string => `order #${orderId}`
