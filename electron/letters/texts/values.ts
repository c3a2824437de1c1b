import type { FieldName } from '../../../shared/letters/fields.ts'
import type { LetterKind } from '../../../shared/letters/letter.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { asLine } from '../../../shared/text/line.ts'
import { failedDomains, stalledDomains } from './domain-lists.ts'
import type { LetterFacts } from './facts.ts'
import type { LetterWords } from './letter-words.ts'
import { atMost, domainInLetter } from './lines.ts'
import { orderList, standingOf } from './order-list.ts'

/** How many domains of an order are listed; of the others the letter says how many. */
const mostNamed = 100

/** The order that a letter is about. What only some letters name is read when it is named. */
export type About = {
  readonly orderId: number
  readonly customerName: string
  readonly planName: () => string
  readonly domains: () => readonly string[]
}

/** The value of each field of a kind of letter, made when a template names it. */
type Values<Kind extends LetterKind> = Readonly<Record<FieldName<Kind>, () => string>>
type Maker<Kind extends LetterKind> = (
  facts: LetterFacts[Kind],
  words: LetterWords,
  about: About,
) => Values<Kind>

const ofOrder = (words: LetterWords, about: About) => ({
  customer_name: () => isolated(asLine(about.customerName)),
  order_number: () => String(about.orderId),
  plan_name: () => isolated(asLine(about.planName())),
  domain_list() {
    const lines = about.domains().map(name => `- ${domainInLetter(name)}`)
    return atMost(lines, mostNamed, words.more).join('\n')
  },
})

const ofImport =
  (form: 'summary' | 'standing'): Maker<'import-summary'> =>
  ({ orders }, words, { customerName }) => {
    const standing = standingOf(orders, words)
    return {
      customer_name: () => isolated(asLine(customerName)),
      order_count: () => words.orders(standing.total),
      completed_count: () => String(standing.completed),
      headline: () => words.headline[form](standing),
      result: () => words.result[form](standing),
      order_list: () => orderList(orders, words),
      next_step: () => (standing.completed > 0 ? words.credentialsFollow : ''),
    }
  }

const makers: { readonly [Kind in LetterKind]: Maker<Kind> } = {
  'order-created': ({ domains, mailboxes }, words, about) => ({
    ...ofOrder(words, about),
    domain_count: () => words.domains(domains),
    mailbox_count: () => words.mailboxes(mailboxes),
  }),
  'order-completed': ({ mailboxes }, words, about) => ({
    ...ofOrder(words, about),
    mailbox_count: () => words.mailboxes(mailboxes),
    mailboxes_ready: () => words.mailboxesReady(mailboxes),
  }),
  'order-rejected': ({ reason }, words, about) => ({
    ...ofOrder(words, about),
    reason: () => reason,
  }),
  'order-cancelled': ({ removesMailboxes }, words, about) => ({
    ...ofOrder(words, about),
    mailboxes_fate: () => words.mailboxesFate[removesMailboxes ? 'removed' : 'kept'],
  }),
  'nameservers-failed': ({ failed }, words, about) => ({
    ...ofOrder(words, about),
    domain_count: () => words.domains(failed.length),
    failed_domains: () => failedDomains(failed, words),
  }),
  'order-stalled': ({ hours, unfinished }, words, about) => ({
    ...ofOrder(words, about),
    hours: () => words.hours(hours),
    stalled_domains: () => stalledDomains(unfinished, words),
  }),
  'credentials-handed-over': ({ mailboxes, fileName }, words, about) => ({
    ...ofOrder(words, about),
    mailbox_count: () => words.mailboxes(mailboxes),
    file_name: () => isolated(asLine(fileName)),
  }),
  'import-standing': ofImport('standing'),
  'import-summary': ofImport('summary'),
}

/** Returns the value of a field by its name; '' for a name that the kind of letter does not have. */
export function valuesOf<Kind extends LetterKind>(
  kind: Kind,
  facts: LetterFacts[Kind],
  words: LetterWords,
  about: About,
): (name: string) => string {
  const values: Readonly<Record<string, () => string>> = makers[kind](facts, words, about)
  return name => (Object.hasOwn(values, name) ? (values[name]?.() ?? '') : '')
}
