import type { Answers, CallArgs, ReadingCall } from '../../../shared/border/calls.ts'
import type { EventName } from '../../../shared/border/events.ts'
import { kindOf } from '../../../shared/records/notification.ts'
import type { NotificationRow } from '../../../shared/records/records.ts'
import { gatherMs, type News, type NewsOrder } from '../../desktop/news.ts'
import type { Counts, NewsFeed, NewsOptions, Outlook } from '../../desktop/outlook.ts'
import { newsOfRecords } from '../../desktop/record-news.ts'
import type { Clock } from '../../scheduler/clock.ts'
import type { Link } from './link.ts'

/** Milliseconds between two readings of the counts, at least: many desks ask one server. */
const countEveryMs = 5000
/** Of so many new notifications at most is news. */
const mostRecords = 100
/** With more domains that need a person, those that are new are not told apart. */
const mostAttention = 500

type Read = <Name extends ReadingCall>(
  name: Name,
  args: CallArgs<Name>,
) => Promise<Answers[Name] | null>

/** What tray, badge and notifications tell of a server, by its calls. */
export function linkOutlook(link: Pick<Link, 'call'>, clock: Clock): Outlook {
  /** null: it cannot be read now. */
  const read: Read = async (name, args) => {
    const answer = await link.call(name, args)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of this very call
    return answer.ok ? (answer.value as Answers[typeof name]) : null
  }
  let lastAt = -Infinity
  let isAsked = false
  async function count(show: (counts: Counts) => void): Promise<void> {
    isAsked = false
    lastAt = clock.now()
    const counts = await readCounts(read)
    if (counts !== null) show(counts)
  }
  return {
    count(show) {
      if (isAsked) return
      isAsked = true
      clock.after(lastAt + countEveryMs - clock.now(), () => void count(show))
    },
    checkNow: () => void link.call('engine.checkNow', {}),
    pause: isPaused => void link.call(isPaused ? 'engine.pause' : 'engine.resume', {}),
    openNews: options => openLinkNews(read, options),
  }
}

async function readCounts(read: Read): Promise<Counts | null> {
  const [attention, orders, engine] = await Promise.all([
    read('attention.count', {}),
    read('orders.list', { status: 'in-progress', page: 1, pageSize: 1 }),
    read('engine.status', {}),
  ])
  if (attention === null || orders === null || engine === null) return null
  return {
    attention: attention.total,
    inProgress: orders.counts['in-progress'],
    isPaused: engine.paused,
  }
}

/** What is known already, and so no news. */
type Known = { readonly record: number; readonly needing: ReadonlySet<number> }

/** Events after which there may be news; what came while the server was away is told, too. */
const tellsNews: Readonly<Partial<Record<EventName, true>>> = {
  'order:changed': true,
  'notification:new': true,
  'everything:changed': true,
}

function openLinkNews(read: Read, { after, tell }: NewsOptions): NewsFeed {
  let known: Known | null = null
  let undo: (() => void) | null = null
  let isOver = false

  async function gather(): Promise<void> {
    undo = null
    const [records, attention] = await Promise.all([
      read('notifications.list', { page: 1, pageSize: mostRecords }),
      read('attention.list', { page: 1, pageSize: mostAttention }),
    ])
    if (isOver || records === null || attention === null) return
    const before = known
    const needing = needingOf(attention.rows)
    known = { record: records.rows[0]?.id ?? 0, needing: new Set(needing.keys()) }
    // what the server had before this desk listened is no news
    if (before === null) return
    const news = [
      ...newsOfRows(records.rows.filter(({ id }) => id > before.record)),
      ...(attention.total > mostAttention ? [] : newNeeding(needing, before)),
    ]
    if (news.length === 0) return
    const wanted = (await read('settings.get', {}))?.notifyOnDesktop
    for (const one of news) tell(one, wanted?.[one.kind] ?? false)
  }

  undo = after(0, () => void gather())
  return {
    heard(event) {
      if (tellsNews[event] === true) undo ??= after(gatherMs, () => void gather())
    },
    stop() {
      isOver = true
      undo?.()
    },
  }
}

/** Orders that need a person, with how many domains. */
function needingOf(rows: Answers['attention.list']['rows']): ReadonlyMap<number, NewsOrder> {
  const orders = new Map<number, NewsOrder>()
  for (const { orderId: id, customerName } of rows) {
    const domainCount = (orders.get(id)?.domainCount ?? 0) + 1
    orders.set(id, { id, customerName, domainCount })
  }
  return orders
}

function newNeeding(needing: ReadonlyMap<number, NewsOrder>, before: Known): readonly News[] {
  const orders = [...needing.values()].filter(({ id }) => !before.needing.has(id))
  return orders.length === 0 ? [] : [{ kind: 'needs-attention', orders }]
}

/** News of rows of the list, in which completed orders stand, too. */
function newsOfRows(rows: readonly NotificationRow[]): readonly News[] {
  const records = rows.toReversed().map(row => ({
    ...row,
    orderId: row.orderId ?? null,
    customerName: row.customerName ?? null,
    mailboxCount: row.mailboxCount ?? null,
  }))
  const completed = new Map(
    records.flatMap(record => {
      const { orderId, customerName, mailboxCount } = record
      if (orderId === null || kindOf(record) !== 'order-completed') return []
      return [[orderId, { id: orderId, customerName: customerName ?? '', mailboxCount }]]
    }),
  )
  const orders = [...completed.values()]
  return [
    ...newsOfRecords(records),
    ...(orders.length === 0 ? [] : [{ kind: 'order-completed' as const, orders }]),
  ]
}
