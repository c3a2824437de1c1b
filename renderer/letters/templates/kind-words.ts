import type { LetterKind } from '../../../shared/letters/letter.ts'

type KindWords = { readonly title: string; readonly when: string; readonly to: string }

const customer = 'Customer'

/** What each letter is called, when it is written, and to whom. */
export const kindWords: Readonly<Record<LetterKind, KindWords>> = {
  'order-created': {
    title: 'Order created',
    when: 'When an order is submitted for the first time',
    to: customer,
  },
  'nameservers-failed': {
    title: 'Nameservers refused',
    when: 'A minute after a registrar has refused the nameservers',
    to: customer,
  },
  'order-completed': {
    title: 'Order completed',
    when: 'When all mailboxes of an order are there',
    to: customer,
  },
  'order-rejected': { title: 'Order rejected', when: 'When you reject an order', to: customer },
  'order-cancelled': {
    title: 'Order cancelled',
    when: 'When you cancel an order',
    to: customer,
  },
  'order-stalled': {
    title: 'Order without movement',
    when: 'Once a day while nothing moves in an order',
    to: 'Your agency',
  },
  'credentials-handed-over': {
    title: 'Credentials handed over',
    when: 'When you hand over an encrypted file',
    to: customer,
  },
  'import-standing': {
    title: 'Import under way',
    when: 'When orders of an import take longer than a day',
    to: customer,
  },
  'import-summary': {
    title: 'Import summary',
    when: 'When all orders of an import are over',
    to: customer,
  },
}
