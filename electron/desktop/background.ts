import { app, Notification } from 'electron'
import { isOpen, type Reader } from '../../db/core/database.ts'
import { countInProgress } from '../../db/dashboard/dashboard.ts'
import { ordersNeedingPerson, readStands } from '../../db/orders/order-news.ts'
import { notificationsAfter } from '../../db/records/notifications.ts'
import { latestIds } from '../../db/records/records.ts'
import type { EventName, Events, NewsKind } from '../../shared/border/events.ts'
import type { NotificationKind } from '../../shared/records/notification.ts'
import { countAttention } from '../attention/count-attention.ts'
import type { AppLock } from '../lock/app-lock.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Workspace } from '../workspace/workspace.ts'
import {
  lockedNewsWords,
  type News,
  type NewsOptions,
  newsWords,
  openNewsroom,
} from './news.ts'
import { openRecordNews } from './record-news.ts'
import { openSystemNotifications } from './system-notifications.ts'
import { openTray, type TrayActs, type TrayIcon } from './tray.ts'

/** Milliseconds between two readings of the counts, at least. */
const countEveryMs = 1000

/** The events that may change what tray and badge show. */
const isCounted: Readonly<Partial<Record<EventName, true>>> = {
  'order:changed': true,
  'engine:changed': true,
  'letter:changed': true,
  'data:changed': true,
  'lock:changed': true,
}

/** What the window says to screen readers, by the kind of news. */
const newsKindOf: Readonly<Partial<Record<NotificationKind, NewsKind>>> = {
  'order-completed': 'completed',
  'needs-attention': 'attention',
}

/** So many new notifications are read at once at most; of more, the rest is told next. */
const mostRecords = 500

export type BackgroundOptions = {
  readonly workspace: () => Workspace
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly iconFolder: string
  /** Brings the window to the front, at an address if there is one. */
  readonly openAt: (address?: string) => void
  readonly report: (error: unknown) => void
  /** Whether staff have the window before them and see what changes. */
  readonly isWatched: () => boolean
  readonly wants: () => { readonly keepInTray: boolean; readonly notify: boolean }
  readonly lock: Pick<AppLock, 'isLocked' | 'canLock' | 'lockSoon'>
}

/** What shows the app beside its window: tray, badge and the system's notifications. */
export type Background = {
  /** To be called when another workspace has become the current one. */
  follow(): void
  heard(event: EventName, data: Events[EventName]): void
  /** To be called when what `wants` returns has changed. */
  refresh(): void
  /** To be called when the app was locked or opened. */
  lockChanged(): void
  stop(): void
}

export function openBackground(options: BackgroundOptions): Background {
  const { workspace, emit, openAt, wants, lock } = options
  const notifications = openSystemNotifications()
  let news: ReturnType<typeof openNews> | null = null
  let tray: TrayIcon | null = null
  let cancelCount: (() => void) | null = null
  let isOver = false
  // notifications of a run that was killed while it was not locked
  if (lock.isLocked()) notifications.closeAll()

  /** Runs it while the database is open; what it throws goes into the log alone. */
  function safely(run: () => void): void {
    try {
      // the database is closed while a backup is being restored
      if (isOpen(workspace().db)) run()
    } catch (error) {
      options.report(error)
    }
  }

  /** For a menu that was opened before the app was locked: it then only shows the window. */
  const unlessLocked = (run: () => void) => (lock.isLocked() ? openAt() : run())

  const acts: TrayActs = {
    open: address => unlessLocked(() => openAt(address)),
    check: () => unlessLocked(() => safely(() => workspace().checkNow())),
    pause: isPaused => unlessLocked(() => safely(() => workspace().pause(isPaused))),
    lock: () => lock.lockSoon(),
    quit: () => app.quit(),
  }

  function tell(news: News): void {
    const kind = newsKindOf[news.kind]
    if (kind !== undefined && 'orders' in news)
      emit('orders:news', { kind, ids: news.orders.map(({ id }) => id) })
    if (options.isWatched() || !wants().notify || !Notification.isSupported()) return
    if (!workspace().settings.read().notifyOnDesktop[news.kind]) return
    const { address, ...words } = lock.isLocked() ? lockedNewsWords(news) : newsWords(news)
    notifications.show(words, () => acts.open(address))
  }

  function count(): void {
    const { db, engine } = workspace()
    const { total: attention } = countAttention(workspace())
    app.setBadgeCount(attention)
    tray?.show({
      inProgress: countInProgress(db.reader),
      attention,
      isPaused: engine.status().paused,
      lock: lock.isLocked() ? 'locked' : lock.canLock() ? 'open' : 'off',
    })
  }

  const after = (ms: number, run: () => void) => systemClock.after(ms, () => safely(run))

  function stopNews(): void {
    news?.orders.stop()
    news?.records.stop()
    news = null
  }

  function countSoon(): void {
    if (isOver) return
    cancelCount ??= systemClock.after(countEveryMs, () => {
      cancelCount = null
      safely(count)
    })
  }

  function refresh(): void {
    if (wants().keepInTray) tray ??= openTray(options.iconFolder, acts)
    else {
      tray?.close()
      tray = null
    }
    countSoon()
  }

  return {
    follow() {
      stopNews()
      safely(() => {
        news = openNews(workspace().db.reader, { after, tell })
      })
      refresh()
    },
    heard(event, data) {
      if (event === 'order:changed' && 'id' in data && typeof data.id === 'number')
        news?.orders.heard(data.id)
      if (event === 'order:changed' || event === 'notification:new') news?.records.heard()
      if (isCounted[event]) countSoon()
    },
    refresh,
    lockChanged() {
      if (lock.isLocked()) notifications.closeAll()
      safely(count)
    },
    stop() {
      // events of an engine that stops are not told
      stopNews()
      cancelCount?.()
      isOver = true
      tray?.close()
      tray = null
    },
  }
}

/** News of orders and of stored notifications, from now on. */
const openNews = (
  tx: Reader,
  telling: Pick<NewsOptions, 'after'> & { readonly tell: (news: News) => void },
) => ({
  orders: openNewsroom({
    ...telling,
    needing: ordersNeedingPerson(tx),
    since: systemClock.now(),
    read: ids => readStands(tx, ids),
  }),
  records: openRecordNews({
    ...telling,
    since: latestIds(tx).notification,
    read: id => notificationsAfter(tx, id, mostRecords),
  }),
})
