import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Exchange } from '../../electron/providers/exchange.ts'
import { createMailin } from '../../electron/providers/mailin/client.ts'
import { createRedactor, toDetail } from '../../electron/providers/redact.ts'
import { registrarClients } from '../../electron/providers/registrars.ts'
import { atOnce } from '../../electron/providers/turn.ts'
import { recordOf } from '../../shared/record-of.ts'
import {
  type RegistrarId,
  registrarIds,
  registrars,
} from '../../shared/registrars/catalogue.ts'
import type { KeyField } from '../../shared/registrars/descriptor.ts'
import { clientKeys } from '../support/registrar-keys.ts'
import { keepToken } from './clients.ts'
import {
  hang,
  type OddAnswer,
  type OddServer,
  reset,
  type SeenRequest,
  startOddServer,
} from './odd-server.ts'

let server: OddServer
beforeAll(async () => {
  server = await startOddServer()
})
afterAll(() => server.stop())

// signs that each encoding on the way spells in its own manner
const canaries = {
  password: 'CANARY-pass"&<é/1',
  mailboxPassword: 'CANARYbxz#7%k*_2',
  token: '17|CANARYtokenCANARYtoken',
  newToken: '18|CANARYfreshCANARYfresh',
}
const canaryOf = ({ field, isSecret }: KeyField) =>
  isSecret ? `CANARY+ =/&'%5 ${field}` : 'agency'
const keys = recordOf(registrarIds, id => clientKeys(id, canaryOf))
const pair = ['a.ns.example.net', 'b.ns.example.net']

/** Everything that comes out of one walk through every call, but not the values themselves. */
async function walk(): Promise<{ readonly texts: readonly string[]; readonly count: number }> {
  const exchanges: Exchange[] = []
  const shared = {
    timeoutMs: 200,
    turn: atOnce,
    record: (exchange: Exchange) => exchanges.push(exchange),
  }
  const login = { email: 'staff@agency.example', password: canaries.password, deviceName: 'd' }
  const mailin = createMailin({
    ...shared,
    ...login,
    baseUrl: `${server.baseUrl}/mailin`,
    tokens: keepToken(canaries.token),
  })
  const seen = { clientIp: () => '203.0.113.7', onIpSeen: () => undefined }
  const mailbox = {
    email: 'john@example.com',
    displayName: 'John',
    password: canaries.mailboxPassword,
  }
  const results: unknown[] = [
    await mailin.createMailboxes([mailbox]),
    await mailin.findDomain('example.com'),
    await mailin.listDomains(1),
    await mailin.transferDomain('example.com'),
    await mailin.readJob('uuid-1'),
    await mailin.listMailboxes('example.com'),
    await mailin.removeMailbox(3),
    await mailin.login(),
  ]
  for (const id of registrarIds) {
    const registrar = registrarClients[id]({
      ...shared,
      ...seen,
      baseUrl: `${server.baseUrl}/${id}`,
    })
    results.push(
      await registrar.readNameServers('example.com', keys[id]),
      await registrar.readRegistration('example.com', keys[id]),
      await registrar.writeNameServers('example.com', pair, keys[id]),
      await registrar.checkAccount(keys[id], ['example.com']),
    )
  }
  const texts = [...results, ...exchanges, ...server.requests.map(({ url }) => url)]
  return { texts: texts.map(text => JSON.stringify(text)), count: exchanges.length }
}

/** A provider can quote only what it was told. */
function toldTo(path: string): string {
  const id = registrarIds.find(one => `${path}/`.startsWith(`/${one}/`))
  const told = id === undefined ? Object.values(canaries) : secretsOf(id)
  return told.join(' and ')
}

/** Those that its requests carry. */
const secretsOf = (id: RegistrarId): readonly string[] =>
  registrars[id].keys.flatMap(key =>
    key.isSecret && key.credential !== null ? [canaryOf(key)] : [],
  )

const asXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const xmlError = (told: string) =>
  `<ApiResponse Status="ERROR"><Errors><Error Number="1011102">Key ${told} is invalid</Error></Errors></ApiResponse>`
