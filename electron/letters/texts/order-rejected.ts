import { isolated } from '../../../shared/text/isolated.ts'
import { type LetterText, orderName } from './letter.ts'

/** The letter about a rejected order; `reason` is what staff wrote for the customer. */
export function orderRejected(
  orderId: number,
  customerName: string,
  reason: string,
): LetterText {
  return {
    subject: `Your ${orderName(orderId)} could not be accepted`,
    body: [
      `Hello ${isolated(customerName)},`,
      `your ${orderName(orderId)} could not be accepted. The reason:`,
      reason,
      'What to do: correct this and send the order again, or answer this letter if something is unclear.',
    ].join('\n\n'),
  }
}
