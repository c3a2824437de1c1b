import { readTypedDomains } from '../../../shared/domains/typed-domains.ts'
import type { LoginCheck } from '../../../shared/mailboxes/login.ts'
import {
  domainOfEmail,
  type Exported,
  type OrderMailbox,
} from '../../../shared/mailboxes/mailbox.ts'
import { type MailboxState, mailboxState } from '../../../shared/mailboxes/mailbox-state.ts'
import {
  isAtMailin,
  isStopped,
  isWantedMailbox,
  mailboxExists,
} from '../../../shared/orders/life.ts'
import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { prefixesAt } from '../../../shared/orders/prefixes.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { actsOf } from '../acts/acts.ts'

export type MailboxLine = {
  readonly email: string
  readonly state: MailboxState
  /** Missing for an address that is only planned. */
  readonly id?: number
  /** Staff entered it, and may take it out again. */
  readonly isRemovable?: boolean
  /** The stored password cannot be opened any more. */
  readonly isPasswordLost?: boolean
  /** When the password was purged, because an export holds it. */
  readonly passwordPurgedAt?: string | undefined
  readonly exported?: Exported | undefined
  readonly login?: LoginCheck | undefined
  readonly isLoginWanted?: true | undefined
}

/** Every address of the order: those that were asked for, then those still to come. */
export function mailboxLines(order: Order): readonly MailboxLine[] {
  const { canEnter } = actsOf(order)
  const known = new Set(order.mailboxes.map(one => one.email))
  const states = new Map(order.domains.map(({ name, state }) => [name, state]))
  const stored = order.mailboxes.map(one => ({
    id: one.id,
    email: one.email,
    state: mailboxState(one, states.get(domainOfEmail(one.email))),
    isPasswordLost: one.isPasswordLost === true,
    passwordPurgedAt: one.passwordPurgedAt,
    exported: one.exported,
    login: one.login,
    isLoginWanted: one.isLoginWanted,
    isRemovable: canEnter && one.isByHand === true && one.isAsked !== true,
  }))
  const planned = (isStopped(order) ? [] : orderNames(order)).flatMap(name =>
    prefixesOf(order, name).flatMap(({ prefix = '' }) => {
      const email = `${prefix}@${name}`
      return prefix === '' || known.has(email) ? [] : [{ email, state: 'planned' as const }]
    }),
  )
  return [...stored, ...planned]
}

/** The prefixes that the order expects at a domain. */
export const prefixesOf = ({ form }: Order, domain: string) =>
  prefixesAt(domain, form.prefixes, form.ownPrefixes ?? {})

/** Domains of an order as the list of orders counts them: those of its form. */
export function orderNames(order: Order): readonly string[] {
  const names = ownDomains(order).map(one => one.name)
  return names.length > 0 ? names : readTypedDomains(order.form.domains).names
}

/** Domains of an order that the engine knows: none of a draft or of an order by hand. */
export function ownDomains(order: Order): readonly OrderDomain[] {
  return order.domains.filter(one => one.hasLeft !== true)
}

/** Mailboxes that staff can hand over. */
export function readyMailboxes(order: Order): readonly OrderMailbox[] {
  return order.mailboxes.filter(mailboxExists)
}

/** Ready mailboxes that the order still asks for. */
export function wantedMailboxes(order: Order): readonly OrderMailbox[] {
  return order.mailboxes.filter(isWantedMailbox)
}

/** Ready mailboxes whose passwords are still stored. */
export function exportableMailboxes(order: Order): readonly OrderMailbox[] {
  return wantedMailboxes(order).filter(one => one.passwordPurgedAt === undefined)
}

/** What a completed order hands over, and what exists beside it. */
export function completedWords(order: Order): string {
  const extra = readyMailboxes(order).filter(one => one.isExtra === true)
  const entered = extra.filter(one => one.mailinMailboxId === null).length
  const there = extra.length - entered
  const purged = wantedMailboxes(order).length - exportableMailboxes(order).length
  const parts = [
    `${countOf(exportableMailboxes(order).length, 'mailbox', 'mailboxes')} ready to export`,
    purged > 0 && `${countOf(purged, 'password', 'passwords')} purged after an export`,
    there > 0 && `${numberText(there)} more at Mailin, not in the order`,
    entered > 0 && `${numberText(entered)} more entered, not in the order`,
  ]
  return `${parts.filter(part => part !== false).join('; ')}.`
}

/** Expected addresses that have no mailbox yet. */
export function missingAddresses(order: Order): readonly string[] {
  const there = new Set(wantedMailboxes(order).map(one => one.email))
  return mailboxLines(order)
    .filter(({ email, state }) => state !== 'extra' && state !== 'removed' && !there.has(email))
    .map(one => one.email)
}

/** What of the order stays when it ends, at Mailin and here; empty when nothing does. */
export function stayWords(order: Order): string {
  return [atMailin(order), enteredWords(order)].filter(words => words !== '').join(' ')
}

/** What staff entered stays with the order, whatever becomes of it; empty without any. */
export function enteredWords({ mailboxes }: Order): string {
  const entered = mailboxes.filter(
    one => mailboxExists(one) && one.mailinMailboxId === null && one.isAsked !== true,
  ).length
  return entered === 0
    ? ''
    : `${countOf(entered, 'entered mailbox is', 'entered mailboxes are')} kept here.`
}

function atMailin(order: Order): string {
  const mailboxes = order.mailboxes.filter(one => one.removedAt === undefined)
  const there = mailboxes.filter(isAtMailin).length
  const asked = mailboxes.filter(one => one.isAsked === true).length - there
  if (there === 0)
    return asked === 0
      ? ''
      : `${countOf(asked, 'mailbox was', 'mailboxes were')} asked for and may be at Mailin.`
  const more =
    asked > 0
      ? ` ${numberText(asked)} more ${asked === 1 ? 'was' : 'were'} asked for and may be there.`
      : ''
  return `${countOf(there, 'mailbox stays', 'mailboxes stay')} at Mailin.${more}`
}
