import type { WaitReason } from '../orders/domain.ts'
import { isRegistrarId, registrars, registrarTitles } from '../registrars/catalogue.ts'
import type { EngineFailureCode, FailureSource } from './failure.ts'
import type { Cause } from './failure-cause.ts'

/** The one act that mends a failure. `none`: time mends it. */
export type FailureAction =
  | 'edit-order'
  | 'replace-domain'
  | 'change-prefixes'
  | 'open-settings'
  | 'retry'
  | 'diagnose'
  | 'copy-ip'
  | 'confirm-address'
  | 'none'

export type FailureText = {
  /** What happened, short enough for a line in a list. */
  readonly what: string
  readonly todo: string
  readonly action: FailureAction
  /** Words of the button; empty when there is nothing to press. */
  readonly label: string
  /** Part of Settings, for `open-settings`; absent: Mailin. */
  readonly section?: 'mailin' | 'registrars'
  /** The part of the order form that takes the focus, for `edit-order`. */
  readonly part?: FormPart
}

/** A part of the order form that a failure can lead to. */
export type FormPart = 'key' | 'prefixes'

export const providerWords: Record<FailureSource, string> = {
  mailin: 'Mailin',
  ...registrarTitles,
  boxwright: 'Boxwright',
}

const wait = { action: 'none', label: '' } as const
const retry = { action: 'retry', label: 'Retry' } as const
const diagnose = { action: 'diagnose', label: 'Why is it stuck?' } as const

const texts: Record<EngineFailureCode, (who: string, cause: Cause) => FailureText> = {
  credentials: (who, cause) =>
    cause.provider === 'mailin'
      ? {
          what: 'Mailin refused the login',
          todo: 'Check e-mail address and password of the Mailin account.',
          action: 'open-settings',
          label: 'Check the Mailin login',
        }
      : {
          what: `${who} refused the key`,
          todo: `Enter a valid ${who} key in the order and resubmit it.`,
          action: 'edit-order',
          label: `Correct the ${who} key`,
          part: 'key',
        },
  scope: (who, { provider }) =>
    provider === 'boxwright'
      ? {
          what: 'The keys were entered for another address',
          todo: 'The address of the registrar has changed in Settings. Confirm that the stored keys may go there, or enter the keys again.',
          action: 'confirm-address',
          label: 'Confirm the address',
        }
      : isRegistrarId(provider)
        ? {
            what: registrars[provider].scope.what,
            todo: registrars[provider].scope.todo,
            ...retry,
          }
        : {
            what: `The ${who} key may not change nameservers`,
            todo: `Give the key the right to read and write domains at ${who}, then retry.`,
            ...retry,
          },
  ip_not_whitelisted: (who, cause) => ({
    what:
      cause.ip === undefined
        ? `${who} does not allow this IP address`
        : `${who} does not allow ${cause.ip}`,
    todo:
      cause.ip === undefined
        ? `${who} did not name it. Ask for the public IPv4 address of this network, add it to the allowed IPs of the customer's ${who} account, then retry.`
        : `Add the address to the allowed IPs of the customer's ${who} account, then retry.`,
    ...(cause.ip === undefined ? retry : { action: 'copy-ip', label: 'Copy the address' }),
  }),
  domain_not_found: (who, cause) =>
    cause.provider === 'mailin'
      ? {
          what: 'No longer in the Mailin account',
          todo: 'Mailin took the domain twice and does not list it. Ask Mailin, then retry: it is transferred again.',
          ...retry,
        }
      : {
          what: `Not in this ${who} account`,
          todo: `Check that the customer owns the domain in this ${who} account, or correct the order.`,
          action: 'edit-order',
          label: 'Correct the order',
        },
  conflict: (_who, cause) => (cause.provider === 'boxwright' ? doubtedId : taken(cause)),
  invalid_input: (who, cause) =>
    cause.provider === 'mailin' && cause.stage === 'mailboxes'
      ? {
          what: 'Mailin did not create the mailboxes',
          todo: 'Retry: only what is missing is asked for. When it comes back, correct the order.',
          ...retry,
        }
      : {
          what: `${who} refused the request`,
          ...(cause.provider === 'mailin'
            ? {
                todo: 'Replace the domain, or retry when the cause is gone.',
                action: 'replace-domain',
                label: 'Replace the domain',
              }
            : {
                todo: `Look at the domain at ${who}: a lock, an expiry? Mend it there, then retry.`,
                ...retry,
              }),
        },
  subscription: who => ({
    what: `The ${who} account has no active subscription`,
    todo: `Renew the subscription at ${who}. Work goes on by itself.`,
    action: 'open-settings',
    label: `Test the ${who} login`,
  }),
  plan_limit: who => ({
    what: `The ${who} plan is full`,
    todo: `Add room at ${who}: a larger plan or more credits. Work goes on by itself within minutes.`,
    action: 'open-settings',
    label: `Test the ${who} login`,
  }),
  domain_expired: who => ({
    what: 'The registration has run out',
    todo: `Have the customer renew the domain at ${who}. Work goes on by itself; a retry looks at once.`,
    ...retry,
  }),
  domain_suspended: who => ({
    what: `${who} holds the domain back`,
    todo: `Have the customer ask ${who} why, and confirm the owner's contact there. Work goes on by itself; a retry looks at once.`,
    ...retry,
  }),
  domain_locked: who => ({
    what: `Locked at ${who}, with the old nameservers`,
    todo: `Have the domain unlocked at ${who}, then retry: the nameservers are set again.`,
    ...retry,
  }),
  nameservers_kept: who => ({
    what: `${who} still shows the old nameservers`,
    todo: `${who} took the new ones twice and did not set them. Retry to set them again, or set them there by hand.`,
    ...retry,
  }),
  overdue: (who, { reason }) => overdueTexts[reason ?? 'lane'](who),
  rate_limited: who => ({
    what: `${who} asked to slow down`,
    todo: 'Work goes on by itself when the quota is free again.',
    ...wait,
  }),
  transient: who => ({
    what: `${who} did not answer as it should`,
    todo: 'Boxwright tries again by itself.',
    ...wait,
  }),
  foreign_answer: (who, { provider }) => ({
    what: `Something else answers for ${who}`,
    todo: `Check the ${who} address in Settings, and whether a proxy or a firewall of this network answers. Boxwright goes on trying.`,
    action: 'open-settings',
    label: `Check the ${who} address`,
    section: provider === 'mailin' ? 'mailin' : 'registrars',
  }),
  unknown_outcome: who => ({
    what: `The answer of ${who} was lost`,
    todo: 'Boxwright looks at how things stand before it goes on.',
    ...wait,
  }),
}

