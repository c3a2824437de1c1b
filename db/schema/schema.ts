export { cancellationOrders, cancellations } from './cancellations.ts'
export { coupons, customerCredentials, customers, plans } from './customers.ts'
export {
  domainTransfers,
  mailboxes,
  orderAutomations,
  orderDomains,
  stageTimes,
} from './domains.ts'
export { customFormats, exportedMailboxes, exportFiles, sequencerProfiles } from './exports.ts'
export { importOrders, imports } from './imports.ts'
export { mailboxLogins } from './logins.ts'
export {
  domainClaims,
  domainPrefixes,
  orderForms,
  orderNotes,
  orders,
  platformCredentials,
  readableNames,
} from './orders.ts'
export {
  activityLogs,
  counters,
  exchanges,
  holds,
  letters,
  letterTemplates,
  notifications,
  secrets,
  settings,
} from './records.ts'
export { domainRegistrations } from './registrations.ts'
export { devices, invitations, notificationReads, requests, staff } from './team.ts'
