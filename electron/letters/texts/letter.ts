import { readableName } from '../../../shared/domains/domain-spelling.ts'

/** A letter's text, plain. It never has a credential. */
export type LetterText = { readonly subject: string; readonly body: string }

/** An order as letters name it. */
export const orderName = (orderId: number): string => `order #${orderId}`

/** A domain in its own script, and in Punycode where that differs. */
export function domainInLetter(name: string): string {
  const readable = readableName(name)
  return readable === name ? name : `${readable} (${name})`
}
