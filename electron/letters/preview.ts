import type { Reader } from '../../db/core/database.ts'
import { failureOf } from '../../db/engine/failure-columns.ts'
import { countMailboxes } from '../../db/mailboxes/mailboxes.ts'
import { countExpected } from '../../db/orders/domain-prefixes.ts'
import { domainProgress, findOrder, type OrderRecord } from '../../db/orders/orders.ts'
import { claimedNames } from '../../db/orders/submissions.ts'
import type { LetterLanguage } from '../../shared/letters/language.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'
import type { TemplateWords } from '../../shared/letters/template.ts'
import { isRegistrarId, usualRegistrar } from '../../shared/registrars/catalogue.ts'
import { signatureName } from '../../shared/settings/settings.ts'
import { readGroup } from '../settings/settings.ts'
import { aboutOrder } from './about-order.ts'
import { type ComposedLetter, currentTemplate, fill } from './compose-letter.ts'
import type { LetterFacts, LetterNews } from './texts/facts.ts'
import { letterWords } from './texts/languages.ts'
import { type About, valuesOf } from './texts/values.ts'

const exampleDomains = ['acme.com', 'acme-mail.com'] as const
const exampleAbout: About = {
  orderId: 41,
  customerName: 'Jane Doe',
  planName: () => 'Private SMTP',
  domains: () => exampleDomains,
}

/** What a letter tells where no order has it: of the order's own domains, if there is one. */
export function exampleFacts(
  domains: readonly string[],
  language: LetterLanguage,
): LetterFacts {
  const [first = exampleDomains[0], second = first] = domains
  const order = { domain: first, domainCount: 2, mailboxCount: 6 }
  const orders = [
    { ...order, id: 41, status: 'completed' },
    { ...order, id: 42, status: 'completed', domain: second },
    { ...order, id: 43, status: 'in-progress', domainCount: 1 },
  ] as const
  return {
    'order-created': { domains: 2, mailboxes: 6 },
    'order-completed': { mailboxes: 6 },
    'order-rejected': { reason: letterWords[language].exampleReason },
    'order-cancelled': { removesMailboxes: false },
    'nameservers-failed': {
      failed: [{ name: first, provider: usualRegistrar, code: 'credentials', ip: null }],
    },
    'order-stalled': {
      hours: 24,
      unfinished: [{ name: first, stage: 'activation', state: 'due', failure: null }],
    },
    'credentials-handed-over': { mailboxes: 6, fileName: 'acme-ltd_2026-12-01.zip' },
    'import-standing': { orders },
    'import-summary': { orders: orders.slice(0, 2) },
  }
}

type Real = {
  readonly [Kind in LetterKind]: (tx: Reader, order: OrderRecord) => LetterFacts[Kind] | null
}

const listed = (tx: Reader, { id, status }: OrderRecord) => {
  const names = claimedNames(tx, id)
  const mailboxCount = countMailboxes(tx, id)
  const domain = names[0] ?? null
  return { orders: [{ id, status, domain, domainCount: names.length, mailboxCount }] }
}

/** What a letter of each kind tells of a real order; null: the order has nothing of it. */
const realFacts: Real = {
  'order-created': (tx, { id }) => ({
    domains: claimedNames(tx, id).length,
    mailboxes: countExpected(tx, id),
  }),
  'order-completed': (tx, { id }) => ({
    mailboxes: countMailboxes(tx, id) || countExpected(tx, id),
  }),
  'order-rejected': (_tx, { reason, status }) =>
    status === 'reject' && reason !== null ? { reason } : null,
  'order-cancelled': () => ({ removesMailboxes: false }),
  'nameservers-failed'(tx, { id }) {
    const failed = domainProgress(tx, id).flatMap(domain => {
      const failure = domain.stage === 'nameservers' ? failureOf(domain) : null
      if (failure === null || !isRegistrarId(failure.provider)) return []
      const { code, provider, ip = null } = failure
      return [{ name: domain.name, code, provider, ip }]
    })
    return failed.length === 0 ? null : { failed }
  },
  'order-stalled'(tx, { id }) {
    const unfinished = domainProgress(tx, id)
      .filter(({ state }) => state !== 'finished')
      .map(domain => ({ ...domain, failure: failureOf(domain) }))
    return unfinished.length === 0 ? null : { hours: 24, unfinished }
  },
  'credentials-handed-over': () => null,
  'import-standing': listed,
  'import-summary': listed,
}

function newsOf<Kind extends LetterKind>(
  tx: Reader,
  kind: Kind,
  order: OrderRecord | null,
  language: LetterLanguage,
): { readonly news: LetterNews<Kind>; readonly isExample: boolean } {
  const real = order === null ? null : realFacts[kind](tx, order)
  const domains = order === null ? exampleDomains : claimedNames(tx, order.id)
  const facts = real ?? exampleFacts(domains, language)[kind]
  return { news: { kind, facts }, isExample: real === null }
}

export type PreviewArgs = {
  readonly kind: LetterKind
  readonly language: LetterLanguage
  readonly orderId?: number | undefined
} & { readonly [Part in keyof TemplateWords]?: string | undefined }

/** The letter as it would be written now, with the words that are given; null: no such order. */
export function previewLetter(
  tx: Reader,
  { kind, language, orderId, subject, body }: PreviewArgs,
): (Omit<ComposedLetter, 'templateId'> & { readonly isExample: boolean }) | null {
  const order = orderId === undefined ? null : findOrder(tx, orderId)
  if (orderId !== undefined && order === null) return null
  const { news, isExample } = newsOf(tx, kind, order, language)
  const saved = currentTemplate(tx, { kind, language })
  const words = { subject: subject ?? saved.subject, body: body ?? saved.body }
  const signature = readGroup(tx, 'letters')[signatureName(language)]
  const about = order === null ? exampleAbout : aboutOrder(tx, order.id)
  return { ...fill(words, news, about, { language, signature }), isExample }
}

/** An example of each field of a letter, by its name. */
export function exampleValues(
  kind: LetterKind,
  language: LetterLanguage,
): (name: string) => string {
  const facts = exampleFacts(exampleDomains, language)
  return valuesOf(kind, facts[kind], letterWords[language], exampleAbout)
}
