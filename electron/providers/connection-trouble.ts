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
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])
const beforeSendingCalls = new Set(['connect', 'getaddrinfo'])

export type ConnectionTrouble = {
  /** A code such as ECONNRESET; never the error's text, which may quote a header. */
  readonly code: string
  /** True only when the request certainly never left this computer. */
  readonly neverSent: boolean
}

/** Reads what `fetch` threw; the real error is some causes deep. */
export function readConnectionTrouble(error: unknown): ConnectionTrouble {
  const chain = causesOf(error)
  const codes = chain.map(one => textOf(one, 'code')).filter(code => code !== '')
  return {
    code: codes[0] ?? 'connection lost',
    neverSent: chain.some(
      one =>
        beforeSending.has(textOf(one, 'code')) ||
        beforeSendingCalls.has(textOf(one, 'syscall')),
    ),
  }
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
