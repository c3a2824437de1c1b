import type { DomainWork } from '../../db/engine/work.ts'
import type { MailboxPage, MailinMailbox } from '../providers/mailin-port.ts'
import { watchStalePages } from '../providers/stale-pages.ts'
import { createPageYield, type PageYield } from './page-yield.ts'

/** Fewer domains than this are listed one by one. */
const fewDomains = 5
/** Jobs of one order that are polled one by one. */
export const fewJobs = 1
/** A page of 100 holds the mailboxes of ten full batches; three times as many pay it off. */
const jobsPerPage = 30
/** Due jobs wait no longer than this for the list to pay off: as long as a job is polled. */
const longestDueMs = 5 * 60_000

/**
 * `whole`: from the first page to the last, so that what is not named is not there.
 * `news`: the end of the list where new mailboxes are, by what was seen of its order.
 */
export type SweepKind = 'whole' | 'news'

/** Mailboxes by the names of their domains. */
export type MailboxesByDomain = ReadonlyMap<string, readonly MailinMailbox[]>

/**
 * Reads the account's mailbox list page by page, for domains that are to be listed and domains
 * that wait for a job, when that takes fewer requests than listing and polling each.
 */
export type MailboxSweep = {
  readonly kind: SweepKind
  readonly page: number
  readonly isOver: boolean
  /** It goes round in circles, or takes more pages than there are domains to list. */
  readonly isEndless: boolean
  readonly targets: readonly DomainWork[]
  readonly pageYield: PageYield
  /** Where the next sweep for news begins: what is listed from its own begin on is there. */
  readonly newsAt: number
  /** Mailboxes of this page by their domains. */
  read(page: MailboxPage): MailboxesByDomain
  /** What all pages read so far hold of a target. */
  foundOf(name: string): readonly MailinMailbox[]
  /** These targets need no further page. */
  drop(domains: readonly Pick<DomainWork, 'id'>[]): void
}

/** `pages`: how many the list had last time. */
export function isListCheaper(unread: number, pages: number): boolean {
  return unread > fewDomains && unread > pages
}

/**
 * Whether the list is read instead of polling these jobs; `pages`: from where news is to the
 * end. While other work waits it pays only when most of what is read is news.
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

/** `from`: the page to begin at when it is for news. */
export function startMailboxSweep(
  kind: SweepKind,
  targets: readonly DomainWork[],
  from: number,
): MailboxSweep {
  const first = kind === 'whole' ? 1 : from
  const found = new Map<string, MailinMailbox[]>(targets.map(({ name }) => [name, []]))
  const open = new Set(targets.map(({ id }) => id))
  const pageYield = createPageYield()
  const pages = watchStalePages()
  let isEndless = false
  let page = first
  /** When the first page was read. */
  let lastPage: number | null = null
  let isOver = false
  let isNewestLast = true
  let hasNews = false
  return {
    kind,
    targets,
    pageYield,
    get isEndless() {
      return isEndless
    },
    get page() {
      return page
    },
    get isOver() {
      return isOver || open.size === 0
    },
    get newsAt() {
      return isNewestLast ? (lastPage ?? first) : 1
    },
    read(answer) {
      const onPage = byDomain(answer.mailboxes)
      for (const [name, mailboxes] of onPage) found.get(name)?.push(...mailboxes)
      lastPage ??= answer.lastPage
      // Mailin numbers mailboxes as it makes them; in which order it lists them is not written down
      const [one, other] = [answer.mailboxes[0], answer.mailboxes.at(-1)]
      if (one !== undefined && other !== undefined) isNewestLast = one.id <= other.id
      const isNews = [...onPage.keys()].some(name => found.has(name))
      const isBehindNews = !isNewestLast && hasNews && !isNews
      isOver = page >= answer.lastPage || (kind === 'news' && isBehindNews)
      hasNews ||= isNews
      pageYield.note()
      const names = answer.mailboxes.map(({ id, email }) => `${id} ${email}`)
      isEndless = !pages.takes(names) || pageYield.pages > targets.length
      page += 1
      return onPage
    },
    foundOf: name => found.get(name) ?? [],
    drop(domains) {
      for (const { id } of domains) open.delete(id)
    },
  }
}

function byDomain(mailboxes: readonly MailinMailbox[]): MailboxesByDomain {
  const domains = new Map<string, MailinMailbox[]>()
  for (const mailbox of mailboxes) {
    const name = mailbox.email.slice(mailbox.email.indexOf('@') + 1)
    const known = domains.get(name)
    if (known === undefined) domains.set(name, [mailbox])
    else known.push(mailbox)
  }
  return domains
}
