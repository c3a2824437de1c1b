import type { DomainWork } from '../../db/engine/work.ts'
import type { MailboxPage, MailinMailbox } from '../providers/mailin-port.ts'
import { watchStalePages } from '../providers/stale-pages.ts'
import { createPageYield, type PageYield } from './page-yield.ts'

/** Up to this many domains are listed one by one. */
const fewDomains = 5
/** Up to this many jobs of one order are polled one by one. */
export const fewJobs = 1
/**
 * While other work waits, a page pays off for so many jobs: three times the ten full batches that
 * fill it.
 */
const jobsPerPage = 30
/** Due jobs wait at most this long for the list to pay off. */
const longestDueMs = 5 * 60_000

/**
 * `whole`: from the first page to the last, so that what is not named is not there. `news`: only
 * the end of the list where new mailboxes are.
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
  /** The list goes round in circles, or takes more pages than there are domains to list. */
  readonly isEndless: boolean
  readonly targets: readonly DomainWork[]
  readonly pageYield: PageYield
  /** The page at which the next sweep for news begins. */
  readonly newsAt: number
  /** Takes the answer for `page` and turns to the next. Returns its mailboxes by domain. */
  read(page: MailboxPage): MailboxesByDomain
  /** The mailboxes of a target on all pages read so far. */
  foundOf(name: string): readonly MailinMailbox[]
  /** These targets need no further page. */
  drop(domains: readonly Pick<DomainWork, 'id'>[]): void
}

/**
 * Whether the whole list is read instead of listing so many domains one by one; `pages`: how many
 * it had last time.
 */
export function isListCheaper(unread: number, pages: number): boolean {
  return unread > fewDomains && unread > pages
}

/**
 * Whether the list is read instead of polling these jobs; `pages`: those from the first with new
 * mailboxes to the end. While other work waits, it pays only when most of what is read is new.
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

/** `from`: the page at which a sweep for news begins. */
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
  /** The number of the last page, as of the first answer; null: before that. */
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
      // newer mailboxes have higher ids; at which end of the list they are is documented nowhere
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
