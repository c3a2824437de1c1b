import { and, desc, eq, gt, inArray, isNotNull, max } from 'drizzle-orm'
import { editActions } from '../../shared/orders/edits.ts'
import type { Reader } from '../core/database.ts'
import { activityLogs } from '../schema/schema.ts'

const isEditOf = (orderId: number) =>
  and(
    eq(activityLogs.subjectType, 'order'),
    eq(activityLogs.subjectId, orderId),
    isNotNull(activityLogs.byId),
    inArray(activityLogs.action, [...editActions]),
  )

/** The version of an order: it rises with each change by a staff member of a server; 0 before. */
export function versionOf(tx: Reader, orderId: number): number {
  const latest = tx
    .select({ id: max(activityLogs.id) })
    .from(activityLogs)
    .where(isEditOf(orderId))
  return latest.get()?.id ?? 0
}

/** The changes of an order after a version, the latest first. */
export function editsAfter(tx: Reader, orderId: number, version: number, limit: number) {
  return tx
    .select({
      byId: activityLogs.byId,
      byName: activityLogs.byName,
      description: activityLogs.description,
      at: activityLogs.createdAt,
    })
    .from(activityLogs)
    .where(and(isEditOf(orderId), gt(activityLogs.id, version)))
    .orderBy(desc(activityLogs.id))
    .limit(limit)
    .all()
}
