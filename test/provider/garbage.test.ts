import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EngineFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'
import { registrarIds } from '../../shared/registrars/catalogue.ts'
import { codeOf, mailinOn, registrarsOn } from './clients.ts'
import {
  cutShort,
  hang,
  type OddAnswer,
  type OddServer,
  reset,
  startOddServer,
} from './odd-server.ts'

let server: OddServer
beforeAll(async () => {
  server = await startOddServer()
})
afterAll(() => server.stop())

const timeoutMs = 300
const pair = ['a.ns.example.net', 'b.ns.example.net']
const mailbox = { email: 'john@example.com', displayName: 'John', password: 'Abcdefg!' }

type Calls = Readonly<Record<string, () => Promise<Result<unknown, EngineFailure>>>>

function reads(baseUrl: string): Calls {
  const { mailin } = mailinOn(baseUrl, timeoutMs)
  const ofRegistrars = registrarsOn(baseUrl, timeoutMs).flatMap(({ id, keys, registrar }) => [
    [`${id}Read`, () => registrar.readNameServers('example.com', keys)] as const,
    [`${id}Registration`, () => registrar.readRegistration('example.com', keys)] as const,
    [`${id}Account`, () => registrar.checkAccount(keys, [])] as const,
  ])
  return {
    login: () => mailin.login(),
    findDomain: () => mailin.findDomain('example.com'),
    listDomains: () => mailin.listDomains(1),
    readJob: () => mailin.readJob('uuid-1'),
    listMailboxes: () => mailin.listMailboxes('example.com'),
    ...Object.fromEntries(ofRegistrars),
  }
}

function writes(baseUrl: string): Calls {
  const { mailin } = mailinOn(baseUrl, timeoutMs)
  const ofRegistrars = registrarsOn(baseUrl, timeoutMs).map(
    ({ id, keys, registrar }) =>
      [`${id}Write`, () => registrar.writeNameServers('example.com', pair, keys)] as const,
  )
  return {
    transferDomain: () => mailin.transferDomain('example.com'),
    createMailboxes: () => mailin.createMailboxes([mailbox]),
    removeMailbox: () => mailin.removeMailbox(5),
    ...Object.fromEntries(ofRegistrars),
  }
}

async function codesOf(calls: Calls) {
  const codes = Object.entries(calls).map(
    async ([name, call]) => [name, codeOf(await call())] as const,
  )
  return Object.fromEntries(await Promise.all(codes))
}

const all = (calls: Calls, code: string) =>
  Object.fromEntries(Object.keys(calls).map(name => [name, code]))

const deep = '['.repeat(100_000)
const big = Buffer.alloc(20 * 1024 * 1024, 'x')
const json = { 'content-type': 'application/json' }
const lost: readonly (readonly [string, OddAnswer])[] = [
  ['a reset', reset],
  ['an answer that never comes', hang],
  ['half an answer', cutShort],
  ['a body that never ends', { raw: response => void response.writeHead(200).write('{') }],
  ['20 MB', { headers: json, body: big }],
  ['a gzip bomb', { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync(big) }],
  ['broken gzip', { headers: { ...json, 'content-encoding': 'gzip' }, body: 'no gzip' }],
]
const garbage: readonly (readonly [string, OddAnswer])[] = [
  ['a page', { body: '<!doctype html><html><body>Sorry</body></html>' }],
  ['truncated JSON', { headers: json, body: '{"data":[{"id":1,"na' }],
  ['a number', { headers: json, body: '5' }],
  ['a text', { headers: json, body: '"ok"' }],
  ['NaN', { headers: json, body: '{"data":NaN}' }],
  ['deep nesting', { headers: json, body: deep }],
  ['deep XML', { body: `<ApiResponse Status="OK">${'<a>'.repeat(5000)}</ApiResponse>` }],
  ['forbidden XML', { body: '<ApiResponse Status="OK"><__proto__ a="1"/></ApiResponse>' }],
  ['bytes', { body: Buffer.from([0, 255, 254, 1, 2, 128]) }],
]

