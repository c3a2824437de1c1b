import type { Answers } from '../../shared/border/calls.ts'
import { letterStateName } from '../../shared/letters/letter.ts'
import type { ExportedList } from '../../shared/lists/contract.ts'
import type { callOf } from '../../shared/lists/list-calls.ts'
import { couponKindNames } from '../../shared/orders/order.ts'
import { activityText, activityWord } from '../../shared/records/activity-words.ts'
import { notificationLine } from '../../shared/records/notification-words.ts'
import { logLevelNames } from '../../shared/records/records.ts'
import type { Table } from '../exports/table-columns.ts'
import { attentionTable, domainTable, renewalTable, transferTable } from './domain-tables.ts'
import { mailboxTable, orderTable } from './order-tables.ts'

export type ListCall = (typeof callOf)[ExportedList]

/** A row of a list, as its call answers it. */
export type RowOf<Name extends ExportedList> = Answers[(typeof callOf)[Name]]['rows'][number]

const yesOrNo = (is: boolean) => (is ? 'Yes' : 'No')

/** Every list as a table, in the words of the window. No password and no letter's text is in one. */
export const tables: { readonly [Name in ExportedList]: Table<RowOf<Name>> } = {
  orders: orderTable,
  mailboxes: mailboxTable,
  customers: {
    title: 'Customers',
    columns: [
      { title: 'Name', kind: 'text', of: row => row.name },
      { title: 'E-mail', kind: 'text', of: row => row.email },
      { title: 'Orders', kind: 'number', of: row => row.orderCount },
      { title: 'Created', kind: 'time', of: row => row.createdAt },
      { title: 'Archived', kind: 'time', of: row => row.archivedAt ?? null },
    ],
  },
  domains: domainTable,
  plans: {
    title: 'Plans',
    columns: [
      { title: 'Plan', kind: 'text', of: row => row.name },
      { title: 'Type', kind: 'text', of: row => row.providerType },
      { title: 'Price per mailbox', kind: 'money', of: row => row.price },
      { title: 'Currency', kind: 'text', of: row => row.currency },
      { title: 'Fewest mailboxes', kind: 'number', of: row => row.minInboxes ?? null },
      { title: 'Most mailboxes', kind: 'number', of: row => row.maxInboxes ?? null },
      { title: 'Promised within (hours)', kind: 'number', of: row => row.promiseHours ?? null },
      { title: 'Active', kind: 'text', of: row => yesOrNo(row.isActive) },
    ],
  },
  coupons: {
    title: 'Coupons',
    columns: [
      { title: 'Code', kind: 'text', of: row => row.code },
      { title: 'Discount', kind: 'number', of: row => row.value },
      { title: 'Kind', kind: 'text', of: row => couponKindNames[row.kind] },
      { title: 'Valid until', kind: 'time', of: row => row.validUntil ?? null },
      { title: 'Active', kind: 'text', of: row => yesOrNo(row.isActive) },
    ],
  },
  letters: {
    title: 'Letters',
    columns: [
      { title: 'Subject', kind: 'text', of: row => row.subject },
      { title: 'To', kind: 'text', of: row => row.to },
      { title: 'State', kind: 'text', of: row => letterStateName(row) },
      { title: 'Why not sent', kind: 'text', of: row => row.error ?? null },
      { title: 'Order', kind: 'number', of: row => row.orderId ?? null },
      { title: 'Written', kind: 'time', of: row => row.createdAt },
      { title: 'Sent', kind: 'time', of: row => row.sentAt ?? null },
    ],
  },
  notifications: {
    title: 'Notifications',
    columns: [
      { title: 'Notification', kind: 'text', of: row => notificationLine(row) },
      { title: 'Message', kind: 'text', of: row => row.message },
      { title: 'Order', kind: 'number', of: row => row.orderId ?? null },
      { title: 'When', kind: 'time', of: row => row.createdAt },
      { title: 'Read', kind: 'time', of: row => row.readAt ?? null },
    ],
  },
  activity: {
    title: 'Activity',
    columns: [
      { title: 'When', kind: 'time', of: row => row.createdAt },
      { title: 'What', kind: 'text', of: row => activityWord(row.action).words },
      { title: 'Particulars', kind: 'text', of: activityText },
      { title: 'By', kind: 'text', of: row => row.by?.name ?? null },
      { title: 'Order', kind: 'number', of: row => row.orderId ?? null },
    ],
  },
  log: {
    title: 'Log',
    columns: [
      { title: 'Time', kind: 'time', of: row => row.at },
      { title: 'Level', kind: 'text', of: row => logLevelNames[row.level] },
      { title: 'Event', kind: 'text', of: row => row.event },
      { title: 'Message', kind: 'text', of: row => row.message },
      { title: 'Order', kind: 'number', of: row => row.orderId ?? null },
    ],
  },
  renewals: renewalTable,
  transfers: transferTable,
  attention: attentionTable,
}
