import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSpaceship } from '../../electron/providers/spaceship/client.ts'
import {
  codeOf,
  failureOf,
  namecheapKeys,
  registrarOptions,
  spaceshipKeys,
  valueOf,
} from './clients.ts'
import { type OddServer, startOddServer } from './odd-server.ts'

let server: OddServer
beforeAll(async () => {
  server = await startOddServer()
})
afterAll(() => server.stop())

const pair = ['byron.ns.cloudflare.com', 'ines.ns.cloudflare.com']
const client = () => createSpaceship(registrarOptions(server.baseUrl).options)
const read = (domain = 'example.com') => client().readNameServers(domain, spaceshipKeys)
const write = (hosts: readonly string[] = pair, domain = 'example.com') =>
  client().writeNameServers(domain, hosts, spaceshipKeys)

describe('reading nameservers', () => {
  test.each([
    [
      'custom hosts',
      { provider: 'custom', hosts: ['Ines.NS.cloudflare.com.', pair[0]] },
      [pair[1], pair[0]],
    ],
    [
      'its own hosts',
      { provider: 'basic', hosts: ['launch1.spaceship.net'] },
      ['launch1.spaceship.net'],
    ],
    ['no hosts', { provider: 'basic' }, []],
    ['nothing', undefined, []],
  ])('answers %s', async (_title, nameservers, hosts) => {
    server.answer(() => ({ body: { name: 'example.com', nameservers } }))

    expect(valueOf(await read())).toEqual(hosts)
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      url: '/api/v1/domains/example.com',
    })
    expect(server.requests[0]?.headers).toMatchObject({
      'x-api-key': spaceshipKeys.apiKey,
      'x-api-secret': spaceshipKeys.apiSecretKey,
    })
  })

  test('asks for the ASCII form of a name', async () => {
    server.answer(() => ({ body: { nameservers: { hosts: [] } } }))

    await read('Bücher.de')

    expect(server.requests[0]?.path).toBe('/api/v1/domains/xn--bcher-kva.de')
  })

  test('never lets a name leave its path', async () => {
    server.answer(() => ({ body: {} }))

    expect(codeOf(await read('../domains?x=1'))).toBe('invalid_input')
    expect(server.requests).toHaveLength(0)
  })
})

describe('writing nameservers', () => {
  test.each([
    ['an echo', 200, { provider: 'custom', hosts: pair }],
    ['an empty body', 200, ''],
    ['accepted work', 202, ''],
    ['no content', 204, ''],
  ])('takes %s for a success', async (_title, status, body) => {
    server.answer(() => ({ status, body }))

    expect(valueOf(await write())).toBeNull()
    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      path: '/api/v1/domains/example.com/nameservers',
      body: JSON.stringify({ provider: 'custom', hosts: pair }),
    })
  })

  test('does not trust a page', async () => {
    server.answer(() => ({ body: '<html>proxy</html>' }))

    expect(codeOf(await write())).toBe('unknown_outcome')
  })

  test.each([
    ['one', [pair[0] ?? '']],
    ['one in two spellings', ['a.example.net', 'A.example.net.']],
    ['thirteen', Array.from({ length: 13 }, (_, n) => `ns${n}.example.net`)],
    ['a bad name', ['a.example.net', 'b c']],
  ])('refuses %s without asking', async (_title, hosts) => {
    server.answer(() => ({ body: {} }))

    expect(codeOf(await write(hosts))).toBe('invalid_input')
    expect(server.requests).toHaveLength(0)
  })
})

describe('a refusal', () => {
  const problem = (detail: string, errors?: unknown) => ({
    title: 'No',
    detail,
    status: 0,
    errors,
  })

  test.each([
    ['credentials', 401, problem('Invalid API key.')],
    ['scope', 403, problem("The user's request was not properly authorized.")],
    ['foreign_answer', 403, '<html>blocked</html>'],
    ['domain_not_found', 404, problem("The domain hasn't been found.")],
    ['foreign_answer', 404, ''],
    ['foreign_answer', 404, { error: 'Not found' }],
    ['foreign_answer', 401, { message: 'Unauthenticated.' }],
    ['foreign_answer', 404, '<html>nginx</html>'],
    ['invalid_input', 422, problem('Invalid hosts.')],
    ['invalid_input', 400, problem('Bad.')],
    ['rate_limited', 429, problem('Slow down.')],
    ['transient', 500, problem('Oops.')],
    ['foreign_answer', 503, 'down'],
    ['foreign_answer', 301, ''],
  ])('is %s on a %i', async (code, status, body) => {
    server.answer(() => ({ status, body }))

    expect([codeOf(await read()), codeOf(await write())]).toEqual([code, code])
  })

  test('names wrong fields and the operation', async () => {
    const headers = { 'spaceship-operation-id': 'op-17' }
    const errors = [{ field: 'hosts', details: 'Host is invalid' }]
    server.answer(() => ({ status: 422, headers, body: problem('Invalid.', errors) }))

    const { detail } = failureOf(await write())

    expect(detail).toContain('Invalid. hosts: Host is invalid.')
    expect(detail).toContain('op-17')
  })

  test('names the scope that is missing', async () => {
    server.answer(() => ({ status: 403, body: problem('No.') }))

    expect(failureOf(await read()).detail).toContain('domains:read')
    expect(failureOf(await write()).detail).toContain('domains:write')
  })

  test.each([
    ['its time and a second', { 'retry-after': '120' }, 121],
    ['thirty seconds without one', {}, 30],
  ])('waits %s', async (_title, headers, seconds) => {
    server.answer(() => ({ status: 429, headers, body: {} }))

    const { retryAt } = failureOf(await write())

    const wait = (Date.parse(retryAt ?? '') - Date.now()) / 1000
    expect(Math.abs(wait - seconds)).toBeLessThan(2)
  })
})

