import type { DomainWork } from '../../db/queries/work.ts'
import type { HostMailbox, MailboxPage } from '../providers/mail-host.ts'

/** Fewer domains than this are listed one by one. */
const fewDomains = 5
/** Jobs of one order that are polled one by one. */
export const fewJobs = 3
/** A page of 100 holds the mailboxes of ten full batches; three times as many pay it off. */
const jobsPerPage = 30
/** Due jobs wait no longer than this for the list to pay off: as long as a job is polled. */
const longestDueMs = 5 * 60_000

/**
 * Reads the account's mailbox list page by page, for all domains that are to be listed and all
 * that wait for a job, when that takes fewer requests than listing and polling each.
 */
export type MailboxSweep = {
  readonly page: number
  readonly isOver: boolean
  readonly targets: readonly DomainWork[]
  /** Domains with mailboxes on this page; all that were found of each so far. */
  read(page: MailboxPage): ReadonlyMap<string, readonly HostMailbox[]>
  /** What all pages read so far hold of a domain. */
  foundOf(name: string): readonly HostMailbox[]
}

/** `pages`: how many the list had last time. */
export function isListCheaper(unread: number, pages: number): boolean {
  return unread > fewDomains && unread > pages
}

/**
 * Whether the list is read instead of polling these jobs. While other work waits it pays only
 * when most of the list is news.
 */
export function isListBetterThanPolls(
  jobs: readonly { readonly nextPollAt: number | null }[],
  pages: number,
  isOtherReady: boolean,
  now: number,
): boolean {
  if (jobs.length <= fewJobs || jobs.length < pages) return false
  const oldest = Math.min(...jobs.map(job => job.nextPollAt ?? now))
  return !isOtherReady || jobs.length >= jobsPerPage * pages || oldest + longestDueMs <= now
}

/** Begins at page 1, for these domains. */
export function startMailboxSweep(targets: readonly DomainWork[]): MailboxSweep {
  const found = new Map<string, HostMailbox[]>(targets.map(({ name }) => [name, []]))
  let page = 1
  let isOver = false
  return {
    get page() {
      return page
    },
    get isOver() {
      return isOver
    },
    targets,
    read({ mailboxes, lastPage }) {
      const onPage = new Map<string, readonly HostMailbox[]>()
      for (const mailbox of mailboxes) {
        const name = mailbox.email.slice(mailbox.email.indexOf('@') + 1)
        const known = found.get(name)
        if (known === undefined) continue
        known.push(mailbox)
        onPage.set(name, known)
      }
      isOver = page >= lastPage
      page += 1
      return onPage
    },
    foundOf: name => found.get(name) ?? [],
  }
}
