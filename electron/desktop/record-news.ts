import { kindOf, type OrderKind } from '../../shared/records/notification.ts'
import { type ExpiryNews, gatherMs, type News, type NewsOrder } from './news.ts'

/** A stored notification, as far as news tells of it. */
export type NewRecord = {
  readonly id: number
  readonly orderId: number | null
  readonly type: string
  readonly title: string
  readonly message: string
  readonly customerName: string | null
  readonly mailboxCount: number | null
}

/**
 * News of notifications that were stored since: one for each kind, in which an order stands once.
 * Without completed orders, which the newsroom tells by their status.
 */
export function newsOfRecords(records: readonly NewRecord[]): readonly News[] {
  const expiry: ExpiryNews[] = []
  const kinds = new Map<OrderKind, Map<number, NewsOrder>>()
  for (const record of records) {
    const { orderId, customerName, mailboxCount } = record
    const kind = kindOf(record)
    if (kind === 'domains-expire') {
      expiry.push({ kind, sentence: record.message })
      continue
    }
    if (kind === undefined || kind === 'order-completed' || orderId === null) continue
    const orders = kinds.get(kind) ?? new Map<number, NewsOrder>()
    const before = orders.get(orderId)
    orders.set(orderId, {
      id: orderId,
      customerName: customerName ?? '',
      eventCount: (before?.eventCount ?? 0) + 1,
      mailboxCount: (before?.mailboxCount ?? 0) + (mailboxCount ?? 0),
    })
    kinds.set(kind, orders)
  }
  return [
    ...[...kinds].map(([kind, orders]) => ({ kind, orders: [...orders.values()] })),
    // one a day; of several days the last one says the newest
    ...expiry.slice(-1),
  ]
}

export type RecordNewsOptions = {
  /** The newest notification that is no news. */
  readonly since: number
  readonly read: (afterId: number) => readonly NewRecord[]
  /** Runs `run` after `ms` milliseconds; returns a function that cancels it. */
  readonly after: (ms: number, run: () => void) => () => void
  readonly tell: (news: News) => void
}

export type RecordNews = {
  /** To be called when notifications may have been stored. */
  heard(): void
  stop(): void
}

/** Tells of notifications as they are stored, those of some seconds as one of each kind. */
export function openRecordNews({ since, read, after, tell }: RecordNewsOptions): RecordNews {
  let last = since
  let undo: (() => void) | null = null

  function gather(): void {
    undo = null
    const records = read(last)
    last = records.at(-1)?.id ?? last
    for (const news of newsOfRecords(records)) tell(news)
  }

  return {
    heard() {
      undo ??= after(gatherMs, gather)
    },
    stop() {
      undo?.()
      undo = null
    },
  }
}
