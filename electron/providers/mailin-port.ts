import type { EngineFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'

export type Answer<Value> = Promise<Result<Value, EngineFailure>>

/** A domain as Mailin knows it. */
export type MailinDomain = {
  readonly id: number | null
  /** Lower-case ASCII. */
  readonly name: string
  /** `status` and `name_server_status` are both good, so mailboxes can be created. */
  readonly isActive: boolean
  /** Lower-case host names that the registrar has to hold; may be empty for a while. */
  readonly nameServers: readonly string[]
}

/** A mailbox as Mailin lists it. */
export type MailinMailbox = {
  readonly id: number
  readonly domainId: number | null
  /** Lower-case address. */
  readonly email: string
  readonly smtpHost: string | null
  readonly smtpPort: number | null
  readonly imapHost: string | null
  readonly imapPort: number | null
}

export type NewMailbox = {
  readonly email: string
  /** First and last name. */
  readonly displayName: string
  readonly password: string
}

export type Transfer = {
  /** Empty when the answer named none; `findDomain` may name them. */
  readonly nameServers: readonly string[]
  /** Mailin said that the domain is in this account already. */
  readonly alreadyThere: boolean
}

/**
 * Why an address made Mailin refuse its batch. The other addresses are fine, and were not created
 * either.
 */
export type RefusedAddress = {
  readonly email: string
  /** `taken`: registered already. `not-registered`: its domain is not ready. */
  readonly why: 'taken' | 'not-registered' | 'password' | 'invalid'
  readonly detail: string
}

export type Creation =
  | { readonly kind: 'accepted'; readonly jobUuid: string }
  /** Nothing was created. At least one address is named. */
  | { readonly kind: 'refused'; readonly refused: readonly RefusedAddress[] }

export type JobReading =
  | { readonly kind: 'running' }
  /** May name fewer mailboxes than were asked for, or none. */
  | {
      readonly kind: 'completed'
      readonly mailboxes: readonly Pick<MailinMailbox, 'id' | 'domainId' | 'email'>[]
    }
  /** `isPlanLimit`: the account's plan has no room for more mailboxes. */
  | { readonly kind: 'failed'; readonly detail: string; readonly isPlanLimit: boolean }
  /** Mailin does not know this job, so the mailbox list decides. */
  | { readonly kind: 'unknown' }

/** Rows of a full page of a list; the last one has fewer. */
export const rowsPerPage = 100

export type DomainPage = {
  readonly domains: readonly MailinDomain[]
  readonly lastPage: number
  /** Domains in the whole account. */
  readonly total: number
}

export type MailboxPage = {
  readonly mailboxes: readonly MailinMailbox[]
  readonly lastPage: number
}

/**
 * Called before each page of a search but the first, so that other requests go in between. A
 * failure that it returns ends the search, and is its answer.
 */
export type BeforePage = () => Promise<EngineFailure | null>

/**
 * What the engine asks of Mailin. Each call is one attempt: the engine retries.
 * A read answers `transient` when it was cut off; a write whose answer was lost answers
 * `unknown_outcome`, and the engine reads back. Searches at Mailin are partial: every method
 * here compares exactly.
 */
export type MailinPort = {
  /** Logs in afresh; a good answer means that the credentials work. */
  login(): Answer<null>
  /** null: not in this account. */
  findDomain(name: string, beforePage?: BeforePage): Answer<MailinDomain | null>
  /** One page of up to 100 of the account's domains; page from 1. */
  listDomains(page: number): Answer<DomainPage>
  transferDomain(name: string): Answer<Transfer>
  createMailboxes(mailboxes: readonly NewMailbox[]): Answer<Creation>
  readJob(jobUuid: string): Answer<JobReading>
  /** All mailboxes of one domain, every page. */
  listMailboxes(domain: string, beforePage?: BeforePage): Answer<readonly MailinMailbox[]>
  /** One page of up to 100 of the account's mailboxes; page from 1. */
  listAllMailboxes(page: number): Answer<MailboxPage>
  /** A mailbox that is gone already is a success. */
  removeMailbox(id: number): Answer<null>
}
