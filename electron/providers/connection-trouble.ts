/** What is wrong with the certificate that a server shows. */
export type CertificateTrouble = 'untrusted' | 'expired' | 'not-yet-valid' | 'wrong-host'

/** Codes of OpenSSL and Node; with any of them the request has not left. */
const certificateTroubles: Readonly<Record<string, CertificateTrouble>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'wrong-host',
  HOSTNAME_MISMATCH: 'wrong-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'untrusted',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'untrusted',
  ERROR_IN_CERT_NOT_BEFORE_FIELD: 'untrusted',
  ERROR_IN_CERT_NOT_AFTER_FIELD: 'untrusted',
  CERT_CHAIN_TOO_LONG: 'untrusted',
  CERT_REJECTED: 'untrusted',
  CERT_REVOKED: 'untrusted',
  CERT_SIGNATURE_FAILURE: 'untrusted',
  CERT_UNTRUSTED: 'untrusted',
  CA_MD_TOO_WEAK: 'untrusted',
  CA_KEY_TOO_SMALL: 'untrusted',
  EE_KEY_TOO_SMALL: 'untrusted',
  INVALID_CA: 'untrusted',
  INVALID_PURPOSE: 'untrusted',
  PATH_LENGTH_EXCEEDED: 'untrusted',
}

/** Errors that come before a single byte of a request has left. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
])
const beforeSendingCalls = new Set(['connect', 'getaddrinfo'])

export type ConnectionTrouble = {
  /** A code such as ECONNRESET; never the error's text, which may quote a header. */
  readonly code: string
  /** True only when the request certainly never left this computer. */
  readonly neverSent: boolean
  /** null: it was not the certificate. */
  readonly certificate: CertificateTrouble | null
}

/** Reads what `fetch` threw; the real error is some causes deep. */
export function readConnectionTrouble(error: unknown): ConnectionTrouble {
  const chain = causesOf(error)
  const codes = chain.map(one => textOf(one, 'code')).filter(code => code !== '')
  const certificate = codes.map(certificateTroubleOf).find(one => one !== null) ?? null
  return {
    code: codes[0] ?? 'connection lost',
    neverSent:
      certificate !== null ||
      chain.some(
        one =>
          beforeSending.has(textOf(one, 'code')) ||
          beforeSendingCalls.has(textOf(one, 'syscall')),
      ),
    certificate,
  }
}

function certificateTroubleOf(code: string): CertificateTrouble | null {
  return Object.hasOwn(certificateTroubles, code) ? (certificateTroubles[code] ?? null) : null
}

/** What is wrong with a host's certificate, in a sentence without its full stop. */
export const certificateWords: Readonly<Record<CertificateTrouble, (host: string) => string>> =
  {
    untrusted: host =>
      `The certificate of ${host} is not trusted, so nothing was sent: something between may answer in its place`,
    expired: host =>
      `The certificate of ${host} has expired, so nothing was sent: see whether the clock of this computer is right`,
    'not-yet-valid': host =>
      `The certificate of ${host} is not valid yet, so nothing was sent: see whether the clock of this computer is right`,
    'wrong-host': host =>
      `What answers at ${host} shows the certificate of another host, so nothing was sent`,
  }

function causesOf(error: unknown): readonly object[] {
  const chain: object[] = []
  for (let one = error; one instanceof Error && chain.length < 8; one = one.cause) {
    chain.push(one)
    // happy eyeballs: all addresses were tried
    if (one instanceof AggregateError && one.errors[0] instanceof Error)
      chain.push(one.errors[0])
  }
  return chain
}

function textOf(error: object, key: 'code' | 'syscall'): string {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' && /^[\w-]{1,60}$/.test(value) ? value : ''
}