/** Two mailboxes claim one id of Mailin; see `steps/disputed-ids.ts`. */
const doubtedId: FailureText = {
  what: 'The Mailin id of a mailbox is in doubt',
  todo: 'Nothing was made or removed on a guess. Compare both at Mailin, remove there what should go, then retry: Boxwright reads the list again.',
  ...retry,
}

const taken = ({ otherOrder, stage }: Cause): FailureText => {
  const what =
    otherOrder === undefined
      ? 'A mailbox with this address already exists'
      : `Order ${otherOrder} has a mailbox with this address`
  if (stage !== undefined && stage !== 'mailboxes')
    return {
      what,
      todo: 'Remove the mailbox at Mailin and retry, or replace the domain.',
      action: 'replace-domain',
      label: 'Replace the domain',
    }
  return {
    what,
    todo:
      otherOrder === undefined
        ? 'Change the prefixes of this domain, or remove the mailbox at Mailin and retry.'
        : 'Leave that mailbox: it was delivered. Change the prefixes of this domain, or replace it.',
    action: 'change-prefixes',
    label: 'Change prefixes',
    part: 'prefixes',
  }
}

/** Words for a domain that has waited for more than a day, by what it waits for. */
const overdueTexts: Record<WaitReason | 'lane', (who: string) => FailureText> = {
  activation: () => ({
    what: 'Not active after a day',
    todo: 'See who holds it up: Mailin, the registrar or the registry. Boxwright goes on looking.',
    ...diagnose,
  }),
  job: () => ({
    what: 'A mailbox job has run for a day',
    todo: 'Ask Mailin about the job, then retry: only what is missing is asked for.',
    ...retry,
  }),
  ids: () => ({
    what: 'Mailboxes not listed after a day',
    todo: 'Look for them at Mailin, then retry: only what is missing is asked for.',
    ...retry,
  }),
  'nameserver-list': () => ({
    what: 'No nameservers from Mailin after a day',
    todo: 'Ask Mailin for the nameservers of the domain, then retry.',
    ...retry,
  }),
  account: who => ({
    what: `The ${who} account has not taken it for a day`,
    todo: `Test the ${who} login, then retry.`,
    action: 'open-settings',
    label: `Test the ${who} login`,
  }),
  quota: who => ({
    what: `${who}'s quota has held it up for a day`,
    todo: `See whether other programs use the ${who} account, then retry.`,
    ...retry,
  }),
  backoff: who => ({
    what: `${who} has not answered well for a day`,
    todo: `See whether ${who} has trouble, and whether its address in Settings is right, then retry.`,
    ...retry,
  }),
  'slow-clock': who => ({
    what: `${who} has refused it for a day`,
    todo: 'Correct the cause, then retry.',
    ...retry,
  }),
  lane: () => ({
    what: 'Not worked on for a day',
    todo: 'Retry. When that does not help, look at the log and restart Boxwright.',
    ...retry,
  }),
}

/** What happened to a domain and what to do about it. */
export function failureText(code: EngineFailureCode, cause: Cause): FailureText {
  return texts[code](providerWords[cause.provider], cause)
}
