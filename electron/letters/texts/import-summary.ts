import type { UntoldOrder } from '../../../db/letters/import-letters.ts'
import type { OrderStatus } from '../../../shared/orders/order.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { domainInLetter, type LetterText, orderName } from './letter.ts'

/** How many orders of a status are listed; of the others the letter says how many. */
const mostNamed = 100

/** Title of each status's orders in the customer's words, in the order of the letter. */
const titles: Readonly<Record<OrderStatus, string>> = {
  completed: 'Completed',
  cancelled: 'Cancelled',
  reject: 'Not accepted; the letter about each says why',
  draft: 'Waiting for you; the letter about each says for what',
  pending: 'Being processed',
  'in-progress': 'Being processed',
}

/** The letter to a customer whose orders came from a file and are all over. */
export function importSummary(
  customerName: string,
  orders: readonly UntoldOrder[],
): LetterText {
  const completed = orders.filter(({ status }) => status === 'completed')
  const isAll = completed.length === orders.length
  const [only] = orders
  const yours =
    orders.length === 1 && only !== undefined
      ? orderName(only.id)
      : counted(orders.length, 'order', 'orders')
  const subject = isAll
    ? `Your ${yours} ${orders.length === 1 ? 'is' : 'are'} completed`
    : `Your ${yours}: ${completed.length} of ${orders.length} completed`
  const opening = isAll
    ? `your ${yours} ${orders.length === 1 ? 'is' : 'are'} completed: ${ready(completed)}.`
    : `${completed.length} of your ${yours} are completed: ${ready(completed)}.`
  return {
    subject,
    body: [
      `Hello ${isolated(customerName)},`,
      opening,
      ...sections(orders),
      ...(completed.length > 0 ? ['You will receive the credentials separately.'] : []),
    ].join('\n\n'),
  }
}

/** The letter to a customer whose orders came from a file while some are still open. */
export function importProgress(
  customerName: string,
  orders: readonly UntoldOrder[],
): LetterText {
  const completed = orders.filter(({ status }) => status === 'completed')
  const yours = counted(orders.length, 'order', 'orders')
  return {
    subject: `Where your ${yours} ${orders.length === 1 ? 'stands' : 'stand'}: ${completed.length} completed`,
    body: [
      `Hello ${isolated(customerName)},`,
      `${completed.length} of your ${yours} ${completed.length === 1 ? 'is' : 'are'} completed so far: ${ready(completed)}.`,
      ...sections(orders),
      'Nothing has to be done for those that are being processed. You will hear from us when they are completed, or when something is needed from you.',
      ...(completed.length > 0 ? ['You will receive the credentials separately.'] : []),
    ].join('\n\n'),
  }
}

function sections(orders: readonly UntoldOrder[]): readonly string[] {
  return [...new Set(Object.values(titles))].flatMap(title => {
    const found = orders.filter(({ status }) => titles[status] === title)
    const more = found.length - mostNamed
    return found.length === 0
      ? []
      : [
          [
            `${title}:`,
            ...found.slice(0, mostNamed).map(lineOf),
            ...(more > 0 ? [`- and ${more} more`] : []),
          ].join('\n'),
        ]
  })
}

function lineOf({ id, domain, domainCount, mailboxCount, status }: UntoldOrder): string {
  const others = domainCount - 1
  const domains =
    domain === null
      ? counted(domainCount, 'domain', 'domains')
      : others > 0
        ? `${domainInLetter(domain)} and ${others} more`
        : domainInLetter(domain)
  const mailboxes =
    status === 'completed' ? `, ${counted(mailboxCount, 'mailbox', 'mailboxes')}` : ''
  return `- ${orderName(id)}: ${domains}${mailboxes}`
}

function ready(completed: readonly UntoldOrder[]): string {
  const count = completed.reduce((sum, { mailboxCount }) => sum + mailboxCount, 0)
  return count === 1 ? '1 mailbox is ready' : `${count} mailboxes are ready`
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`
