import type { LoginProtocol } from '../../../shared/mailboxes/login.ts'

/** Where a mailbox logs in. */
export type LoginServer =
  /** A practice server in this process, the only one that is spoken to in plain text. */
  | { readonly kind: 'practice'; readonly port: number }
  | {
      readonly kind: 'mail'
      readonly host: string
      readonly port: number
      /** True: TLS from the first byte. False: STARTTLS, which is then required. */
      readonly secure: boolean
    }

/** The ports of the practice servers, on loopback. */
export type PracticePorts = Readonly<Record<LoginProtocol, number>>

/** Ports at which TLS is spoken from the first byte. */
const securePorts: Readonly<Record<LoginProtocol, number>> = { imap: 993, smtp: 465 }
/** Ports where Mailin named a host alone. */
const usualPorts: Readonly<Record<LoginProtocol, number>> = { imap: 993, smtp: 587 }

type Named = { readonly host: string | null; readonly port: number | null }

/**
 * The server that a mailbox logs in at; null: no host is known. Practice mode knows loopback alone:
 * whatever host is stored, the practice server is dialled.
 */
export function loginServerOf(
  protocol: LoginProtocol,
  named: Named,
  defaults: { readonly host: string; readonly port: number | undefined },
  practice: PracticePorts | null,
): LoginServer | null {
  const isNamed = named.host !== null && named.host !== ''
  const host = isNamed ? named.host : defaults.host
  if (host === '') return null
  if (practice !== null) return { kind: 'practice', port: practice[protocol] }
  const port = (isNamed ? named.port : defaults.port) ?? usualPorts[protocol]
  return { kind: 'mail', host, port, secure: port === securePorts[protocol] }
}

/** The host by which logins are paced. */
export const paceName = (server: LoginServer): string =>
  server.kind === 'practice' ? '127.0.0.1' : server.host.toLowerCase()
