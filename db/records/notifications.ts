import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  sql,
} from 'drizzle-orm'
import { countersOf } from '../core/counters.ts'
import { type Reader, signatureOf, type Writer } from '../core/database.ts'
import { below, type Page } from '../core/page.ts'
import { listed } from '../core/search.ts'
import { customers, notificationReads, notifications } from '../schema/schema.ts'

export type Notification = {
  readonly customerId: number
  /** null: it is about no single order; then none folds into another. */
  readonly orderId: number | null
  readonly type:
    | 'order_created'
    | 'email_created'
    | 'order_status_change'
    | 'order_stalled'
    | 'domains_expire'
  readonly title: string
  readonly message: string
  readonly data?: Readonly<Record<string, unknown>>
  /** Mailboxes that it tells of. */
  readonly mailboxCount?: number
}

/**
 * Adds a notification; returns its id. One of its order and kind that is still unread folds into
 * it: that one stays as it is stored, and leaves the list. `isListed` false: staff do not want the
 * kind in their list.
 */
export function addNotification(
  tx: Writer,
  { mailboxCount, ...notification }: Notification,
  isListed: boolean,
  now: number,
): number {
  const before = isListed ? takeUnread(tx, notification) : undefined
  // each batch brings more mailboxes; a completed order has as many as it tells of
  const earlier = notification.type === 'email_created' ? (before?.mailboxCount ?? 0) : 0
  return tx
    .insert(notifications)
    .values({
      ...notification,
      data: JSON.stringify(notification.data ?? {}),
      isListed,
      eventCount: (before?.eventCount ?? 0) + 1,
      mailboxCount: mailboxCount === undefined ? null : mailboxCount + earlier,
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: notifications.id })
    .get().id
}

/** Takes the unread notification of an order and kind out of the list, and returns it. */
function takeUnread(
  tx: Writer,
  { orderId, type, title }: Pick<Notification, 'orderId' | 'type' | 'title'>,
) {
  if (orderId === null) return undefined
  const where = and(
    eq(notifications.orderId, orderId),
    eq(notifications.type, type),
    eq(notifications.title, title),
    // by the index of the order: thousands may be unread
    sql`+${notifications.isListed} = 1`,
    sql`+${notifications.readAt} is null`,
  )
  return tx.update(notifications).set({ isListed: false }).where(where).returning().get()
}

type NotificationPage = Page & {
  readonly unread?: boolean | undefined
  /** Who reads; absent: whoever sits at the database. */
  readonly staffId?: number | undefined
}

const columns = { ...getTableColumns(notifications), customerName: customers.name }

/** One page of notifications, the newest first; `unread: false` lists those that were read. */
export function listNotifications(tx: Reader, page: NotificationPage) {
  return page.staffId === undefined
    ? listForDesk(tx, page)
    : listForStaff(tx, { ...page, staffId: page.staffId })
}

/** As `listNotifications`; what a staff member has read is that member's own affair. */
function listForStaff(
  tx: Reader,
  { staffId, unread, limit, offset, after }: NotificationPage & { readonly staffId: number },
) {
  const own = and(
    eq(notificationReads.notificationId, notifications.id),
    eq(notificationReads.staffId, staffId),
  )
  const isWanted =
    unread === undefined
      ? undefined
      : (unread ? isNull : isNotNull)(notificationReads.notificationId)
  const rows = tx
    .select({ ...columns, readAt: notificationReads.readAt })
    .from(notifications)
    .leftJoin(customers, eq(customers.id, notifications.customerId))
    .leftJoin(notificationReads, own)
    .where(and(sql`+${notifications.isListed} = 1`, isWanted, below(notifications.id, after)))
    .orderBy(desc(notifications.id))
    .limit(limit)
    .offset(offset)
    .all()
  const counters = countersOf(tx, 'notifications')
  const listedCount = (counters.get('unread') ?? 0) + (counters.get('read') ?? 0)
  const read = tx
    .select({ n: count() })
    .from(notificationReads)
    .innerJoin(notifications, eq(notifications.id, notificationReads.notificationId))
    .where(and(eq(notificationReads.staffId, staffId), eq(notifications.isListed, true)))
    .get()
  const readCount = read?.n ?? 0
  return {
    rows,
    total: (unread === false ? 0 : listedCount - readCount) + (unread === true ? 0 : readCount),
  }
}

function listForDesk(tx: Reader, { unread, limit, offset, after }: NotificationPage) {
  const isListed = eq(notifications.isListed, true)
  const of =
    unread === undefined
      ? // all are walked by id, which no index of the flag would spare from being sorted
        sql`+${notifications.isListed} = 1`
      : and(isListed, (unread ? isNull : isNotNull)(notifications.readAt))
  const counters = countersOf(tx, 'notifications')
  const rows = tx
    .select(columns)
    .from(notifications)
    .leftJoin(customers, eq(customers.id, notifications.customerId))
    .where(and(of, below(notifications.id, after)))
    .orderBy(desc(notifications.id))
    .limit(limit)
    .offset(offset)
    .all()
  return {
    rows,
    total:
      (unread === false ? 0 : (counters.get('unread') ?? 0)) +
      (unread === true ? 0 : (counters.get('read') ?? 0)),
  }
}

/** Notifications after this id, listed or not, the oldest first. */
export function notificationsAfter(tx: Reader, id: number, limit: number) {
  return tx
    .select({
      id: notifications.id,
      orderId: notifications.orderId,
      type: notifications.type,
      title: notifications.title,
      message: notifications.message,
      customerName: customers.name,
      mailboxCount: sql<
        number | null
      >`iif(${notifications.type} = 'email_created', ${notifications.data} ->> 'email_count', ${notifications.mailboxCount})`,
    })
    .from(notifications)
    .leftJoin(customers, eq(customers.id, notifications.customerId))
    .where(gt(notifications.id, id))
    .orderBy(asc(notifications.id))
    .limit(limit)
    .all()
}

/** Marks as read, for the staff member who signs, or for whoever sits at the database. */
export function markNotificationsRead(tx: Writer, ids: readonly number[], now: number): void {
  if (ids.length === 0) return
  const by = signatureOf(tx)
  if (by !== null) {
    tx.run(
      sql`insert or ignore into ${notificationReads} (staff_id, notification_id, read_at)
        select ${by.id}, id, ${now} from ${notifications} where id in ${listed(ids)}`,
    )
    return
  }
  tx.update(notifications)
    .set({ readAt: now, updatedAt: now })
    .where(and(inArray(notifications.id, [...ids]), isNull(notifications.readAt)))
    .run()
}
