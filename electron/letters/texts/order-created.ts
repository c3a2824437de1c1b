import { isolated } from '../../../shared/text/isolated.ts'
import { type LetterText, orderName } from './letter.ts'

export function orderCreated(
  orderId: number,
  customerName: string,
  size: { readonly domains: number; readonly mailboxes: number },
): LetterText {
  const domains = size.domains === 1 ? '1 domain' : `${size.domains} domains`
  const mailboxes = size.mailboxes === 1 ? '1 mailbox' : `${size.mailboxes} mailboxes`
  return {
    subject: `Your ${orderName(orderId)} has been created`,
    body: [
      `Hello ${isolated(customerName)},`,
      `your ${orderName(orderId)} has been created and is being processed: ${domains}, ${mailboxes}.`,
      'Nothing has to be done now. You will hear from us when it is completed, or when something is needed from you.',
    ].join('\n\n'),
  }
}
