import { isolated } from '../../../shared/text/isolated.ts'
import { type LetterText, orderName } from './letter.ts'

export function orderCancelled(
  orderId: number,
  customerName: string,
  removesMailboxes: boolean,
): LetterText {
  return {
    subject: `Your ${orderName(orderId)} has been cancelled`,
    body: [
      `Hello ${isolated(customerName)},`,
      `your ${orderName(orderId)} has been cancelled. Nothing more will be set up for it.`,
      removesMailboxes
        ? 'The mailboxes that were created for it are being removed.'
        : 'Mailboxes that were created for it stay as they are.',
      'What to do: nothing. If you did not expect this, answer this letter.',
    ].join('\n\n'),
  }
}
