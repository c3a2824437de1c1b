import { causeOf } from '../../shared/border/failure-cause.ts'
import { failureText } from '../../shared/border/failure-text.ts'
import type { CustomerDomain } from '../../shared/customers/customer.ts'
import {
  nameServerStatusNames,
  type Stage,
  stageNames,
  type WaitReason,
  waitNames,
} from '../../shared/orders/domain.ts'
import { orderStateText, platformNames } from '../../shared/orders/order.ts'
import type {
  AttentionRow,
  DomainFailure,
  WaitingDomain,
} from '../../shared/orders/order-domain.ts'
import {
  autoRenewWords,
  daysUntil,
  expirySourceTitles,
  expiryTrouble,
  expiryTroubleWords,
  type RenewalRow,
} from '../../shared/renewals/renewal.ts'
import type { Table } from '../exports/table-columns.ts'
import { systemClock } from '../scheduler/clock.ts'

/** The domains of one customer's orders. */
export const domainTable: Table<CustomerDomain> = {
  title: 'Domains',
  columns: [
    { title: 'Domain', kind: 'text', of: row => row.name },
    { title: 'Order', kind: 'number', of: row => row.orderId },
    { title: 'Status', kind: 'text', of: orderStateText },
    {
      title: 'Stage',
      kind: 'text',
      of: ({ stage }) => (stage === undefined ? null : stageNames[stage]),
    },
    { title: 'Needs attention', kind: 'text', of: row => (row.needsPerson ? 'Yes' : 'No') },
    { title: 'Expires', kind: 'time', of: row => row.expiry.expiresAt ?? null },
  ],
}

/** Days of the calendar here; negative: the registration has ended. */
const daysLeft = ({ expiresAt }: RenewalRow): number | null =>
  expiresAt === undefined ? null : daysUntil(Date.parse(expiresAt), systemClock.now())

export const renewalTable: Table<RenewalRow> = {
  title: 'Renewals',
  columns: [
    { title: 'Domain', kind: 'text', of: row => row.domain },
    { title: 'Customer', kind: 'text', of: row => row.customerName },
    { title: 'Order', kind: 'number', of: row => row.orderId },
    {
      title: 'Registrar',
      kind: 'text',
      of: ({ hostingPlatform: platform }) =>
        platform === undefined ? null : platformNames[platform],
    },
    { title: 'Expires', kind: 'time', of: row => row.expiresAt ?? null },
    { title: 'Days left', kind: 'number', of: daysLeft },
    {
      title: 'Auto-renew',
      kind: 'text',
      of: ({ isAutoRenewed }) => autoRenewWords(isAutoRenewed),
    },
    {
      title: 'Read from',
      kind: 'text',
      of: ({ source }) => (source === undefined ? null : expirySourceTitles[source]),
    },
    { title: 'Read', kind: 'time', of: row => row.readAt ?? null },
    {
      title: 'Why not known',
      kind: 'text',
      of: row => {
        const trouble = expiryTrouble(row, systemClock.now())
        return trouble === undefined ? null : expiryTroubleWords[trouble]
      },
    },
  ],
}

export const transferTable: Table<WaitingDomain> = {
  title: 'Transfers',
  columns: [
    { title: 'Domain', kind: 'text', of: row => row.domain },
    { title: 'Customer', kind: 'text', of: row => row.customerName },
    { title: 'Order', kind: 'number', of: row => row.orderId },
    { title: 'Stage', kind: 'text', of: row => stageNames[row.stage] },
    { title: 'Waits for', kind: 'text', of: waitsFor },
    { title: 'Since', kind: 'time', of: row => row.stageSince },
    { title: 'Next check', kind: 'time', of: row => row.dueAt ?? null },
    {
      title: 'Nameservers',
      kind: 'text',
      of: row => nameServerStatusNames[row.nameServerStatus ?? 'none'],
    },
    { title: 'Wanted nameservers', kind: 'text', of: row => row.nameServers.join(' ') },
  ],
}

export const attentionTable: Table<AttentionRow> = {
  title: 'Needs attention',
  columns: [
    { title: 'Domain', kind: 'text', of: row => row.domain },
    { title: 'Customer', kind: 'text', of: row => row.customerName },
    { title: 'Order', kind: 'number', of: row => row.orderId },
    {
      title: 'Status',
      kind: 'text',
      of: ({ orderStatus: status, draftCause }) => orderStateText({ status, draftCause }),
    },
    { title: 'Stage', kind: 'text', of: row => stageNames[row.stage] },
    { title: 'What happened', kind: 'text', of: row => wordsOf(row).what },
    { title: 'What to do', kind: 'text', of: row => wordsOf(row).todo },
    { title: 'Answer', kind: 'text', of: row => row.failure.detail },
    { title: 'Since', kind: 'time', of: row => row.stageSince },
    { title: 'Next try', kind: 'time', of: row => row.dueAt ?? null },
  ],
}

type Failed = {
  readonly failure: DomainFailure
  readonly stage: Stage
  readonly reason?: WaitReason
}

const wordsOf = (row: Failed) => failureText(row.failure.code, causeOf(row))

/** What a domain on its way waits for: its failure, if it has one, says more than the reason. */
function waitsFor({ failure, stage, reason }: WaitingDomain): string | null {
  if (failure !== undefined)
    return wordsOf({ failure, stage, ...(reason !== undefined && { reason }) }).what
  return reason === undefined ? null : waitNames[reason]
}