describe('the look into an account', () => {
  test('reads the list page by page', async () => {
    const names = Array.from({ length: 130 }, (_, at) => ({ name: `d${at}.com` }))
    server.answer(({ url }) => {
      const skip = Number(new URL(url, 'http://ship').searchParams.get('skip'))
      return { body: { items: names.slice(skip, skip + 100), total: 130 } }
    })

    const check = valueOf(await client().checkAccount(spaceshipKeys, ['D129.com', 'd1.com']))

    expect(check).toEqual({
      domainCount: 130,
      held: ['d129.com', 'd1.com'],
      barred: [],
      missing: [],
      unchecked: [],
    })
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/api/v1/domains?take=100&skip=0&orderBy=name',
      '/api/v1/domains?take=100&skip=100&orderBy=name',
    ])
  })

  test('asks by name for what the list lacks', async () => {
    server.answer(({ path }) => {
      if (path.endsWith('/domains')) return { body: { items: [{}], total: 42 } }
      return path.endsWith('/shared.com')
        ? { body: { nameservers: { hosts: [] } } }
        : { status: 404, body: { detail: "The domain hasn't been found." } }
    })

    const check = await client().checkAccount(spaceshipKeys, ['shared.com', 'gone.com'])

    expect(valueOf(check)).toMatchObject({
      domainCount: 42,
      held: ['shared.com'],
      missing: [{ name: 'gone.com', detail: expect.stringContaining('not in this') }],
    })
  })

  test('leaves the rest unchecked when asked to wait', async () => {
    server.answer(({ path }) =>
      path.endsWith('/domains')
        ? { body: { items: [], total: 0 } }
        : { status: 429, headers: { 'retry-after': '60' }, body: {} },
    )

    const check = valueOf(await client().checkAccount(spaceshipKeys, ['a.com', 'b.com']))

    expect(check).toMatchObject({ held: [], missing: [], unchecked: ['a.com', 'b.com'] })
    expect(server.requests).toHaveLength(2)
  })

  test('refuses keys of another registrar', async () => {
    server.answer(() => ({ body: {} }))

    expect(codeOf(await client().checkAccount(namecheapKeys, []))).toBe('credentials')
    expect(server.requests).toHaveLength(0)
  })

  test('refuses a key that no header carries', async () => {
    const failure = failureOf(
      await client().checkAccount({ ...spaceshipKeys, apiKey: 'secret\nkey-œ' }, []),
    )

    expect(failure.code).toBe('credentials')
    expect(failure.detail).not.toContain('secret')
  })
})

describe('reading the registration of a domain', () => {
  const registration = async (body: object) => {
    server.answer(() => ({ body: { name: 'example.com', ...body } }))
    return valueOf(await client().readRegistration('example.com', spaceshipKeys))
  }

  test('tells lock, suspension, expiry and an unconfirmed owner', async () => {
    const told = await registration({
      eppStatuses: ['clientUpdateProhibited'],
      lifecycleStatus: 'grace2',
      verificationStatus: 'failed',
      suspensions: [{ reasonCode: 'raaVerification' }],
      expirationDate: '2026-01-02T00:00:00.000Z',
      nameservers: { provider: 'custom', hosts: pair },
    })

    expect(told).toEqual({
      nameServers: pair,
      statuses: ['clientUpdateProhibited'],
      suspensions: ['raaVerification'],
      isExpired: true,
      expiresAt: '2026-01-02T00:00:00.000Z',
      isUnverified: true,
    })
  })

  test.each([
    ['creating', ['pendingCreate'], false],
    ['registered', [], false],
    ['grace1', [], true],
    ['redemption', ['redemptionPeriod'], true],
  ])('reads the phase %s', async (lifecycleStatus, statuses, isExpired) => {
    expect(await registration({ lifecycleStatus })).toMatchObject({ statuses, isExpired })
  })

  test('keeps the nameservers when the rest is odd', async () => {
    const told = await registration({
      eppStatuses: 'clientHold',
      lifecycleStatus: 7,
      verificationStatus: null,
      suspensions: [{}, 3],
      expirationDate: 'soon',
      nameservers: { hosts: pair },
    })

    expect(told).toMatchObject({ nameServers: pair, statuses: [], expiresAt: null })
  })

  test('takes no sentence for a status', async () => {
    const told = await registration({ eppStatuses: ['<b>', ' ', 'clientHold'] })

    expect(told.statuses).toEqual(['clientHold'])
  })
})
