/** Reading calls whose answers follow from orders, domains and mailboxes. */
export const ofOrders = [
  'orders.list',
  'orders.get',
  'orders.tally',
  'mailboxes.list',
  'activity.list',
  'exchanges.list',
  'attention.count',
  'attention.list',
  'transfers.list',
  'log.list',
  'dashboard.get',
  'customers.get',
  'customers.months',
  'customers.domains',
  'customers.notes',
  'customers.keyUse',
  'invoicing.list',
  'invoicing.orders',
  'domains.get',
  'domains.history',
  'renewals.list',
] as const

/** Reading calls whose answers tell when registrations end. */
export const ofRenewals = [
  'renewals.list',
  'renewals.status',
  'orders.get',
  'domains.get',
  'customers.domains',
] as const

/** Reading calls whose answers follow from letters. */
export const ofLetters = [
  'letters.list',
  'letters.get',
  'letters.status',
  'letters.behindLogins',
  'attention.count',
  'practice.inbox',
] as const

/** Reading calls whose answers follow from the words of templates. */
export const ofTemplates = [
  'letters.templates',
  'letters.template',
  'letters.templateVersions',
  'letters.preview',
] as const

/** Reading calls whose answers have notes of orders in them. */
export const ofNotes = [
  'orders.get',
  'orders.list',
  'activity.list',
  'domains.history',
  'customers.get',
  'customers.notes',
] as const
