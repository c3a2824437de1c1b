import { write } from '../../db/database.ts'
import {
  listActivity,
  listLetters,
  listNotifications,
  markNotificationsRead,
} from '../../db/queries/records.ts'
import { ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { viewActivity, viewLetter, viewNotification } from '../orders/view-records.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Handlers } from './serve.ts'

type Paged = { readonly page: number; readonly pageSize: number }
const window = ({ page, pageSize }: Paged) => ({
  limit: pageSize,
  offset: (page - 1) * pageSize,
})

export function recordCalls(
  desk: Desk,
): Pick<
  Handlers,
  'notifications.list' | 'notifications.markRead' | 'letters.list' | 'activity.list'
> {
  const db = () => desk.workspace().db
  return {
    'notifications.list'({ unread, ...paged }) {
      const { rows, total } = listNotifications(db().orm, { unread, ...window(paged) })
      return ok({ rows: rows.map(viewNotification), total })
    },
    'notifications.markRead'({ ids }) {
      write(db(), tx => markNotificationsRead(tx, ids, systemClock.now()))
      return ok(null)
    },
    'letters.list'({ orderId, ...paged }) {
      const { rows, total } = listLetters(db().orm, { orderId, ...window(paged) })
      return ok({ rows: rows.map(viewLetter), total })
    },
    'activity.list'({ orderId, ...paged }) {
      const { rows, total } = listActivity(db().orm, { orderId, ...window(paged) })
      return ok({ rows: rows.map(viewActivity), total })
    },
  }
}
