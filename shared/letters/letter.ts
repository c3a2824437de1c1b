import type { Page, Time } from '../border/paging.ts'

/**
 * `waiting` for its time or for a mail server, `held` for review; `withdrawn` because what it
 * tells was over before it left, `discarded` by staff. Stored.
 */
export const letterStatuses = [
  'waiting',
  'held',
  'sending',
  'sent',
  'failed',
  'discarded',
  'withdrawn',
] as const
export type LetterStatus = (typeof letterStatuses)[number]

/** That are changed in one call. */
export const mostLetters = 500

/** From `data` on the server may have the letter, whatever becomes of its answer. Stored. */
export const letterPhases = ['connecting', 'data'] as const

/** Stored. */
export const letterKinds = [
  'order-created',
  'nameservers-failed',
  'order-completed',
  'order-rejected',
  'order-cancelled',
  'order-stalled',
  'import-standing',
  'import-summary',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** What has happened to the order since a letter was written that has not left. */
export const overtakings = [
  'completed',
  'cancelled',
  'rejected',
  'resubmitted',
  'moved',
  'told',
] as const
export type Overtaking = (typeof overtakings)[number]

export type LetterRow = {
  readonly id: number
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly status: LetterStatus
  readonly kind: LetterKind
  readonly orderId?: number
  readonly createdAt: Time
  /** Attempts that the mail server answered with a refusal, or not at all after the text. */
  readonly attempts: number
  /** Earliest next attempt, while it waits. */
  readonly dueAt?: Time
  /** When the mail server was last spoken to about it. */
  readonly triedAt?: Time
  readonly sentAt?: Time
  /** Where it goes when it is sent again: the address was corrected since. */
  readonly nextTo?: string
  /** Why it was not sent, in words; safe to show. */
  readonly error?: string
  /** It says what is not true any more. */
  readonly overtaken?: Overtaking
}

export type LetterCounts = Readonly<Record<LetterStatus, number>>

export type LetterPage = Page<LetterRow> & {
  /** Of the same search or order, whichever status is shown. */
  readonly counts: LetterCounts
}

export type MailStatus = {
  /** Server and sender are known; without them letters wait. */
  readonly configured: boolean
  readonly waiting: number
  readonly held: number
  /** Of those held, how many events have overtaken. */
  readonly overtaken: number
  readonly failed: number
  readonly trouble?: MailTrouble
}

/** Why no letter can leave at present. */
export type MailTrouble = {
  /** In words; safe to show. */
  readonly detail: string
  /** From the first trouble on, or since the oldest letter waits. */
  readonly since: Time
  /** When the server is tried again by itself. */
  readonly until?: Time
  /** It does not pass by itself, or has lasted too long. */
  readonly needsPerson: boolean
}

/** Customers hear nothing, and that does not pass by itself. */
export const isMailStopped = ({ waiting, trouble }: MailStatus): boolean =>
  waiting > 0 && trouble?.needsPerson === true

/** A letter that the practice mail server has received. */
export type PracticeLetter = {
  readonly id: number
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly receivedAt: Time
}
