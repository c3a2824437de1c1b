import type { Writer } from '../../db/core/database.ts'
import { addNotification, type Notification } from '../../db/records/notifications.ts'
import { kindOf } from '../../shared/records/notification.ts'
import { readGroup } from '../settings/settings.ts'

/**
 * Tells staff, within the transaction that it is about. A kind that they switched off is stored
 * all the same, outside their list.
 */
export function notify(tx: Writer, notification: Notification, now: number): void {
  const kind = kindOf(notification)
  const isListed = kind === undefined || readGroup(tx, 'notifyInList')[kind]
  addNotification(tx, notification, isListed, now)
}
