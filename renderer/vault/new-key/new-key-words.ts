import type { Answers } from '../../../shared/border/calls.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import type { Losses } from '../../../shared/vault/vault.ts'

/** Why the secrets are given up. */
export type NewKeyReason = 'unopenable' | 'passphrase' | 'keychain' | 'other'

/** Why the secrets would be given up; null when the vault is open or has no key yet. */
export function reasonOf({ state, backend }: Answers['vault.status']): NewKeyReason | null {
  if (state === 'unopenable') return 'unopenable'
  if (state !== 'locked') return null
  return backend === 'passphrase' || backend === 'keychain' ? backend : 'other'
}

type Words = {
  readonly button: string
  readonly isQuiet: boolean
  /** The label of the tick without which the secrets are not given up. */
  readonly confirm: string
}

export const newKeyWords: Record<NewKeyReason, Words> = {
  unopenable: {
    button: 'Start with a new key',
    isQuiet: false,
    confirm: 'I give up what cannot be opened',
  },
  passphrase: {
    button: 'The passphrase is forgotten',
    isQuiet: true,
    confirm: 'The passphrase is forgotten, and nobody has it written down',
  },
  keychain: {
    button: 'The keychain is gone for good',
    isQuiet: true,
    confirm: 'The keychain is gone for good, and nobody can unlock it',
  },
  other: {
    button: 'What opens them is gone for good',
    isQuiet: true,
    confirm: 'What opens the secrets is gone for good',
  },
}

const passwords = { mailin: 'the Mailin password', mail: 'the password of the mail server' }

/** What is given up, one line for each kind; empty when nothing was sealed. */
export function lossLines({
  settings,
  orders,
  customers,
  mailboxes,
}: Losses): readonly string[] {
  const keysOf = [
    orders > 0 && countOf(orders, 'order'),
    customers > 0 && countOf(customers, 'customer'),
  ].filter(part => part !== false)
  return [
    ...settings.map(one => `${passwords[one]}: enter it again in Settings`),
    keysOf.length > 0 &&
      `the registrar keys of ${keysOf.join(' and ')}: an order that needs them asks for them`,
    mailboxes > 0 &&
      `${countOf(mailboxes, 'mailbox password')}: each is shown as lost until a new one is entered`,
  ].filter(line => line !== false)
}

/** How many secrets in all, for the button. */
export const lossCount = ({ settings, orders, customers, mailboxes }: Losses): number =>
  settings.length + orders + customers + mailboxes
