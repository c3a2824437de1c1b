import { write } from '../../db/database.ts'
import { findMailbox, listMailboxes } from '../../db/queries/mailbox-list.ts'
import { addActivity } from '../../db/queries/records.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { countExport, writeExport } from '../exports/write-export.ts'
import {
  type RemovedMailbox,
  removeEntered,
  restoreEntered,
} from '../orders/entered-mailboxes.ts'
import { present } from '../orders/present.ts'
import { nextId, pagePlace } from '../page-window.ts'
import { notFound } from '../refusal.ts'
import { iso, systemClock } from '../scheduler/clock.ts'
import type { Handlers } from './serve.ts'
import { keepDeleted, tooLate } from './undo.ts'

const passwordPlace = { table: 'order_emails', column: 'password' } as const

export function mailboxCalls(
  desk: Desk,
): Pick<
  Handlers,
  | 'mailboxes.list'
  | 'mailboxes.reveal'
  | 'mailboxes.copyPassword'
  | 'mailboxes.remove'
  | 'mailboxes.restore'
  | 'exports.write'
  | 'exports.count'
> {
  const removed = keepDeleted<RemovedMailbox>()
  /** Every look at a password is on record. */
  function openPassword(id: number, how: 'revealed' | 'copied'): string | null {
    const { db, vault } = desk.workspace()
    const opened = write(db, tx => {
      const row = findMailbox(tx, id)
      if (row === null) return null
      const password = vault.read(tx, passwordPlace, row.password)
      addActivity(
        tx,
        {
          action: `password_${how}`,
          description: `Password of ${row.email} ${how}`,
          orderId: row.orderId,
          properties: { email: row.email },
        },
        systemClock.now(),
      )
      return { password, orderId: row.orderId }
    })
    // its timeline tells of it
    if (opened !== null) desk.emit('order:changed', { id: opened.orderId })
    return opened?.password ?? null
  }

  return {
    'mailboxes.list'({ orderId, search, after, page, pageSize }) {
      const { rows, total } = listMailboxes(
        desk.workspace().db.orm,
        { orderId, search },
        pagePlace({ page, pageSize }, after),
      )
      return ok({
        rows: rows.map(({ mailbox, customerName, domainState }) => ({
          id: mailbox.id,
          email: mailbox.email,
          firstName: mailbox.firstName,
          lastName: mailbox.lastName,
          domain: mailbox.domain,
          orderId: mailbox.orderId,
          customerName,
          mailinMailboxId: mailbox.mailinMailboxId,
          mailinDomainId: mailbox.mailinDomainId,
          ...(mailbox.isByHand ? { isByHand: true } : {}),
          ...(mailbox.askedBy === null ? {} : { isAsked: true }),
          ...(mailbox.isExtra ? { isExtra: true } : {}),
          ...(mailbox.removalDueAt === null ? {} : { isBeingRemoved: true }),
          ...present({
            domainState,
            imapHost: mailbox.imapHost,
            imapPort: mailbox.imapPort,
            smtpHost: mailbox.smtpHost,
            smtpPort: mailbox.smtpPort,
            removedAt: mailbox.removedAt === null ? null : iso(mailbox.removedAt),
          }),
          createdAt: iso(mailbox.createdAt),
        })),
        total,
        ...nextId(
          rows.map(({ mailbox }) => mailbox),
          { page, pageSize },
        ),
      })
    },
    'mailboxes.reveal'({ id }) {
      const password = openPassword(id, 'revealed')
      return password === null ? fail(notFound('This mailbox')) : ok({ password })
    },
    'mailboxes.copyPassword'({ id }) {
      const password = openPassword(id, 'copied')
      if (password === null) return fail(notFound('This mailbox'))
      desk.copy(password)
      return ok(null)
    },
    'mailboxes.remove'({ id }) {
      const { db } = desk.workspace()
      const answer = removeEntered(db, id, systemClock.now())
      if (!answer.ok) return answer
      removed.keep(db, String(id), answer.value)
      desk.emit('order:changed', { id: answer.value.row.orderId })
      return ok(null)
    },
    'mailboxes.restore'({ id }) {
      const { db } = desk.workspace()
      const kept = removed.take(db, String(id))
      if (kept === null || !restoreEntered(db, kept, systemClock.now()))
        return fail(tooLate('This mailbox'))
      desk.emit('order:changed', { id: kept.row.orderId })
      return ok(null)
    },
    'exports.write': args => writeExport(desk, args),
    'exports.count': args => countExport(desk.workspace(), args),
  }
}