const echo: readonly (readonly [string, (told: string, request: SeenRequest) => OddAnswer])[] =
  [
    [
      'a message that quotes them',
      told => ({ status: 422, body: { message: told, detail: told } }),
    ],
    ['a message in a good answer', told => ({ body: { message: told } })],
    [
      'errors that quote them',
      told => ({ status: 422, body: { errors: { 'mailboxes.0.x': [told] } } }),
    ],
    [
      'a page that quotes them',
      told => ({ status: 500, body: `<title>${told}</title>${told}` }),
    ],
    ['fields named like secrets', () => ({ body: { token: 'CANARY-odd', api_key: 'CANARY' } })],
    [
      'a token in an odd shape',
      () => ({ body: { token: { plainTextToken: canaries.newToken } } }),
    ],
    [
      'rows with passwords',
      () => ({ body: { data: [{ username: 'a@example.com', password: 'CANARY' }] } }),
    ],
    ['a failed job that quotes them', told => ({ body: { status: 'failed', report: told } })],
    ['XML that quotes them', told => ({ body: xmlError(told) })],
    ['XML that escapes what it must', told => ({ body: xmlError(asXml(told)) })],
    [
      'XML that escapes them',
      told => ({ body: xmlError(asXml(told).replaceAll("'", '&apos;')) }),
    ],
    ['a refused token', told => ({ status: 401, body: { message: told } })],
    [
      'a redirect that quotes them',
      told => ({ status: 302, headers: { location: `/?k=${encodeURIComponent(told)}` } }),
    ],
    [
      'a mirror',
      (_told, { body, headers }) => ({
        status: 400,
        body: `${body} ${JSON.stringify(headers)}`,
      }),
    ],
    ['a reset', () => reset],
    ['a hang', () => hang],
  ]

describe('secrets stay inside', () => {
  test.each(echo)('through %s', async (_title, answer) => {
    server.answer(request => {
      const odd = answer(toldTo(request.path), request)
      const isLogin = request.path.endsWith('/auth/login')
      return isLogin && odd.status === 401 ? { body: { token: canaries.newToken } } : odd
    })

    const { texts, count } = await walk()

    expect(count).toBeGreaterThanOrEqual(8 + 4 * registrarIds.length)
    expect(texts.filter(text => /CANARY/i.test(text))).toEqual([])
  })
})

describe('a detail', () => {
  test('is one short line without controls', () => {
    const redact = createRedactor([])
    const text = `a\u0000b\u001b[31m\r\nc\u202ed\u200b${'x'.repeat(10_000)}\ud800`

    const detail = toDetail(text, redact)

    expect(detail.length).toBeLessThanOrEqual(500)
    // oxlint-disable-next-line no-control-regex -- the test is about them
    expect(detail).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u200b]/)
  })

  test.each([
    '{"password":"CANARY',
    '{"password":"CANARY\\',
    'token="CANARY',
    '{"api_key" : CANARY',
  ])('hides the rest of a cut body: %s', text => {
    expect(toDetail(text, createRedactor([]))).not.toContain('CANARY')
  })

  test('hides a secret before it cuts', () => {
    const redact = createRedactor(['CANARY-at-the-edge'])

    expect(toDetail(`${'x'.repeat(490)}CANARY-at-the-edge`, redact)).not.toContain('CANARY')
  })

  test('hides a secret in XML that leaves its quotes alone', () => {
    const redact = createRedactor(['CANARY "<&>"'])

    expect(toDetail('<a>CANARY "&lt;&amp;>"</a>', redact)).not.toContain('CANARY')
    expect(toDetail('<a>CANARY "&lt;&amp;&gt;"</a>', redact)).not.toContain('CANARY')
  })

  test('hides a recovery code that nobody knows', () => {
    const detail = toDetail('Typed (7kq2m-abcde-fghjk-00000-11111-22222).', createRedactor([]))

    expect(detail).toBe('Typed (•••).')
  })

  test('takes no longer for megabytes that are all hits', () => {
    const redact = createRedactor(['CANARY-known'])
    const parts = [
      'a-',
      '"password',
      'token=',
      '"a"',
      '"token":"',
      'Bearer ',
      '\\"',
      '12|a',
      'abcde-',
    ]
    const began = process.threadCpuUsage()

    for (const part of parts) redact(part.repeat(5_000_000 / part.length))

    expect(process.threadCpuUsage(began).user / 1000).toBeLessThan(1500)
  })

  test('shows no half of a secret where a long text is cut', () => {
    const secret = `CANARY${'x'.repeat(60)}`
    const redact = createRedactor([secret])

    for (let before = 32_690; before < 32_780; before += 1)
      expect(redact(`${'.'.repeat(before)}${secret} and more`)).not.toContain('CANARY')
  })

  test.each([
    ['known values', 'CANARY-known '.repeat(5000)],
    ['an unclosed value', `{"password":"${String.raw`\"`.repeat(500_000)}CANARY`],
    ['lone surrogates', '\ud800'.repeat(1_000_000)],
  ])('is made of %s by the megabyte', (_title, text) => {
    expect(toDetail(text, createRedactor(['CANARY-known']))).not.toContain('CANARY')
  })

  test('is withheld when secrets cannot be told', () => {
    const broken: unknown = [{ trim: () => 'CANARY', length: 6 }]
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the compiler forbids
    const redact = createRedactor(broken as string[])

    expect(redact('CANARY')).toMatch(/^\(not shown/)
  })
})
