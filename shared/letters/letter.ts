import type { Page, Time } from '../border/paging.ts'
import type { LetterLanguage } from './language.ts'

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
export const letterStatusNames: Readonly<Record<LetterStatus, string>> = {
  waiting: 'Waiting',
  held: 'Held for review',
  sending: 'Sending',
  sent: 'Sent',
  failed: 'Not sent',
  discarded: 'Discarded',
  withdrawn: 'Withdrawn',
}

/** So many letters at most are changed by one call. */
export const mostLetters = 500

/** How far a sending is. From `data` on the mail server may have the letter. Stored. */
export const letterPhases = ['connecting', 'data'] as const

/** What letters are about. Stored. */
export const letterKinds = [
  'order-created',
  'nameservers-failed',
  'order-completed',
  'order-rejected',
  'order-cancelled',
  'order-stalled',
  'credentials-handed-over',
  'import-standing',
  'import-summary',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** What has happened to an order since an unsent letter about it was written. */
export const overtakings = [
  'completed',
  'cancelled',
  'rejected',
  'resubmitted',
  'moved',
  'told',
  'news',
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
  /** Whose order it is about. */
  readonly customerId?: number
  readonly customerName?: string
  readonly createdAt: Time
  /** Attempts that the mail server refused, or did not answer after the text. */
  readonly attempts: number
  /** Earliest next attempt, while it waits. */
  readonly dueAt?: Time
  /** When the last attempt began. */
  readonly triedAt?: Time
  readonly sentAt?: Time
  /** The recipient if it is sent again; absent: the same. */
  readonly nextTo?: string
  /** Why it was not sent, in words; safe to show. */
  readonly error?: string
  /** What has made it untrue since it was written; absent: it is still true. */
  readonly overtaken?: Overtaking
  readonly language?: LetterLanguage
  /** When staff last changed its words. */
  readonly editedAt?: Time
  /** Since when it waits until the mailboxes that it announces log in. */
  readonly loginsSince?: Time
}

/** A letter as it is read alone. */
export type LetterDetail = LetterRow & {
  /** Why it waits for logins, in words. */
  readonly loginsCause?: string
  /** The words of staff that it was written in; absent: the built-in ones. */
  readonly template?: {
    readonly subject: string
    readonly body: string
    readonly createdAt: Time
    /** New letters are still written in them. */
    readonly isCurrent: boolean
  }
}

/** What a letter's state is called, which says what it waits for. */
export const letterStateName = ({
  status,
  loginsSince,
}: Pick<LetterRow, 'status' | 'loginsSince'>): string =>
  loginsSince !== undefined && status === 'waiting'
    ? 'Waiting for logins'
    : letterStatusNames[status]

export type LetterCounts = Readonly<Record<LetterStatus, number>>

export type LetterPage = Page<LetterRow> & {
  /** Letters per status under the same search or order, whichever status is listed. */
  readonly counts: LetterCounts
}

export type MailStatus = {
  /** Mail server and sender are set; without them letters wait. */
  readonly configured: boolean
  readonly waiting: number
  readonly held: number
  /** Held letters that an event has overtaken. */
  readonly overtaken: number
  readonly failed: number
  readonly trouble?: MailTrouble
}

/** Why no letter can leave at present. */
export type MailTrouble = {
  /** In words; safe to show. */
  readonly detail: string
  /** When the trouble began, or since when the oldest letter waits. */
  readonly since: Time
  /** When the server is tried again by itself. */
  readonly until?: Time
  /** A person has to act: the trouble does not pass by itself, or lasts too long. */
  readonly needsPerson: boolean
}

/** Whether letters wait and none can be sent until a person acts. */
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
