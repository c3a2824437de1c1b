import { type LetterText, orderName } from './letter.ts'

export function orderCompleted(
  orderId: number,
  customerName: string,
  mailboxCount: number,
): LetterText {
  return {
    subject: `Your ${orderName(orderId)} is completed`,
    body: [
      `Hello ${customerName},`,
      `your ${orderName(orderId)} is completed: ${mailboxCount} mailboxes are ready.`,
      'You will receive the credentials separately.',
    ].join('\n\n'),
  }
}
