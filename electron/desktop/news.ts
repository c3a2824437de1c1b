import type { OrderKind } from '../../shared/records/notification.ts'
import {
  countedWords,
  notificationWords,
  type ToldOrder,
} from '../../shared/records/notification-words.ts'
import { isolated } from '../../shared/text/isolated.ts'

/** An order as news tells of it. */
export type NewsOrder = ToldOrder & { readonly customerName: string }

/** What of an order may be news. */
export type Stand = NewsOrder & {
  readonly isCompleted: boolean
  readonly completedAt: number | null
  readonly needsPerson: boolean
}

export type OrderNews = {
  readonly kind: OrderKind
  readonly orders: readonly NewsOrder[]
}

/** How many domains expire soon, in a sentence. */
export type ExpiryNews = { readonly kind: 'domains-expire'; readonly sentence: string }

export type News = OrderNews | ExpiryNews

/** Milliseconds for which changes are gathered into one notification. */
export const gatherMs = 3000

export type NewsOptions = {
  /** Ids of orders that need a person already, which is no news. */
  readonly needing: readonly number[]
  /** Milliseconds since 1970; orders completed earlier are no news. */
  readonly since: number
  readonly read: (ids: readonly number[]) => readonly Stand[]
  /** Runs `run` after `ms` milliseconds; returns a function that cancels it. */
  readonly after: (ms: number, run: () => void) => () => void
  readonly tell: (news: OrderNews) => void
}

export type Newsroom = {
  /** To be called when something about an order changed. */
  heard(id: number): void
  stop(): void
}

/** Tells of orders that were completed or began to need a person, several at once as one. */
export function openNewsroom({ needing, since, read, after, tell }: NewsOptions): Newsroom {
  const known = new Set(needing)
  const told = new Set<number>()
  const changed = new Set<number>()
  let undo: (() => void) | null = null

  function gather(): void {
    undo = null
    const stands = read([...changed])
    changed.clear()
    const completed = stands.filter(
      ({ id, isCompleted, completedAt }) =>
        isCompleted && (completedAt ?? 0) >= since && !told.has(id),
    )
    const attention = stands.filter(({ id, needsPerson }) => needsPerson && !known.has(id))
    for (const { id, isCompleted, needsPerson } of stands) {
      if (isCompleted) told.add(id)
      else told.delete(id)
      if (needsPerson) known.add(id)
      else known.delete(id)
    }
    for (const [kind, orders] of [
      ['needs-attention', attention],
      ['order-completed', completed],
    ] as const)
      if (orders.length > 0) tell({ kind, orders })
  }

  return {
    heard(id) {
      changed.add(id)
      undo ??= after(gatherMs, gather)
    },
    stop() {
      undo?.()
      undo = null
    },
  }
}

type NewsWords = { readonly title: string; readonly body: string; readonly address: string }

/** The list that has several orders of one kind. */
const listOf = (kind: OrderKind) => (kind === 'needs-attention' ? '/attention' : '/orders')

/** A notification's words while the app is locked: how many orders, but not whose. */
export const lockedNewsWords = (news: News): NewsWords => ({
  ...(news.kind === 'domains-expire'
    ? { title: news.sentence, address: renewalsAddress }
    : { title: countedWords(news.kind, news.orders.length), address: listOf(news.kind) }),
  body: 'Open Boxwright to see more.',
})

const renewalsAddress = '/renewals'

/** A notification's words, and the address that a press on it opens. */
export function newsWords(news: News): NewsWords {
  if (news.kind === 'domains-expire')
    return { title: news.sentence, body: '', address: renewalsAddress }
  const { kind, orders } = news
  const [first, ...others] = orders
  if (first !== undefined && others.length === 0) {
    const { sentence, figure = '' } = notificationWords(kind, first)
    return { title: sentence, body: figure, address: `/orders/${first.id}` }
  }
  const names = [...new Set(orders.map(order => isolated(order.customerName)))]
  return {
    title: countedWords(kind, orders.length),
    body: names.slice(0, 3).join(', ') + (names.length > 3 ? ' and others' : ''),
    address: listOf(kind),
  }
}
