import { z } from 'zod'
import { id, ids, paging, search } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import { afterId } from '../border/cursor.ts'
import type { Page } from '../border/paging.ts'
import { rising, timeRange } from '../border/time-range.ts'
import { activityKinds } from './activity.ts'
import {
  type ActivityRow,
  type ExchangeRow,
  type LogRow,
  logLevels,
  type NotificationRow,
} from './records.ts'

/** Which rows a list of notifications, of activity, of the log shows. */
export const notificationFilter = { unread: z.boolean().optional() }
export const activityFilter = {
  orderId: id.optional(),
  kind: z.enum(activityKinds).optional(),
  /** The number of an order, or a domain: finds what is about it, and about its order as a whole. */
  search,
  ...timeRange,
}
export const logFilter = { search, level: z.enum(logLevels).optional() }

export const recordCalls = {
  'notifications.list': reads({
    args: z.strictObject({ ...notificationFilter, ...paging, after: afterId }),
    answer: answer<Page<NotificationRow>>(),
  }),
  'notifications.markRead': acts({
    args: z.strictObject({ ids }),
    answer: answer<null>(),
    stale: ['notifications.list'],
  }),
  /** One page of an order's exchanges with providers, the newest first. */
  'exchanges.list': reads({
    args: z.strictObject({ orderId: id, ...paging }),
    answer: answer<Page<ExchangeRow>>(),
  }),
  'activity.list': reads({
    args: rising(z.strictObject({ ...activityFilter, ...paging, after: afterId })),
    answer: answer<Page<ActivityRow>>(),
  }),
  'log.list': reads({
    args: z.strictObject({ ...logFilter, ...paging }),
    answer: answer<Page<LogRow>>(),
  }),
}
