import { type Reader, write } from '../../db/core/database.ts'
import { lastFormats, type WrittenAs } from '../../db/exports/files.ts'
import { findMailbox, listMailboxes } from '../../db/mailboxes/mailbox-list.ts'
import type { MailboxRecord } from '../../db/mailboxes/mailboxes.ts'
import { countPurge } from '../../db/mailboxes/purges.ts'
import { addActivity } from '../../db/records/records.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { readTimeRange } from '../../shared/border/time-range.ts'
import type { MailboxRow } from '../../shared/mailboxes/mailbox.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { nextId, pageAfter } from '../border/page-window.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { isOfOldKey, keepDeleted, tooLate } from '../border/undo.ts'
import { exportedOf } from '../exports/exported.ts'
import { iso, systemClock } from '../scheduler/clock.ts'
import { passwordColumn } from '../vault/secret-columns.ts'
import type { Vault } from '../vault/vault.ts'
import { type RemovedMailbox, removeEntered, restoreEntered } from './entered-mailboxes.ts'
import { viewLogin } from './login/view-login.ts'
import { enterPassword } from './lost-password.ts'
import { finishPurges, intendPurge, purgedWords } from './purged-passwords.ts'
import { createRevealLimit } from './reveal-limit.ts'

const tooMany = refusal('dismissed', 'No more passwords are shown for now.')
const passwordLost = (email: string) =>
  refusal(
    'not_applicable',
    `The password of ${email} is lost: it cannot be opened any more. Set a new one at the mail provider and enter it here.`,
  )

export function mailboxCalls(context: CallContext) {
  const limit = createRevealLimit(
    () => systemClock.now(),
    () =>
      context.confirm({
        title: 'Show many passwords?',
        detail:
          'More than 20 passwords were shown or copied within a minute. If this was not you, cancel and quit Boxwright.',
        yes: 'Allow for ten minutes',
      }),
  )
  const removed = keepDeleted<RemovedMailbox>()
  /** Opens a password, with an activity in the same transaction. */
  function openPassword(id: number, how: 'revealed' | 'copied'): Result<string, BorderFailure> {
    const { db, vault } = context.workspace()
    const opened = write(db, tx => {
      const row = findMailbox(tx, id)
      if (row === null) return fail(notFound('This mailbox'))
      if (row.purgedAt !== null) return fail(refusal('not_applicable', purgedWords(row)))
      const password = vault.read(tx, passwordColumn, row.password)
      if (password === null) return fail(passwordLost(row.email))
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
      return ok({ password, orderId: row.orderId })
    })
    if (!opened.ok) return opened
    // the order's timeline has the activity
    context.emit('order:changed', { id: opened.value.orderId })
    return ok(opened.value.password)
  }

  return {
    'mailboxes.list'({ orderId, customerId, search, login, after, from, to, ...paged }) {
      const { db, vault } = context.workspace()
      const { rows, total } = listMailboxes(
        db.reader,
        { orderId, customerId, search, login, range: readTimeRange({ from, to }) },
        pageAfter(paged, after),
      )
      const formatOf = lastFormats(
        db.reader,
        rows.flatMap(({ mailbox }) => (mailbox.exportedAt === null ? [] : [mailbox.id])),
      )
      return ok({
        rows: rows.map(row => viewMailbox(db.reader, vault, row, formatOf.get(row.mailbox.id))),
        total,
        ...nextId(
          rows.map(({ mailbox }) => mailbox),
          paged,
        ),
      })
    },
    async 'mailboxes.reveal'({ id }) {
      if (!(await limit.mayReveal())) return fail(tooMany)
      const password = openPassword(id, 'revealed')
      return password.ok ? ok({ password: password.value }) : password
    },
    'mailboxes.enterPassword'({ id, password }) {
      const { db, vault } = context.workspace()
      const entered = enterPassword(db, vault, id, password, systemClock.now())
      if (entered.ok) context.emit('order:changed', { id: entered.value.orderId })
      return entered.ok ? ok(null) : entered
    },
    async 'mailboxes.copyPassword'({ id }) {
      if (!(await limit.mayReveal())) return fail(tooMany)
      const password = openPassword(id, 'copied')
      if (!password.ok) return password
      await context.copySecret(password.value)
      return ok(null)
    },
    'mailboxes.remove'({ id }) {
      const { db } = context.workspace()
      const answer = removeEntered(db, id, systemClock.now())
      if (!answer.ok) return answer
      removed.keep(db, String(id), answer.value)
      context.emit('order:changed', { id: answer.value.row.orderId })
      return ok(null)
    },
    'mailboxes.restore'({ id }) {
      const { db, vault } = context.workspace()
      const mailbox = removed.take(db, String(id))
      if (mailbox === null || isOfOldKey(vault, mailbox.secrets))
        return fail(tooLate('This mailbox'))
      if (!restoreEntered(db, mailbox, systemClock.now())) return fail(tooLate('This mailbox'))
      context.emit('order:changed', { id: mailbox.row.orderId })
      return ok(null)
    },
    'mailboxes.countPurge': choice =>
      ok(countPurge(context.workspace().db.reader, withoutNulls(choice))),
    async 'mailboxes.purgePasswords'({ confirm, ...choice }) {
      const { db } = context.workspace()
      const intended = intendPurge(db, withoutNulls(choice), confirm, systemClock.now())
      if (!intended.ok) return intended
      for (const id of await finishPurges(db)) context.emit('order:changed', { id })
      return ok({ count: confirm })
    },
  } satisfies Partial<Handlers>
}

type ListedMailbox = ReturnType<typeof listMailboxes>['rows'][number]

function viewMailbox(
  tx: Reader,
  vault: Vault,
  { mailbox, customerName, domainState, login }: ListedMailbox,
  file: WrittenAs | undefined,
): MailboxRow {
  return {
    id: mailbox.id,
    email: mailbox.email,
    firstName: mailbox.firstName,
    lastName: mailbox.lastName,
    domain: mailbox.domain,
    orderId: mailbox.orderId,
    customerId: mailbox.customerId,
    customerName,
    mailinMailboxId: mailbox.mailinMailboxId,
    mailinDomainId: mailbox.mailinDomainId,
    ...(mailbox.isByHand ? { isByHand: true } : {}),
    ...(mailbox.askedBy === null ? {} : { isAsked: true }),
    ...(mailbox.isExtra ? { isExtra: true } : {}),
    ...passwordState(tx, vault, mailbox),
    ...exportedOf(mailbox, file),
    ...(mailbox.removalDueAt === null ? {} : { isBeingRemoved: true }),
    ...viewLogin(login),
    ...withoutNulls({
      domainState,
      imapHost: mailbox.imapHost,
      imapPort: mailbox.imapPort,
      smtpHost: mailbox.smtpHost,
      smtpPort: mailbox.smtpPort,
      removedAt: mailbox.removedAt === null ? null : iso(mailbox.removedAt),
    }),
    createdAt: iso(mailbox.createdAt),
  }
}

/** What keeps a mailbox's password from being opened, as its columns say; empty: nothing does. */
function passwordState(tx: Reader, vault: Vault, { purgedAt, password }: MailboxRecord) {
  if (purgedAt !== null) return { passwordPurgedAt: iso(purgedAt) }
  return vault.isLost(tx, passwordColumn, password) ? { isPasswordLost: true } : {}
}
