import { z } from 'zod'
import type { listLetters } from '../../db/letters/letter-list.ts'
import type { listActivity } from '../../db/records/activity-list.ts'
import type { listNotifications } from '../../db/records/notifications.ts'
import type { listExchanges } from '../../db/records/records.ts'
import type { LetterRow, LetterStatus } from '../../shared/letters/letter.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { kindOf } from '../../shared/records/notification.ts'
import type { ActivityRow, ExchangeRow, NotificationRow } from '../../shared/records/records.ts'
import { addressNow } from '../letters/current-address.ts'
import { iso } from '../scheduler/clock.ts'

const objectSchema = z.record(z.string(), z.unknown())
const readObject = (json: string) => objectSchema.parse(JSON.parse(json))

export function viewActivity(
  row: ReturnType<typeof listActivity>['rows'][number],
): ActivityRow {
  return {
    id: row.id,
    ...(row.subjectType === 'order' ? { orderId: row.subjectId } : {}),
    action: row.action,
    description: row.description,
    properties: readObject(row.properties),
    createdAt: iso(row.createdAt),
    ...byOf(row),
  }
}

/** Who did it, as the rows of activity and of exported files keep it. */
export const byOf = ({
  byId,
  byName,
}: {
  readonly byId: number | null
  readonly byName: string | null
}) => (byId === null || byName === null ? {} : { by: { id: byId, name: byName } })

export function viewNotification(
  row: ReturnType<typeof listNotifications>['rows'][number],
): NotificationRow {
  return {
    id: row.id,
    customerId: row.customerId,
    eventCount: row.eventCount,
    ...withoutNulls({
      kind: kindOf(row),
      orderId: row.orderId,
      customerName: row.customerName,
      mailboxCount: row.mailboxCount,
      readAt: row.readAt === null ? null : iso(row.readAt),
    }),
    type: row.type,
    title: row.title,
    message: row.message,
    data: readObject(row.data),
    createdAt: iso(row.createdAt),
  }
}

export function viewLetter(
  {
    letter: row,
    customerEmail,
    overtaken,
    ...customer
  }: ReturnType<typeof listLetters>['rows'][number],
  agencyAddress: string,
): LetterRow {
  const now = addressNow(row, customerEmail, agencyAddress)
  return {
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    text: row.body,
    status: row.status,
    kind: row.kind,
    attempts: row.attempts,
    ...withoutNulls({
      orderId: row.orderId,
      ...customer,
      dueAt: row.status === 'waiting' ? iso(row.dueAt) : null,
      triedAt: row.triedAt === null ? null : iso(row.triedAt),
      sentAt: row.sentAt === null ? null : iso(row.sentAt),
      nextTo: row.status === 'failed' && now !== row.recipient ? now : null,
      error: row.errorMessage,
      overtaken,
      language: row.language,
      editedAt: row.editedAt === null ? null : iso(row.editedAt),
      loginsSince:
        isUnsent(row.status) && row.loginsSince !== null ? iso(row.loginsSince) : null,
    }),
    createdAt: iso(row.createdAt),
  }
}

const isUnsent = (status: LetterStatus) => status === 'waiting' || status === 'held'

export function viewExchange(
  row: ReturnType<typeof listExchanges>['rows'][number],
): ExchangeRow {
  const { orderId: _order, createdAt, ...columns } = row
  return { ...columns, createdAt: iso(createdAt) }
}
