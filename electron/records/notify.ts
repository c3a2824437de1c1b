import type { Writer } from '../../db/core/database.ts'
import { addNotification, type Notification } from '../../db/records/notifications.ts'
import { kindOf } from '../../shared/records/notification.ts'
import { readGroup } from '../settings/settings.ts'

/**
 * Tells staff, within the transaction that it is about. A kind that they switched off is stored
 * all the same, outside their list. Returns its id.
 */
export function notify(tx: Writer, notification: Notification, now: number): number {
  const kind = kindOf(notification)
  const isListed = kind === undefined || readGroup(tx, 'notifyInList')[kind]
  return addNotification(tx, notification, isListed, now)
}
