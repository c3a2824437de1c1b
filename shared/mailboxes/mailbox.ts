import type { Time } from '../border/paging.ts'
import type { DomainState } from '../orders/domain.ts'

/** What stands before the last @; '' without one. */
export const prefixOfEmail = (email: string): string =>
  email.slice(0, Math.max(0, email.lastIndexOf('@')))

/** What stands behind the last @; the whole text without one. */
export const domainOfEmail = (email: string): string => email.slice(email.lastIndexOf('@') + 1)

export type OrderMailbox = {
  readonly id: number
  readonly email: string
  readonly mailinMailboxId: number | null
  readonly mailinDomainId: number | null
  /** A request of this order asked for it, and was not refused. */
  readonly isAsked?: boolean
  /** Its prefix or domain left the order after it was created. */
  readonly isExtra?: boolean
  /** It cannot be opened any more. */
  readonly isPasswordLost?: boolean
  /** An export holds its password. */
  readonly isExported?: boolean
  /** When its password was given up, because an export holds it. */
  readonly passwordPurgedAt?: Time
  /** Entered by staff; Mailin does not know it. */
  readonly isByHand?: boolean
  /** Its removal at Mailin is under way. */
  readonly isBeingRemoved?: boolean
  readonly removedAt?: Time
}

export type MailboxRow = {
  readonly id: number
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly domain: string
  readonly orderId: number
  readonly customerName: string
  readonly mailinMailboxId: number | null
  readonly mailinDomainId: number | null
  /** Entered by staff; Mailin does not know it. */
  readonly isByHand?: boolean
  /** A request of this order asked for it, and was not refused. */
  readonly isAsked?: boolean
  /** Its prefix or domain left the order after it was created. */
  readonly isExtra?: boolean
  /** It cannot be opened any more. */
  readonly isPasswordLost?: boolean
  /** When its password was given up, because an export holds it. */
  readonly passwordPurgedAt?: Time
  /** Its removal at Mailin is under way. */
  readonly isBeingRemoved?: boolean
  /** How its domain stands; absent when the order is worked by hand. */
  readonly domainState?: DomainState
  readonly imapHost?: string
  readonly imapPort?: number
  readonly smtpHost?: string
  readonly smtpPort?: number
  readonly createdAt: Time
  readonly removedAt?: Time
}
