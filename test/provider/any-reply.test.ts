import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeBody, parseJson } from '../../electron/providers/json.ts'
import { errorTextsIn, readRefusals } from '../../electron/providers/mailin/patterns.ts'
import * as mailin from '../../electron/providers/mailin/replies.ts'
import * as namecheap from '../../electron/providers/namecheap/replies.ts'
import { createRedactor, toDetail } from '../../electron/providers/redact.ts'
import { registrarClients } from '../../electron/providers/registrars.ts'
import * as spaceship from '../../electron/providers/spaceship/replies.ts'
import { registrarIds } from '../../shared/registrars/catalogue.ts'
import { clientKeys } from '../support/registrar-keys.ts'
import { registrarOptions } from './clients.ts'

const batch = ['a@example.com', 'b@example.com'].map(email => ({
  email,
  displayName: 'A',
  password: 'p',
}))

/** Keys that the readers look for, with anything behind them. */
const words = [
  'data',
  'errors',
  'id',
  'items',
  'last_page',
  'message',
  'meta',
  'name',
  'name_servers',
  'nameservers',
  'status',
  'token',
  'total',
  'username',
  'uuid',
  '__proto__',
]
const { reply } = fc.letrec(tie => ({
  reply: fc.oneof(
    { maxDepth: 5 },
    fc.jsonValue(),
    fc.constantFrom(
      '1',
      'completed',
      'example.com',
      'a@example.com',
      "domain 'x' is not registered",
    ),
    fc.dictionary(fc.constantFrom(...words), tie('reply')),
    fc.array(tie('reply'), { maxLength: 4 }),
  ),
}))

describe('any JSON at all', () => {
  test('is read without throwing', () => {
    fc.assert(
      fc.property(reply, body => {
        const page = mailin.readPage(body)
        for (const item of page?.items ?? []) {
          mailin.readDomain(item)
          mailin.readMailbox(item)
        }
        for (const read of [
          mailin.readJobState,
          mailin.readJobUuid,
          mailin.readNameServers,
          mailin.readToken,
          spaceship.readDomain,
          spaceship.readProblem,
          (one: unknown) => spaceship.readDomainPage(one, 0),
          namecheap.readInfo,
          namecheap.readDnsList,
          namecheap.readDomainPage,
          namecheap.readUpdated,
        ]) {
          read(body)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('refuses only addresses of the batch', () => {
    const emails = batch.map(({ email }) => email)
    fc.assert(
      fc.property(reply, body => {
        const refused = readRefusals(errorTextsIn(body), batch)

        expect(refused.every(({ email }) => emails.includes(email))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('any text at all', () => {
  test('is described, redacted and read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.string(),
        (body, secret) => {
          const hide = createRedactor([secret])
          parseJson(body)
          namecheap.readEnvelope(body)

          expect(toDetail(describeBody({ body, hide }), hide).length).toBeLessThanOrEqual(500)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe.each(registrarIds)('any answer to %s', id => {
  const calls = (body: string, status: number) => {
    const client = registrarClients[id]({
      ...registrarOptions('').options,
      fetch: async () =>
        new Response(body, { status, headers: { 'content-type': 'text/plain' } }),
    })
    const keys = clientKeys(id)
    return [
      client.readNameServers('example.com', keys),
      client.readRegistration('example.com', keys),
      client.writeNameServers('example.com', ['a.example.net', 'b.example.net'], keys),
      client.checkAccount(keys, ['example.com']),
    ]
  }

  test('is a value or a failure, never thrown', async () => {
    const text = fc.oneof(
      reply.map(body => JSON.stringify(body)),
      fc.string({ unit: 'binary', maxLength: 2000 }),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(200, 422), async (body, status) => {
        for (const result of await Promise.all(calls(body, status)))
          expect(typeof result.ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })
})
