import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  certificateWords,
  readConnectionTrouble,
} from '../../electron/providers/connection-trouble.ts'
import { failureOf, mailinOn, registrarsOn } from './clients.ts'

const day = 86_400_000
const servers: Server[] = []
let seen = 0

/** A server with a certificate that no authority has signed; `answers` at its own address. */
async function serve(valid: { readonly from: Date; readonly to: Date }): Promise<string> {
  const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keySize: 2048,
    notBeforeDate: valid.from,
    notAfterDate: valid.to,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  const server = createServer({ key: made.private, cert: made.cert }, (_request, response) => {
    seen += 1
    response.end('{}')
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return `https://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
}

let selfSigned = ''
let expired = ''
beforeAll(async () => {
  const now = Date.now()
  selfSigned = await serve({ from: new Date(now - day), to: new Date(now + day) })
  expired = await serve({ from: new Date(now - 2 * day), to: new Date(now - day) })
})
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

describe('a certificate that does not hold', () => {
  test.each([
    ['nobody has signed', () => selfSigned],
    ['has run out', () => expired],
  ])('that %s is told as such, and nothing is sent', async (_title, address) => {
    const base = address()
    const pair = ['a.ns.example.net', 'b.ns.example.net']

    const failures = [
      failureOf(await mailinOn(base).mailin.login()),
      failureOf(await mailinOn(base).mailin.transferDomain('example.com')),
    ]
    for (const { keys, registrar } of registrarsOn(base))
      failures.push(failureOf(await registrar.writeNameServers('example.com', pair, keys)))

    for (const { code, detail } of failures) {
      expect(code).toBe('foreign_answer')
      expect(detail).toMatch(
        /^The certificate of 127\.0\.0\.1:\d+ (is not trusted|has expired)/,
      )
      expect(detail).not.toContain('Nothing answers')
    }
    expect(seen).toBe(0)
  })

  test.each([
    ['CERT_HAS_EXPIRED', 'has expired'],
    ['CERT_NOT_YET_VALID', 'is not valid yet'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'of another host'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'is not trusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'is not trusted'],
  ])('is told by its code %s', (code, words) => {
    const error = new TypeError('fetch failed', {
      cause: Object.assign(new Error('x'), { code }),
    })

    const { certificate, neverSent } = readConnectionTrouble(error)

    expect(neverSent).toBe(true)
    expect(certificate === null ? '' : certificateWords[certificate]('a.example')).toContain(
      words,
    )
  })

  test('is checked although the environment wanted none checked', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    const { wereCertificatesUnchecked } = await import('../../electron/desktop/certificates.ts')

    expect(wereCertificatesUnchecked).toBe(true)
    expect(process.env).not.toHaveProperty('NODE_TLS_REJECT_UNAUTHORIZED')
    expect(failureOf(await mailinOn(selfSigned).mailin.login()).code).toBe('foreign_answer')
  })
})
