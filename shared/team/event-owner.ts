import type { EventName } from '../border/events.ts'

/** Whether an event is told by the owner of the database, or by the desk about itself. */
export type EventOwner = 'server' | 'desk'

/** A client takes none from a server but the server's; one without an entry does not compile. */
export const eventOwners: Readonly<Record<EventName, EventOwner>> = {
  'order:changed': 'server',
  'engine:changed': 'server',
  'notification:new': 'server',
  'letter:changed': 'server',
  'logins:changed': 'server',
  'renewals:changed': 'server',
  'data:changed': 'server',
  'backups:changed': 'server',
  'everything:changed': 'server',
  'staff:changed': 'server',
  'presence:changed': 'server',
  'team:changed': 'desk',
  'command:run': 'desk',
  'page:open': 'desk',
  'orders:news': 'desk',
  'lock:wanted': 'desk',
  'lock:changed': 'desk',
}
