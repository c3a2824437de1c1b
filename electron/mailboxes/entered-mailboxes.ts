import { type Database, type Reader, type Writer, write } from '../../db/core/database.ts'
import {
  dropHandMade,
  type HandMadeParts,
  putHandMade,
  putHandMadeBack,
} from '../../db/mailboxes/hand-made.ts'
import { findMailbox } from '../../db/mailboxes/mailbox-list.ts'
import type { MailboxRecord } from '../../db/mailboxes/mailboxes.ts'
import { prefixesOf } from '../../db/orders/domain-prefixes.ts'
import { findOrder } from '../../db/orders/orders.ts'
import { claimedNames } from '../../db/orders/submissions.ts'
import { addActivity } from '../../db/records/records.ts'
import {
  dropSecrets,
  readSecretRows,
  type SecretRow,
  writeSecret,
} from '../../db/vault/secrets.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { domainOfEmail, prefixOfEmail } from '../../shared/mailboxes/mailbox.ts'
import type { HandMadeMailbox } from '../../shared/orders/order.ts'
import { invalid, notFound, refusal } from '../border/refusal.ts'
import { deletedProblem } from '../customers/deleted-problem.ts'
import { entryProblem } from '../orders/work-by-hand.ts'
import { passwordColumn } from '../vault/secret-columns.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * Keeps mailboxes that staff made elsewhere. One that is there already gets the new password, and
 * names and hosts as far as they are given. An address of the order's domains that was not
 * ordered is kept as extra.
 */
export function addMailboxesByHand(
  db: Database,
  vault: Vault,
  { id, mailboxes }: { readonly id: number; readonly mailboxes: readonly HandMadeMailbox[] },
  now: number,
): Result<{ readonly count: number }, BorderFailure> {
  return write(db, tx => {
    const order = findOrder(tx, id)
    if (order === null) return fail(notFound('This order'))
    const problem =
      deletedProblem(tx, id) ?? entryProblem(order) ?? strangers(tx, id, mailboxes)
    if (problem !== null) return fail(problem)
    const prefixesAt = prefixesOf(tx, id)
    let corrected = 0
    for (const mailbox of mailboxes) {
      const [name, domain] = [prefixOfEmail(mailbox.email), domainOfEmail(mailbox.email)]
      const prefix = prefixesAt?.(domain).find(one => one.prefix === name)
      const before = putHandMade(
        tx,
        {
          orderId: id,
          customerId: order.customerId,
          domain,
          email: mailbox.email,
          password: vault.put(tx, passwordColumn, mailbox.password),
          name,
          isExtra: prefix === undefined,
          firstName: mailbox.firstName ?? prefix?.firstName ?? '',
          lastName: mailbox.lastName ?? prefix?.lastName ?? '',
          imapHost: mailbox.imapHost ?? null,
          imapPort: mailbox.imapPort ?? null,
          smtpHost: mailbox.smtpHost ?? null,
          smtpPort: mailbox.smtpPort ?? null,
        },
        partsOfMailbox(mailbox),
        now,
      )
      if (before === null) continue
      corrected += 1
      dropSecrets(tx, [before])
    }
    const description = enteredWords(mailboxes.length - corrected, corrected)
    const domains = [...new Set(mailboxes.map(({ email }) => domainOfEmail(email)))]
    addActivity(
      tx,
      { action: 'mailboxes_entered', description, orderId: id, properties: { domains } },
      now,
    )
    return ok({ count: mailboxes.length })
  })
}

/** For the activity: "2 mailboxes entered, 1 corrected". */
function enteredWords(entered: number, corrected: number): string {
  const mailboxes = (count: number) => (count === 1 ? '1 mailbox' : `${count} mailboxes`)
  if (entered === 0) return `${mailboxes(corrected)} corrected`
  const words = `${mailboxes(entered)} entered`
  return corrected === 0 ? words : `${words}, ${corrected} corrected`
}

/** The given fields beside address and password. */
function partsOfMailbox(mailbox: HandMadeMailbox): HandMadeParts {
  const { email: _email, password: _password, ...parts } = mailbox
  return parts
}

/** The failure for mailboxes at domains that are not of this order; null: there are none. */
function strangers(
  tx: Reader,
  id: number,
  mailboxes: readonly HandMadeMailbox[],
): BorderFailure | null {
  const names = new Set(claimedNames(tx, id))
  const found = mailboxes.flatMap(({ email }, at) => {
    const domain = domainOfEmail(email)
    return names.has(domain)
      ? []
      : [[`mailboxes.${at}.email`, `${domain} is not a domain of this order.`]]
  })
  return found.length === 0 ? null : invalid(Object.fromEntries(found))
}

/** An entered mailbox as it was stored, its password sealed. */
export type RemovedMailbox = {
  readonly row: MailboxRecord
  readonly secrets: readonly SecretRow[]
}

/** Removes an entered mailbox. Returns it, sealed, for `restoreEntered`. */
export function removeEntered(
  db: Database,
  id: number,
  now: number,
): Result<RemovedMailbox, BorderFailure> {
  return write(db, tx => {
    const row = findMailbox(tx, id)
    if (row === null) return fail(notFound('This mailbox'))
    // a mailbox that Mailin was asked for may exist there, even if staff entered it later
    if (!row.isByHand || row.askedBy !== null)
      return fail(refusal('not_applicable', `${row.email} was not entered by hand.`))
    const problem = orderProblem(tx, row.orderId)
    if (problem !== null) return fail(problem)
    const secrets = readSecretRows(tx, [row.password])
    dropHandMade(tx, id)
    dropSecrets(tx, [row.password])
    tell(tx, 'entered_mailbox_removed', row, now)
    return ok({ row, secrets })
  })
}

/** Undoes `removeEntered`. False: the order does not take it any more. */
export function restoreEntered(
  db: Database,
  { row, secrets }: RemovedMailbox,
  now: number,
): boolean {
  return write(db, tx => {
    if (orderProblem(tx, row.orderId) !== null || !putHandMadeBack(tx, row)) return false
    for (const secret of secrets) writeSecret(tx, secret)
    tell(tx, 'entered_mailbox_restored', row, now)
    return true
  })
}

function orderProblem(tx: Reader, orderId: number): BorderFailure | null {
  const order = findOrder(tx, orderId)
  if (order === null) return notFound('This order')
  return deletedProblem(tx, orderId) ?? entryProblem(order)
}

const words = {
  entered_mailbox_removed: 'Entered mailbox removed',
  entered_mailbox_restored: 'Entered mailbox put back',
} as const

function tell(
  tx: Writer,
  action: keyof typeof words,
  { orderId, email }: MailboxRecord,
  now: number,
): void {
  const description = `${words[action]}: ${email}`
  addActivity(tx, { action, description, orderId, properties: { email } }, now)
}
