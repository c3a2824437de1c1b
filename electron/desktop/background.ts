import { app, Notification } from 'electron'
import type { EventName, Events, NewsKind } from '../../shared/border/events.ts'
import type { NotificationKind } from '../../shared/records/notification.ts'
import type { AppLock } from '../lock/app-lock.ts'
import { systemClock } from '../scheduler/clock.ts'
import { lockedNewsWords, type News, newsWords } from './news.ts'
import type { Counts, NewsFeed, Outlook } from './outlook.ts'
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
  'everything:changed': true,
  'lock:changed': true,
}

/** What the window says to screen readers, by the kind of news. */
const newsKindOf: Readonly<Partial<Record<NotificationKind, NewsKind>>> = {
  'order-completed': 'completed',
  'needs-attention': 'attention',
}

export type BackgroundOptions = {
  /** Of the database or the server that the window shows now. */
  readonly outlook: () => Outlook
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
  /** To be called when the window shows another database or server. */
  follow(): void
  heard(event: EventName, data: Events[EventName]): void
  /** To be called when what `wants` returns has changed. */
  refresh(): void
  /** To be called when the app was locked or opened. */
  lockChanged(): void
  stop(): void
}

export function openBackground(options: BackgroundOptions): Background {
  const { outlook, emit, openAt, wants, lock } = options
  const notifications = openSystemNotifications()
  let news: NewsFeed | null = null
  let counts: Counts = { inProgress: 0, attention: 0, isPaused: false }
  let tray: TrayIcon | null = null
  let cancelCount: (() => void) | null = null
  let isOver = false
  // notifications of a run that was killed while it was not locked
  if (lock.isLocked()) notifications.closeAll()

  /** What it throws goes into the log alone. */
  function safely(run: () => void): void {
    try {
      run()
    } catch (error) {
      options.report(error)
    }
  }

  /** For a menu that was opened before the app was locked: it then only shows the window. */
  const unlessLocked = (run: () => void) => (lock.isLocked() ? openAt() : run())

  const acts: TrayActs = {
    open: address => unlessLocked(() => openAt(address)),
    check: () => unlessLocked(() => safely(() => outlook().checkNow())),
    pause: isPaused => unlessLocked(() => safely(() => outlook().pause(isPaused))),
    lock: () => lock.lockSoon(),
    quit: () => app.quit(),
  }

  function tell(news: News, isWanted: boolean): void {
    const kind = newsKindOf[news.kind]
    if (kind !== undefined && 'orders' in news)
      emit('orders:news', { kind, ids: news.orders.map(({ id }) => id) })
    if (!isWanted || options.isWatched() || !wants().notify || !Notification.isSupported())
      return
    const { address, ...words } = lock.isLocked() ? lockedNewsWords(news) : newsWords(news)
    notifications.show(words, () => acts.open(address))
  }

  function draw(): void {
    app.setBadgeCount(counts.attention)
    tray?.show({
      ...counts,
      lock: lock.isLocked() ? 'locked' : lock.canLock() ? 'open' : 'off',
    })
  }

  function count(): void {
    const from = outlook()
    from.count(read => {
      // of another database meanwhile
      if (isOver || from !== outlook()) return
      counts = read
      draw()
    })
  }

  const after = (ms: number, run: () => void) => systemClock.after(ms, () => safely(run))

  function stopNews(): void {
    news?.stop()
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
        news = outlook().openNews({ after, tell })
      })
      refresh()
    },
    heard(event, data) {
      news?.heard(event, data)
      if (isCounted[event]) countSoon()
    },
    refresh,
    lockChanged() {
      if (lock.isLocked()) notifications.closeAll()
      draw()
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