describe.each(lost)('%s', (_title, answer) => {
  test('is transient for every read', async () => {
    server.answer(() => answer)
    const calls = reads(server.baseUrl)

    expect(await codesOf(calls)).toEqual(all(calls, 'transient'))
  })

  test('is an unknown outcome for every write', async () => {
    server.answer(() => answer)
    const calls = writes(server.baseUrl)

    expect(await codesOf(calls)).toEqual(all(calls, 'unknown_outcome'))
  })
})

describe.each(garbage)('%s', (_title, answer) => {
  test('is a failure for every read', async () => {
    server.answer(() => answer)
    const { login, ...calls } = reads(server.baseUrl)

    const codes = Object.values(await codesOf(calls))
    expect(codes.filter(code => !['transient', 'foreign_answer'].includes(code))).toEqual([])
    // JSON without a token is a refusal, anything else is trouble on the way
    expect(['transient', 'foreign_answer', 'credentials']).toContain(
      codeOf((await login?.()) ?? never()),
    )
  })

  test('is never a success of a creation', async () => {
    server.answer(() => answer)
    const { createMailboxes, transferDomain, namecheapWrite } = writes(server.baseUrl)

    for (const call of [createMailboxes, transferDomain, namecheapWrite]) {
      expect(codeOf((await call?.()) ?? never())).toBe('unknown_outcome')
    }
  })

  // nameservers are read back, so a registrar may take a good status for enough
  test.each(registrarIds)('is never a refusal of %s', async id => {
    server.answer(() => answer)
    const call = writes(server.baseUrl)[`${id}Write`]

    expect(['ok', 'unknown_outcome']).toContain(codeOf((await call?.()) ?? never()))
  })
})

describe('wrong types', () => {
  test.each([
    ['null rows', { data: [null] }],
    ['numbers for rows', { data: [1, 2] }],
    ['a number for a name', { data: [{ id: 1, name: 5 }] }],
    ['an object for a flag', { data: [{ id: 1, name: 'example.com', status: {} }] }],
    ['a number for nameservers', { data: [{ id: 1, name: 'example.com', name_servers: 5 }] }],
    ['a text for data', { data: 'none' }],
    ['nothing but a message', { message: 'ok' }],
  ])('%s are transient', async (_title, body) => {
    server.answer(() => ({ body }))

    expect(codeOf(await mailinOn(server.baseUrl).mailin.findDomain('example.com'))).toBe(
      'transient',
    )
  })

  test('__proto__ in a reply changes nothing', async () => {
    const body = '{"__proto__":{"polluted":1},"data":[{"__proto__":{"id":1},"name":"x.com"}]}'
    server.answer(() => ({ headers: json, body }))

    await codesOf(reads(server.baseUrl))

    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('no connection', () => {
  test('is transient for reads and writes', async () => {
    const closed = await startOddServer()
    await closed.stop()
    const calls = { ...reads(closed.baseUrl), ...writes(closed.baseUrl) }

    expect(await codesOf(calls)).toEqual(all(calls, 'transient'))
  })

  test('is transient for a name that is unknown', async () => {
    const { mailin } = mailinOn('http://no-such-host.invalid', 5000)

    expect(codeOf(await mailin.transferDomain('example.com'))).toBe('transient')
  })
})

describe.each(registrarIds)('a signal to %s', id => {
  const write = async (signal: AbortSignal) => {
    const own = registrarsOn(server.baseUrl).find(one => one.id === id) ?? never()
    return own.registrar.writeNameServers('example.com', pair, own.keys, signal)
  }

  test('stops a request before it leaves', async () => {
    server.answer(() => ({ body: {} }))

    expect(codeOf(await write(AbortSignal.abort()))).toBe('transient')
    expect(server.requests).toHaveLength(0)
  })

  test('leaves the outcome of a sent write unknown', async () => {
    server.answer(() => hang)

    expect(codeOf(await write(AbortSignal.timeout(50)))).toBe('unknown_outcome')
  })
})

function never(): never {
  throw new Error('The call is missing.')
}
