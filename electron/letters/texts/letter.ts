import { readableName } from '../../../shared/domains/domain-spelling.ts'

/** A letter as it is put into the outbox. Plain text; none holds a credential. */
export type LetterText = { readonly subject: string; readonly body: string }

/** What a customer calls the order. */
export const orderName = (orderId: number): string => `order #${orderId}`

/** A domain in its letters, and as registrars write it where that differs. */
export function domainInLetter(name: string): string {
  const readable = readableName(name)
  return readable === name ? name : `${readable} (${name})`
}
