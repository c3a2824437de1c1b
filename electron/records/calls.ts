import { signerOf, write } from '../../db/core/database.ts'
import { listActivity } from '../../db/records/activity-list.ts'
import { listNotifications, markNotificationsRead } from '../../db/records/notifications.ts'
import { listExchanges } from '../../db/records/records.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { readTimeRange } from '../../shared/border/time-range.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { nextId, pageAfter, pageWindow } from '../border/page-window.ts'
import { refusal } from '../border/refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import { viewActivity, viewExchange, viewNotification } from './view-records.ts'

export function recordCalls(context: CallContext) {
  const db = () => context.workspace().db

  return {
    'notifications.list'({ unread, after, ...paged }) {
      const { rows, total } = listNotifications(db().reader, {
        unread,
        staffId: signerOf(db())?.id,
        ...pageAfter(paged, after),
      })
      return ok({ rows: rows.map(viewNotification), total, ...nextId(rows, paged) })
    },
    'notifications.markRead'({ ids }) {
      write(db(), tx => markNotificationsRead(tx, ids, systemClock.now()))
      return ok(null)
    },
    'practice.inbox'(paged) {
      const { inbox } = context.workspace().mail
      if (inbox === null)
        return fail(refusal('not_applicable', 'Letters of live mode go to real mailboxes.'))
      return ok(inbox.list(paged))
    },
    'log.list': async query => ok(await context.workspace().readLog(query)),
    'exchanges.list'({ orderId, ...paged }) {
      const { rows, total } = listExchanges(db().reader, { orderId, ...pageWindow(paged) })
      return ok({ rows: rows.map(viewExchange), total })
    },
    'activity.list'({ orderId, kind, search, from, to, after, ...paged }) {
      const filter = { orderId, kind, search, range: readTimeRange({ from, to }) }
      const { rows, total } = listActivity(db().reader, {
        ...filter,
        ...pageAfter(paged, after),
      })
      return ok({ rows: rows.map(viewActivity), total, ...nextId(rows, paged) })
    },
  } satisfies Partial<Handlers>
}
