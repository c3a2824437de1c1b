import type { Time } from '../border/paging.ts'
import { recordOf } from '../record-of.ts'
import { capital } from '../text/capital.ts'

export const loginProtocols = ['imap', 'smtp'] as const
export type LoginProtocol = (typeof loginProtocols)[number]
export const loginProtocolNames: Readonly<Record<LoginProtocol, string>> = {
  imap: 'IMAP',
  smtp: 'SMTP',
}

/** What a login of a mailbox came to: `works`, or what kept it from working. Stored. */
export const loginResults = [
  'works',
  'password',
  'encryption',
  'port',
  'name',
  'timeout',
  'not-ready',
  'no-host',
  'other',
] as const
export type LoginResult = (typeof loginResults)[number]

/** Each result in a few words, after the protocol: "IMAP: password refused". */
export const loginResultNames: Readonly<Record<LoginResult, string>> = {
  works: 'logs in',
  password: 'password refused',
  encryption: 'no safe TLS',
  port: 'port refused',
  name: 'host not found',
  timeout: 'no answer in time',
  'not-ready': 'not ready yet',
  'no-host': 'host not known',
  other: 'failed otherwise',
}

/** What staff can do about each result; '': nothing is to be done. */
export const loginAdvice: Readonly<Record<LoginResult, string>> = {
  works: '',
  password:
    'The server refused address and password. A mailbox that is minutes old may need a while; else set its password anew at Mailin.',
  encryption:
    'The server offers no TLS, or its certificate is not trusted, so the password was not sent. Ask its operator.',
  port: 'Nothing answers at this port. Check the port, and whether a firewall is between.',
  name: 'The name of the mail server is not in DNS. Check the host.',
  timeout: 'The mail server did not answer in time. Check again later.',
  'not-ready': 'The mail server asks to come back later. Check again in some minutes.',
  'no-host':
    'Mailin named no mail server. Enter the usual ones in Settings, under Exports, then check again.',
  other: 'The mail server ended the login in another way. Check again later.',
}

/** The latest logins of a mailbox. */
export type LoginCheck = Readonly<Record<LoginProtocol, LoginResult>> & { readonly at: Time }

export const doesLogIn = (check: Readonly<Record<LoginProtocol, LoginResult>>): boolean =>
  loginProtocols.every(protocol => check[protocol] === 'works')

/** What does not work: "Password refused", "IMAP: no safe TLS · SMTP: port refused"; '': everything works. */
export function loginTrouble(check: Readonly<Record<LoginProtocol, LoginResult>>): string {
  const results = recordOf(loginProtocols, protocol => check[protocol])
  const failing = loginProtocols.filter(protocol => results[protocol] !== 'works')
  const isSame = failing.length === 2 && results.imap === results.smtp
  return isSame
    ? capital(loginResultNames[results.imap])
    : failing
        .map(
          protocol => `${loginProtocolNames[protocol]}: ${loginResultNames[results[protocol]]}`,
        )
        .join(' · ')
}

/** What a list of mailboxes can be narrowed to. */
export const loginFilters = ['fails', 'works', 'unchecked'] as const
export type LoginFilter = (typeof loginFilters)[number]

/** How far the checking of logins is. */
export type LoginRun = {
  /** Mailboxes that are still to be checked. */
  readonly left: number
  /** Mailboxes checked since this run began. */
  readonly done: number
  /** Those of them that do not log in. */
  readonly failing: number
  /** The run waits until the secrets are unlocked. */
  readonly isLocked?: true
}

/** Chosen mailboxes by what is known of their logins. */
export type LoginCounts = Readonly<Record<LoginFilter, number>> & {
  /** The first addresses that do not log in, at most five. */
  readonly failing: readonly string[]
}
