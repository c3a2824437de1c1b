import { fieldOf, type KeyedText, textsIn } from '../json.ts'
import type { NewMailbox, RefusedAddress } from '../mailin-port.ts'

// Mailin has no error codes: docs/providers.md, Mailin.ai, has the texts that decide
const tooMany = /too many attempts|rate limit/i
const gone = /not found|no query results|does not exist/i
const route = /\broute\b/i
const notFound = /could not be found/i
const inOtherHands = /another (?:account|user|customer)|different account|someone else/i
const alreadyThere =
  /already exists in your account|domain is already registered|already registered/i
const badDomain = /domain name format is invalid|format is invalid|invalid domain/i
const domainNotRegistered = /domain ['"`]?([^'"`\s]+)['"`]? is not registered/i
const taken = /already registered|already exists|already been taken/i
const notRegistered = /is not registered/i
const password = /password/i
// matched only where no sign of an address stands before it: else a long run takes quadratic time
const address =
  /(?<![a-z0-9.!#$%&*+/=?^_{|}~-])[a-z0-9.!#$%&*+/=?^_{|}~-]+@[a-z0-9.-]+[a-z0-9]/gi
/** Sentences about what a plan has no room for, unless `ofText` matches as well. */
const planLimit =
  /\b(?:domains?|mailbox(?:es)?|inbox(?:es)?|accounts?|plan|subscription|credits?)\b[^.]{0,40}\blimit\b|\blimit\b[^.]{0,40}\b(?:plan|reached|exceeded|domains?|mailbox(?:es)?|inbox(?:es)?)\b|\b(?:insufficient|not enough|out of) (?:credits?|balance|funds)\b|\bupgrade your (?:plan|subscription)\b|\bmaximum (?:number|amount) of (?:domains?|mailbox(?:es)?|inbox(?:es)?)\b|\byour plan (?:allows|includes|is full)\b/i
const ofText = /\b(?:characters?|length|size|rate limit)\b/i
const subscription = /\bsubscription\b/i

/**
 * All texts of an error body, the most telling first: those of `errors`, then `message` and
 * `error`.
 */
export function errorTextsIn(body: unknown): readonly KeyedText[] {
  return [
    ...textsIn(fieldOf(body, 'errors')),
    ...textsIn(fieldOf(fieldOf(body, 'data'), 'errors')),
    ...['message', 'error'].flatMap(name => textsIn(fieldOf(body, name))),
    ...textsIn(fieldOf(fieldOf(body, 'data'), 'message')),
  ].slice(0, 500)
}

/** The sentences of an error body in one line, each once. */
export function sentence(texts: readonly KeyedText[]): string {
  return [...new Set(texts.map(({ text }) => text.trim()))].slice(0, 10).join(' ')
}

const some = (pattern: RegExp) => (texts: readonly KeyedText[]) =>
  texts.some(({ text }) => pattern.test(text))

export const saysTooMany = some(tooMany)
export const saysGone = some(gone)
export const saysSubscription = some(subscription)

/** The account's plan has no room for what was asked. */
export const saysPlanLimit = (texts: readonly Pick<KeyedText, 'text'>[]): boolean =>
  texts.some(({ text }) => planLimit.test(text) && !ofText.test(text))
/** Whether the 404 is one of a wrong base URL, not of an unknown id. */
export const saysNoRoute = (texts: readonly KeyedText[]): boolean =>
  texts.some(({ text }) => route.test(text) && notFound.test(text))

export type TransferWord = 'already-there' | 'other-account' | 'invalid' | null

/** What Mailin says of a domain that it did not take; null: nothing that is known. */
export function readTransferWord(texts: readonly KeyedText[]): TransferWord {
  if (some(inOtherHands)(texts)) return 'other-account'
  if (some(alreadyThere)(texts)) return 'already-there'
  return some(badDomain)(texts) ? 'invalid' : null
}

/**
 * Which addresses of a batch a refusal names, by the address in the text, by the index in the
 * key (`mailboxes.3.username`) or by the domain that is not registered. Empty when none can
 * be told.
 */
export function readRefusals(
  texts: readonly KeyedText[],
  batch: readonly NewMailbox[],
): readonly RefusedAddress[] {
  const found = new Map<string, RefusedAddress>()
  for (const keyed of texts) {
    const why = whyOf(keyed)
    for (const email of addressesOf(keyed, batch)) {
      const known = found.get(email)
      if (known === undefined || rank[why] < rank[known.why])
        found.set(email, { email, why, detail: keyed.text })
    }
  }
  if (found.size > 0) return [...found.values()]
  const [only, ...others] = batch
  if (only === undefined || others.length > 0) return []
  const detail = sentence(texts)
  return [{ email: lower(only.email), why: whyOf({ key: '', text: detail }), detail }]
}

/** Of several reasons for one address the one that comes first here counts. */
const rank = {
  taken: 0,
  'not-registered': 1,
  password: 2,
  invalid: 3,
} as const satisfies Record<RefusedAddress['why'], number>

function whyOf(keyed: KeyedText): RefusedAddress['why'] {
  const key = keyed.key
  // an address such as password@example.com is no complaint about a password
  const text = keyed.text.replace(address, '')
  if (notRegistered.test(text)) return 'not-registered'
  if (taken.test(text)) return 'taken'
  return /password/i.test(key) || password.test(text) ? 'password' : 'invalid'
}

function addressesOf(
  { key, text }: KeyedText,
  batch: readonly NewMailbox[],
): readonly string[] {
  const emails = batch.map(mailbox => lower(mailbox.email))
  const domain = domainNotRegistered.exec(text)?.[1]?.toLowerCase().replace(/\.$/, '')
  const onDomain = emails.filter(email => email.endsWith(`@${domain}`))
  if (onDomain.length > 0) return onDomain
  const named = new Set((text.match(address) ?? []).map(lower))
  const byText = emails.filter(email => named.has(email))
  if (byText.length > 0) return byText
  const index = /(?:^|\.)mailboxes\.(\d{1,6})(?:\.|$)/.exec(key)?.[1]
  const byIndex = index === undefined ? undefined : emails[Number(index)]
  return byIndex === undefined ? [] : [byIndex]
}

function lower(email: string): string {
  return email.trim().toLowerCase()
}
