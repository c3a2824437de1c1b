import { formatTitle } from '../../shared/exports/formats.ts'
import { doesLogIn, type LoginCheck, loginTrouble } from '../../shared/mailboxes/login.ts'
import type { MailboxRow } from '../../shared/mailboxes/mailbox.ts'
import { mailboxState, mailboxStateNames } from '../../shared/mailboxes/mailbox-state.ts'
import { isLate, isStopped } from '../../shared/orders/life.ts'
import { noPlanYet, orderStateText, platformNames } from '../../shared/orders/order.ts'
import type { OrderRow } from '../../shared/orders/order-list.ts'
import type { Table } from '../exports/table-columns.ts'
import { systemClock } from '../scheduler/clock.ts'

export const orderTable: Table<OrderRow> = {
  title: 'Orders',
  columns: [
    { title: 'Order', kind: 'number', of: row => row.id },
    { title: 'First domain', kind: 'text', of: row => row.firstDomain ?? null },
    { title: 'Domains', kind: 'number', of: row => row.domainCount },
    { title: 'Customer', kind: 'text', of: row => row.customerName },
    { title: 'Plan', kind: 'text', of: row => row.planName ?? noPlanYet },
    {
      title: 'Registrar',
      kind: 'text',
      of: ({ hostingPlatform: platform }) =>
        platform === undefined ? null : platformNames[platform],
    },
    { title: 'Status', kind: 'text', of: orderStateText },
    { title: 'Mailboxes', kind: 'number', of: row => row.mailboxCount },
    { title: 'Mailboxes ordered', kind: 'number', of: row => row.mailboxTotal },
    { title: 'Domains that need attention', kind: 'number', of: row => row.attentionCount },
    { title: 'Amount', kind: 'money', of: row => row.amount ?? null },
    { title: 'Currency', kind: 'text', of: row => row.currency ?? null },
    { title: 'Paid', kind: 'time', of: row => row.paidAt ?? null },
    { title: 'Billing status', kind: 'text', of: row => row.billingStatus },
    { title: 'Promised within (hours)', kind: 'number', of: row => row.promiseHours ?? null },
    { title: 'Due', kind: 'time', of: row => row.dueAt ?? null },
    { title: 'Late', kind: 'text', of: lateOf },
    { title: 'Created', kind: 'time', of: row => row.createdAt },
    { title: 'Changed', kind: 'time', of: row => row.updatedAt },
    { title: 'Completed', kind: 'time', of: row => row.completedAt },
    { title: 'Note', kind: 'text', of: row => row.note ?? null },
  ],
}

/** Whether it is late, or was when it was completed; empty where the window has no word of it. */
function lateOf(row: OrderRow): string | null {
  const { dueAt, completedAt } = row
  if (dueAt === undefined || isStopped(row)) return null
  const wasLate = completedAt !== null && completedAt > dueAt
  return wasLate || isLate(row, systemClock.now()) ? 'Yes' : 'No'
}

/** Mailboxes without their passwords, which only `exports.write` takes along. */
export const mailboxTable: Table<MailboxRow> = {
  title: 'Mailboxes',
  columns: [
    { title: 'Address', kind: 'text', of: row => row.email },
    { title: 'First name', kind: 'text', of: row => row.firstName },
    { title: 'Last name', kind: 'text', of: row => row.lastName },
    { title: 'Domain', kind: 'text', of: row => row.domain },
    { title: 'Customer', kind: 'text', of: row => row.customerName },
    { title: 'Order', kind: 'number', of: row => row.orderId },
    {
      title: 'State',
      kind: 'text',
      of: row => mailboxStateNames[mailboxState(row, row.domainState)],
    },
    { title: 'Exported', kind: 'time', of: row => row.exported?.at ?? null },
    {
      title: 'Exported as',
      kind: 'text',
      of: ({ exported }) =>
        exported?.format === undefined
          ? null
          : formatTitle(exported.format, exported.formatName),
    },
    { title: 'IMAP host', kind: 'text', of: row => row.imapHost ?? null },
    { title: 'IMAP port', kind: 'number', of: row => row.imapPort ?? null },
    { title: 'SMTP host', kind: 'text', of: row => row.smtpHost ?? null },
    { title: 'SMTP port', kind: 'number', of: row => row.smtpPort ?? null },
    { title: 'Created', kind: 'time', of: row => row.createdAt },
    { title: 'Removed', kind: 'time', of: row => row.removedAt ?? null },
    { title: 'Login', kind: 'text', of: ({ login }) => loginWords(login) },
    { title: 'Login checked', kind: 'time', of: row => row.login?.at ?? null },
  ],
}

function loginWords(login: LoginCheck | undefined): string | null {
  if (login === undefined) return null
  return doesLogIn(login) ? 'Logs in' : loginTrouble(login)
}
