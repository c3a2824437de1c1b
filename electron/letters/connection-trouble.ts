import type { TroubleCause } from './delivery.ts'
import type { MailServer } from './mail-server.ts'

type ConnectionError = { readonly code: string; readonly originalCode: string }
type Trouble = { readonly cause: TroubleCause; readonly detail: string }

const encryption = (detail: string): Trouble => ({ cause: 'encryption', detail })
const server = (detail: string): Trouble => ({ cause: 'server', detail })

/** Which port goes with which encryption, for staff who have to change one of the two. */
const ports =
  'Port 465 is usual with “Encrypted from the start”, port 587 without it; change one of the two in Settings.'

export const speaksTlsFirst: Trouble = encryption(
  `This port of the mail server wants TLS from the first byte, so nothing was sent. ${ports}`,
)
const speaksPlainFirst = encryption(
  `This port of the mail server does not begin with TLS, so nothing was sent. ${ports}`,
)
const tooOld = encryption(
  'The mail server speaks only a TLS that is too old (before 1.2), so nothing was sent. Use a newer mail server, or ask its operator to update it.',
)
const tooWeak = encryption(
  'The mail server offers no TLS that is safe enough, so nothing was sent. Use another mail server, or ask its operator to update it.',
)
const untrusted = encryption(
  'The certificate of the mail server is not trusted, so nothing was sent. Check the host, or ask its operator for a certificate of a known authority.',
)

/** Nodemailer's code, or the system's or OpenSSL's behind it → the trouble. */
const byCode: Readonly<Record<string, Trouble>> = {
  EDNS: server('The name of the mail server could not be found. Check the host.'),
  ETIMEDOUT: server('The mail server did not answer in time. Check host and port.'),
  ECONNREFUSED: server('Nothing listens at this host and port. Check both.'),
  EAUTH: {
    cause: 'login',
    detail: 'The mail server offers no login that Boxwright can use. Check user and password.',
  },
  CERT_HAS_EXPIRED: encryption(
    'The certificate of the mail server has expired, so nothing was sent. Its operator has to renew it.',
  ),
  ERR_TLS_CERT_ALTNAME_INVALID: encryption(
    'The certificate of the mail server is for another name, so nothing was sent. Check the host.',
  ),
  ERR_SSL_WRONG_VERSION_NUMBER: speaksPlainFirst,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: speaksPlainFirst,
  ERR_SSL_UNKNOWN_PROTOCOL: speaksPlainFirst,
  ERR_SSL_UNSUPPORTED_PROTOCOL: tooOld,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: tooOld,
  ERR_SSL_NO_PROTOCOLS_AVAILABLE: tooOld,
  ERR_SSL_VERSION_TOO_LOW: tooOld,
}

const certificate = /CERT|SELF_SIGNED|VERIFY|ISSUER|CRL/

/** Why no encrypted connection was made, and what to change. */
export function connectionTrouble(
  { code, originalCode }: ConnectionError,
  mailServer: MailServer,
): Trouble {
  const known = byCode[originalCode]
  if (known !== undefined) return known
  if (originalCode.startsWith('ERR_SSL_')) return tooWeak
  if (certificate.test(originalCode)) return untrusted
  if (code === 'ETLS')
    return encryption(
      `The mail server offers no encryption (STARTTLS) at port ${mailServer.port}, so nothing was sent. ${ports}`,
    )
  return (
    byCode[code] ??
    server('The connection to the mail server failed. Check host, port and encryption.')
  )
}
