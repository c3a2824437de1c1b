import type { Time } from '../border/paging.ts'
import type { HostingPlatform } from '../orders/order.ts'
import { type RegistrarId, registrarIds, registrarTitles } from '../registrars/catalogue.ts'
import { dayMs } from '../text/duration.ts'
import { numberText } from '../text/locale.ts'

/** Who told when a registration ends. Stored. */
export type ExpirySource = RegistrarId | 'rdap'
export const expirySources: readonly [ExpirySource, ...ExpirySource[]] = [
  ...registrarIds,
  'rdap',
]
export const expirySourceTitles: Readonly<Record<ExpirySource, string>> = {
  ...registrarTitles,
  rdap: 'RDAP',
}

/** Why the last reading of a domain's expiry told nothing. Stored. */
export const expiryTroubles = [
  'no-keys',
  'keys-lost',
  'other-address',
  'other-registrar',
  'refused',
  'not-allowed',
  'not-listed',
  'no-date',
  'no-answer',
  'rdap-unknown',
  'rdap-no-date',
  'rdap-no-answer',
] as const
export type ExpiryTrouble = (typeof expiryTroubles)[number]

export const expiryTroubleWords: Readonly<Record<ExpiryTrouble, string>> = {
  'no-keys': 'No registrar keys are kept for it',
  'keys-lost': 'The stored registrar keys cannot be opened any more',
  'other-address': 'The registrar keys were entered for another address',
  'other-registrar': 'It is at another registrar, which Boxwright does not ask',
  refused: 'The registrar refused the keys',
  'not-allowed': 'The registrar does not let these keys read its list from here',
  'not-listed': 'The registrar account does not list it',
  'no-date': 'The registrar names no date that can be read',
  'no-answer': 'The registrar did not answer as expected',
  'rdap-unknown': 'RDAP does not know it',
  'rdap-no-date': 'RDAP names no date that can be read',
  'rdap-no-answer': 'RDAP did not answer as expected',
}

/** What the list is narrowed to. Those of days leave out what has expired already. */
export const renewalFilters = [
  'within-30',
  'within-60',
  'within-90',
  'expired',
  'unknown',
] as const
export type RenewalFilter = (typeof renewalFilters)[number]

/** Days before the end at which staff are told once, the later one first. */
export const noticeDays = [30, 7] as const
export const firstNoticeDays = noticeDays[0]
export const lastNoticeDays = noticeDays[1]

/** What is known of the end of a registration. */
export type Expiry = {
  /** Absent: it was never told. */
  readonly expiresAt?: Time
  /** Who told it; present together with `expiresAt` and `readAt`. */
  readonly source?: ExpirySource
  readonly readAt?: Time
  /** The registrar renews it by itself, or not; absent: it is not told. */
  readonly isAutoRenewed?: boolean
  /** Why the last reading told nothing. */
  readonly trouble?: ExpiryTrouble
}

/** A domain of an order that is not over without delivery, with its newest order. */
export type RenewalRow = Expiry & {
  readonly domain: string
  readonly orderId: number
  readonly customerId: number
  readonly customerName: string
  readonly hostingPlatform?: HostingPlatform
}

/** How the reading of expiry dates stands. */
export type RenewalStatus = {
  /** Domains that are still to be read now; counted no further than 10,000. */
  readonly left: number
  /** When a date was last read; absent: never. */
  readonly readAt?: Time
  /** Domains without keys are asked for by RDAP. */
  readonly asksRdap: boolean
  /** The secrets are locked, so that nothing is read. */
  readonly isLocked?: true
  /** Checking is paused, so that nothing is read. */
  readonly isPaused?: true
}

/** The start of a day in the system's time zone, so many days after that of `now`; milliseconds. */
export function dayStart(now: number, days: number): number {
  const day = new Date(now)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime()
}

/** Days from today until the day of a time, in the system's time zone; negative: it has passed. */
export const daysUntil = (time: number, now: number): number =>
  Math.round((dayStart(time, 0) - dayStart(now, 0)) / dayMs)

/** The first moment that is no longer "within so many days"; milliseconds. */
export const endOfDays = (now: number, days: number): number => dayStart(now, days + 1)

/** A date that is older than this should have been read again, by who told it; milliseconds. */
const agesAfterMs = { registrar: 2 * dayMs, rdap: 8 * dayMs } as const

/** Why a domain's expiry is not known, or no longer up to date; undefined: it is. */
export function expiryTrouble(
  { trouble, source, readAt }: Expiry,
  now: number,
): ExpiryTrouble | undefined {
  if (trouble === undefined || readAt === undefined) return trouble
  const age = now - Date.parse(readAt)
  return age > agesAfterMs[source === 'rdap' ? 'rdap' : 'registrar'] ? trouble : undefined
}

/** Domains of one notice, each in one of the counts. */
export type NoticeCounts = {
  readonly expired: number
  readonly withinLast: number
  readonly withinFirst: number
}

const domains = (count: number) => `${numberText(count)} ${count === 1 ? 'domain' : 'domains'}`

/** "4 domains expire within 30 days, 1 of them within 7; 2 domains have expired" */
export function noticeSentence({ expired, withinLast, withinFirst }: NoticeCounts): string {
  const soon = withinLast + withinFirst
  const days = withinFirst > 0 ? firstNoticeDays : lastNoticeDays
  const share =
    withinFirst > 0 && withinLast > 0
      ? `, ${numberText(withinLast)} of them within ${lastNoticeDays}`
      : ''
  return [
    soon > 0 &&
      `${domains(soon)} ${soon === 1 ? 'expires' : 'expire'} within ${days} days${share}`,
    expired > 0 && `${domains(expired)} ${expired === 1 ? 'has' : 'have'} expired`,
  ]
    .filter(Boolean)
    .join('; ')
}

/** Whether the registrar renews by itself, in a word; null: it is not told. */
export const autoRenewWords = (isAutoRenewed: boolean | undefined): string | null =>
  isAutoRenewed === undefined ? null : isAutoRenewed ? 'On' : 'Off'
