import type { Time } from '../border/paging.ts'
import type { DomainState } from '../orders/domain.ts'
import type { ExportFormat } from '../settings/settings.ts'
import type { LoginCheck } from './login.ts'

/** What comes before the last @; '' without one. */
export const prefixOfEmail = (email: string): string =>
  email.slice(0, Math.max(0, email.lastIndexOf('@')))

/** What comes after the last @; the whole text without one. */
export const domainOfEmail = (email: string): string => email.slice(email.lastIndexOf('@') + 1)

/** The latest file that has the mailbox with the password of now. */
export type Exported = {
  readonly at: Time
  /** Missing where the file was written before formats were noted. */
  readonly format?: ExportFormat
  /** What a format of staff was called then. */
  readonly formatName?: string
}

export type OrderMailbox = {
  readonly id: number
  readonly email: string
  readonly mailinMailboxId: number | null
  readonly mailinDomainId: number | null
  /** A request of this order asked for it, and was not refused. */
  readonly isAsked?: boolean
  /** Its prefix or domain left the order after it was created. */
  readonly isExtra?: boolean
  /** Its password cannot be opened any more. */
  readonly isPasswordLost?: boolean
  readonly exported?: Exported
  /** When staff purged its password, which was exported. */
  readonly passwordPurgedAt?: Time
  /** Entered by staff; Mailin does not know it. */
  readonly isByHand?: boolean
  /** Its removal at Mailin is under way. */
  readonly isBeingRemoved?: boolean
  /** The latest logins; absent: they were never checked. */
  readonly login?: LoginCheck
  /** Its logins are being checked. */
  readonly isLoginWanted?: true
  readonly removedAt?: Time
}

export type MailboxRow = {
  readonly id: number
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly domain: string
  readonly orderId: number
  readonly customerId: number
  readonly customerName: string
  readonly mailinMailboxId: number | null
  readonly mailinDomainId: number | null
  /** Entered by staff; Mailin does not know it. */
  readonly isByHand?: boolean
  /** A request of this order asked for it, and was not refused. */
  readonly isAsked?: boolean
  /** Its prefix or domain left the order after it was created. */
  readonly isExtra?: boolean
  /** Its password cannot be opened any more. */
  readonly isPasswordLost?: boolean
  /** When staff purged its password, which was exported. */
  readonly passwordPurgedAt?: Time
  readonly exported?: Exported
  /** Its removal at Mailin is under way. */
  readonly isBeingRemoved?: boolean
  /** The state of its domain; absent when the order is worked by hand. */
  readonly domainState?: DomainState
  readonly imapHost?: string
  readonly imapPort?: number
  readonly smtpHost?: string
  readonly smtpPort?: number
  /** The latest logins; absent: they were never checked. */
  readonly login?: LoginCheck
  /** Its logins are being checked. */
  readonly isLoginWanted?: true
  readonly createdAt: Time
  readonly removedAt?: Time
}
