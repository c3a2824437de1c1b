import type { CallName } from '../border/calls.ts'
import type { ExportedList } from './contract.ts'

/** The call that shows each list in the window. */
export const callOf = {
  orders: 'orders.list',
  mailboxes: 'mailboxes.list',
  customers: 'customers.list',
  domains: 'customers.domains',
  plans: 'plans.list',
  coupons: 'coupons.list',
  letters: 'letters.list',
  notifications: 'notifications.list',
  activity: 'activity.list',
  log: 'log.list',
  renewals: 'renewals.list',
  transfers: 'transfers.list',
  attention: 'attention.list',
} as const satisfies Record<ExportedList, CallName>
