import type { CommandId } from '../desktop/commands.ts'
import { type Answer, answer } from './call.ts'
import { ofLetters, ofOrders, ofRenewals } from './stale.ts'

export type NewsKind = 'completed' | 'attention'

type Nothing = Record<string, never>

/**
 * Events that the main process sends to the window: what comes with each, and which reading calls
 * the window asks again after it. While the window is locked it hears only those that are
 * `isToldLocked`: the others would name what it may not show.
 */
export const events = {
  'order:changed': {
    data: answer<{ readonly id: number }>(),
    // a change of an order may withdraw letters about it
    stale: [
      ...ofOrders,
      ...ofLetters,
      'customers.list',
      'customers.keys',
      'engine.status',
      'cancellations.unfinished',
    ],
  },
  'engine:changed': {
    data: answer<Nothing>(),
    stale: ['engine.status', 'attention.count', 'renewals.status'],
  },
  'notification:new': {
    data: answer<{ readonly id: number }>(),
    stale: ['notifications.list'],
  },
  'letter:changed': { data: answer<{ readonly id: number }>(), stale: ofLetters },
  /** Logins were checked, or are to be. */
  'logins:changed': {
    data: answer<Nothing>(),
    stale: [
      'mailboxes.list',
      'mailboxes.logins',
      'mailboxes.countLogins',
      'orders.get',
      'letters.behindLogins',
    ],
  },
  /** Expiry dates of domains were read, or are to be. */
  'renewals:changed': { data: answer<Nothing>(), stale: ofRenewals },
  /** Menu and tray tell the window what to do. */
  'command:run': { data: answer<{ readonly id: CommandId }>(), stale: [] },
  /** A check or a backup began, went on or ended, or the database was replaced. */
  'data:changed': { data: answer<Nothing>(), stale: ['data.status', 'attention.count'] },
  /** Backups were made, deleted or changed. */
  'backups:changed': { data: answer<Nothing>(), stale: ['data.listBackups'] },
  /** A page was chosen on a notification or in the tray. */
  'page:open': {
    data: answer<{ readonly address: string }>(),
    stale: [],
  },
  /** Staff members, their rights or their devices changed. */
  'staff:changed': { data: answer<Nothing>(), stale: ['staff.list', 'devices.list'] },
  /** A colleague opened or left an order. */
  'presence:changed': {
    data: answer<{ readonly orderId: number }>(),
    stale: ['presence.list'],
  },
  /** Orders that were completed or began to need a person, of some seconds together. */
  'orders:news': {
    data: answer<{ readonly kind: NewsKind; readonly ids: readonly number[] }>(),
    stale: [],
  },
  /** The app is to be locked: what is typed is to be kept, then `lock.now` called. */
  'lock:wanted': { data: answer<Nothing>(), stale: [], isToldLocked: true },
  'lock:changed': {
    data: answer<{ readonly isLocked: boolean }>(),
    stale: ['lock.status'],
    isToldLocked: true,
  },
  /** The server was reached or lost, rights have changed, or this computer joined or left. */
  'team:changed': { data: answer<Nothing>(), stale: ['team.status', 'team.server'] },
  /** All that is shown may be of before: a server is reached again, or another database is open. */
  'everything:changed': { data: answer<Nothing>(), stale: 'everything' },
} as const satisfies Record<
  string,
  {
    readonly data: Answer<unknown>
    readonly stale: readonly string[] | 'everything'
    readonly isToldLocked?: true
  }
>

export type EventName = keyof typeof events
/** What comes with each event. */
export type Events = {
  readonly [Name in EventName]: NonNullable<(typeof events)[Name]['data']['value']>
}
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the record has these keys and no others
export const eventNames = Object.keys(events) as readonly EventName[]

export const isToldLocked = (event: EventName): boolean => 'isToldLocked' in events[event]
