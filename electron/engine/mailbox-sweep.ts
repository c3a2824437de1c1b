import type { DomainWork } from '../../db/engine/work.ts'
import { type MailboxPage, type MailinMailbox, rowsPerPage } from '../providers/mailin-port.ts'
import { watchStalePages } from '../providers/stale-pages.ts'
import { namesNewestLast } from './newest-end.ts'
import { createPageYield, type PageYield } from './page-yield.ts'

/**
 * `whole`: from the first page to the last, so that what is not named is not there. `news`: only
 * the end of the list where new mailboxes are.
 */
export type SweepKind = 'whole' | 'news'

/** What is known of the account's mailbox list; it may be out of date. */
export type ListShape = {
  readonly pages: number
  readonly isNewestLast: boolean
  /** The page that was the last one when new mailboxes were read last. */
  readonly newsAt: number
}

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
  /** The list as of the last answer. */
  readonly shape: ListShape
  /** Takes the answer for `page` and turns to the next. Returns its mailboxes by domain. */
  read(page: MailboxPage): MailboxesByDomain
  /** The mailboxes of a target on all pages read so far. */
  foundOf(name: string): readonly MailinMailbox[]
  /** These targets need no further page. */
  drop(domains: readonly Pick<DomainWork, 'id'>[]): void
}

/** `rows`: how many new mailboxes a sweep for news looks for at most. */
export function startMailboxSweep(
  kind: SweepKind,
  targets: readonly DomainWork[],
  known: ListShape,
  rows = 0,
): MailboxSweep {
  const found = new Map<string, MailinMailbox[]>(targets.map(({ name }) => [name, []]))
  const open = new Set(targets.map(({ id }) => id))
  const pageYield = createPageYield()
  const stale = watchStalePages()
  const turn = kind === 'whole' ? turnAll() : turnNews(known, rows)
  let shape = known
  let isEndless = false
  let page: number | null = turn.first
  return {
    kind,
    targets,
    pageYield,
    get isEndless() {
      return isEndless
    },
    get page() {
      return page ?? shape.pages
    },
    get isOver() {
      return page === null || open.size === 0
    },
    get shape() {
      return shape
    },
    read(answer) {
      const onPage = byDomain(answer.mailboxes)
      for (const [name, mailboxes] of onPage) found.get(name)?.push(...mailboxes)
      const isNewestLast = namesNewestLast(answer.mailboxes.map(({ id }) => id))
      shape = {
        pages: answer.lastPage,
        isNewestLast: isNewestLast ?? shape.isNewestLast,
        newsAt: pageYield.pages === 0 ? answer.lastPage : shape.newsAt,
      }
      const isNews = [...onPage.keys()].some(name => found.has(name))
      pageYield.note()
      const names = answer.mailboxes.map(({ id, email }) => `${id} ${email}`)
      isEndless = kind === 'whole' && (!stale.takes(names) || pageYield.pages > targets.length)
      page = turn.after(shape, isNews)
      return onPage
    },
    foundOf: name => found.get(name) ?? [],
    drop(domains) {
      for (const { id } of domains) open.delete(id)
    },
  }
}

/** Which page is read after which. */
type Turning = {
  readonly first: number
  /** null: the page that was read last was the last one. */
  after(shape: ListShape, isNews: boolean): number | null
}

function turnAll(): Turning {
  let page = 1
  return {
    first: page,
    after({ pages }) {
      page += 1
      return page <= pages ? page : null
    },
  }
}

/**
 * From where news was to the end, or as many pages before the end as the new mailboxes fill; in a
 * list that names the newest first, from its beginning until behind the news.
 */
function turnNews(known: ListShape, rows: number): Turning {
  const full = Math.ceil(rows / rowsPerPage)
  const startOf = ({ pages, newsAt }: ListShape) => Math.max(1, newsAt, pages - full)
  const first = known.isNewestLast ? startOf(known) : 1
  let page = first
  let hasNews = false
  return {
    first,
    after(shape, isNews) {
      const isBehindNews = !shape.isNewestLast && hasNews && !isNews
      hasNews ||= isNews
      // the list may be longer than it was known to be
      const start = shape.isNewestLast ? shape.pages - full : 0
      page = Math.max(page + 1, start)
      return page <= shape.pages && !isBehindNews ? page : null
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
