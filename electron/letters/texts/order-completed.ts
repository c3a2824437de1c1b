import { isolated } from '../../../shared/text/isolated.ts'
import { type LetterText, orderName } from './letter.ts'

export function orderCompleted(
  orderId: number,
  customerName: string,
  mailboxCount: number,
): LetterText {
  const ready =
    mailboxCount === 1 ? '1 mailbox is ready' : `${mailboxCount} mailboxes are ready`
  return {
    subject: `Your ${orderName(orderId)} is completed`,
    body: [
      `Hello ${isolated(customerName)},`,
      `your ${orderName(orderId)} is completed: ${ready}.`,
      'You will receive the credentials separately.',
    ].join('\n\n'),
  }
}
