import type { ProviderName } from '../border/failure.ts'
import type { Time } from '../border/paging.ts'
import type { By } from '../team/team.ts'
import type { ListedKind } from './notification.ts'

/** One request to a provider and its answer, redacted; deleted after 30 days. */
export type ExchangeRow = {
  readonly id: number
  readonly provider: ProviderName
  readonly method: string
  /** Path and query without secrets. */
  readonly path: string
  /** HTTP status; null when no answer came. */
  readonly status: number | null
  /** Bodies, at most 4,000 characters each. */
  readonly request: string
  readonly response: string
  readonly durationMs: number
  readonly createdAt: Time
}

export type ActivityRow = {
  readonly id: number
  readonly orderId?: number
  readonly action: string
  readonly description: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly createdAt: Time
  /** The staff member who did it; absent: Boxwright, or a desk without a server. */
  readonly by?: By
}

export type NotificationRow = {
  readonly id: number
  /** Absent: another version of the app wrote it. */
  readonly kind?: ListedKind
  readonly orderId?: number
  readonly customerId: number
  readonly customerName?: string
  /** How many events of its order and kind it stands for, while it was unread. */
  readonly eventCount: number
  /** Mailboxes that these events told of. */
  readonly mailboxCount?: number
  /** Type, title and message are the flow document's, worded for customers. */
  readonly type: string
  readonly title: string
  readonly message: string
  readonly data: Readonly<Record<string, unknown>>
  readonly readAt?: Time
  readonly createdAt: Time
}

export const logLevels = ['info', 'warning', 'error'] as const
export type LogLevel = (typeof logLevels)[number]
export const logLevelNames: Readonly<Record<LogLevel, string>> = {
  info: 'Info',
  warning: 'Warning',
  error: 'Error',
}

export type LogRow = {
  readonly at: Time
  readonly level: LogLevel
  /** What happened, as a word: an activity's action, `bug`, … */
  readonly event: string
  readonly message: string
  readonly orderId?: number
}
