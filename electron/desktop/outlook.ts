import { isOpen } from '../../db/core/database.ts'
import { countInProgress } from '../../db/dashboard/dashboard.ts'
import { ordersNeedingPerson, readStands } from '../../db/orders/order-news.ts'
import { notificationsAfter } from '../../db/records/notifications.ts'
import { latestIds } from '../../db/records/records.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import { countAttention } from '../attention/count-attention.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type News, openNewsroom } from './news.ts'
import { openRecordNews } from './record-news.ts'

/** So many new notifications are read at once at most; of more, the rest is told next. */
const mostRecords = 500

export type Counts = {
  readonly inProgress: number
  readonly attention: number
  readonly isPaused: boolean
}

export type NewsOptions = {
  /** Runs `run` after `ms` milliseconds; returns a function that cancels it. */
  readonly after: (ms: number, run: () => void) => () => void
  /** `isWanted`: its kind is to be told by the system's notifications. */
  readonly tell: (news: News, isWanted: boolean) => void
}

/** News from now on. */
export type NewsFeed = {
  heard(event: EventName, data: Events[EventName]): void
  stop(): void
}

/** What tray, badge and notifications tell of: the own database, or a server that was joined. */
export type Outlook = {
  /** Reads the counts, at once or later; where they cannot be read, `show` is not called. */
  count(show: (counts: Counts) => void): void
  checkNow(): void
  pause(isPaused: boolean): void
  /** null: there is no news to be had. */
  openNews(options: NewsOptions): NewsFeed | null
}

/** The database is closed while a backup is being restored; then there is nothing to tell. */
export function ownOutlook(workspace: () => Workspace): Outlook {
  const whileOpen = (run: () => void) => {
    if (isOpen(workspace().db)) run()
  }
  return {
    count: show =>
      whileOpen(() => {
        const { db, engine } = workspace()
        show({
          attention: countAttention(workspace()).total,
          inProgress: countInProgress(db.reader),
          isPaused: engine.status().paused,
        })
      }),
    checkNow: () => whileOpen(() => workspace().checkNow()),
    pause: isPaused => whileOpen(() => workspace().pause(isPaused)),
    openNews({ after, tell }) {
      if (!isOpen(workspace().db)) return null
      const tx = workspace().db.reader
      const telling = {
        after: (ms: number, run: () => void) => after(ms, () => whileOpen(run)),
        tell: (news: News) =>
          tell(news, workspace().settings.read().notifyOnDesktop[news.kind]),
      }
      const orders = openNewsroom({
        ...telling,
        needing: ordersNeedingPerson(tx),
        since: systemClock.now(),
        read: ids => readStands(tx, ids),
      })
      const records = openRecordNews({
        ...telling,
        since: latestIds(tx).notification,
        read: id => notificationsAfter(tx, id, mostRecords),
      })
      return {
        heard(event, data) {
          if (event === 'order:changed' && 'id' in data && typeof data.id === 'number')
            orders.heard(data.id)
          if (event === 'order:changed' || event === 'notification:new') records.heard()
        },
        stop() {
          orders.stop()
          records.stop()
        },
      }
    },
  }
}
