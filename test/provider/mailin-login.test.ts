import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMailin } from '../../electron/providers/mailin/client.ts'
import {
  afterLogin,
  codeOf,
  failureOf,
  keepToken,
  login,
  mailinOn,
  valueOf,
} from './clients.ts'
import { type OddServer, startOddServer } from './odd-server.ts'

let server: OddServer
beforeAll(async () => {
  server = await startOddServer()
})
afterAll(() => server.stop())

const empty = { body: { data: [] } }
const isLogin = (path: string) => path.endsWith('/auth/login')

describe('the token', () => {
  test('is used while it lasts', async () => {
    afterLogin(server, empty)
    const { mailin } = mailinOn(server.baseUrl)

    await mailin.findDomain('example.com')
    await mailin.findDomain('example.org')

    expect(server.requests.map(({ path }) => path)).not.toContain('/api/v1/public/auth/login')
    expect(server.requests[0]?.headers.authorization).toBe('Bearer 1|kept')
    expect(server.requests[0]?.headers['user-agent']).toContain('Boxwright')
    expect(server.requests[0]?.headers.accept).toBe('application/json')
  })

  test('is renewed once when it is refused', async () => {
    afterLogin(server, ({ headers }) =>
      headers.authorization === 'Bearer 2|fresh' ? empty : { status: 401, body: {} },
    )
    const { mailin, tokens } = mailinOn(server.baseUrl)

    const found = await mailin.findDomain('example.com')

    expect(valueOf(found)).toBeNull()
    expect(tokens.stored.token).toBe('2|fresh')
    expect(server.requests).toHaveLength(3)
  })

  test('is not renewed twice for one request', async () => {
    afterLogin(server, { status: 401, body: { message: 'Unauthenticated.' } })

    const found = await mailinOn(server.baseUrl).mailin.findDomain('example.com')

    expect(codeOf(found)).toBe('credentials')
    expect(server.requests).toHaveLength(3)
  })

  test('is fetched once for calls at the same time', async () => {
    afterLogin(server, empty)
    const { options } = mailinOn(server.baseUrl)
    const mailin = createMailin({ ...options, tokens: keepToken(null) })

    await Promise.all(['a.com', 'b.com', 'c.com'].map(name => mailin.findDomain(name)))

    expect(server.requests.filter(({ path }) => isLogin(path))).toHaveLength(1)
  })
})

describe('a login', () => {
  test('sends the three fields and answers', async () => {
    afterLogin(server, empty)
    const { mailin, tokens } = mailinOn(server.baseUrl)

    expect(valueOf(await mailin.login())).toBeNull()
    expect(tokens.stored.token).toBe('2|fresh')
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      email: login.email,
      password: login.password,
      device_name: 'test',
    })
  })

  test('goes to the path of the base URL', async () => {
    afterLogin(server, empty)

    await mailinOn(`${server.baseUrl}/custom/`).mailin.login()

    expect(server.requests[0]?.path).toBe('/custom/auth/login')
  })

  test.each([
    ['credentials', 401, { message: 'Invalid credentials' }],
    ['credentials', 422, { errors: { email: ['These credentials do not match.'] } }],
    ['credentials', 403, { message: 'Account locked' }],
    ['credentials', 200, { user_id: 1 }],
    ['foreign_answer', 403, '<html><title>Attention Required! | Cloudflare</title></html>'],
    ['transient', 401, '<html>proxy</html>'],
    ['foreign_answer', 200, '<html>maintenance</html>'],
    ['transient', 503, 'down'],
    ['subscription', 312, { message: 'No plan' }],
    ['rate_limited', 429, { message: 'Too Many Attempts.' }],
    ['rate_limited', 422, { message: 'Too Many Attempts.' }],
  ])('answers %s to a %i', async (code, status, body) => {
    server.answer(() => ({ status, body }))

    expect(codeOf(await mailinOn(server.baseUrl).mailin.login())).toBe(code)
  })

  test('is not tried without a password', async () => {
    server.answer(() => ({ body: { token: 'x' } }))
    const { options } = mailinOn(server.baseUrl)

    const result = await createMailin({ ...options, password: '' }).login()

    expect(codeOf(result)).toBe('credentials')
    expect(server.requests).toHaveLength(0)
  })

  test('says when the edge blocked it', async () => {
    server.answer(() => ({ status: 403, body: '<title>Cloudflare error 1010</title>' }))

    const failure = failureOf(await mailinOn(server.baseUrl).mailin.login())

    expect(failure.detail).toMatch(/edge blocked.*Cloudflare error 1010/)
  })
})

describe('a status of its own', () => {
  test.each([
    [310, 'transient', 'transient'],
    [311, 'transient', 'transient'],
    [312, 'subscription', 'subscription'],
    [313, 'transient', 'unknown_outcome'],
    [302, 'transient', 'unknown_outcome'],
    [408, 'transient', 'unknown_outcome'],
    [429, 'rate_limited', 'rate_limited'],
    [500, 'transient', 'unknown_outcome'],
    [503, 'transient', 'unknown_outcome'],
  ])('%i is %s on a read and %s on a write', async (status, onRead, onWrite) => {
    const location = `${server.baseUrl}/elsewhere`
    afterLogin(server, { status, headers: { location }, body: { message: 'Why.' } })
    const { mailin } = mailinOn(server.baseUrl)

    expect(codeOf(await mailin.findDomain('example.com'))).toBe(onRead)
    expect(codeOf(await mailin.transferDomain('example.com'))).toBe(onWrite)
    expect(codeOf(await mailin.createMailboxes([]))).toBe(onWrite)
    expect(server.requests.some(({ path }) => path === '/elsewhere')).toBe(false)
  })

  test.each([
    ['seconds', '20', 20],
    ['too many seconds', '999999', 3600],
    ['a date', new Date(Date.now() + 60_000).toUTCString(), 60],
    ['a past date', 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
  ])('429 waits by %s', async (_title, value, seconds) => {
    afterLogin(server, { status: 429, headers: { 'retry-after': value }, body: {} })

    const failure = failureOf(await mailinOn(server.baseUrl).mailin.findDomain('example.com'))

    const wait = (Date.parse(failure.retryAt ?? '') - Date.now()) / 1000
    expect(Math.abs(wait - seconds)).toBeLessThan(3)
  })

  test.each(['', 'soon', '-5', 'x'.repeat(5000)])(
    '429 leaves out an unreadable wait',
    async value => {
      afterLogin(server, { status: 429, headers: { 'retry-after': value }, body: {} })

      const failure = failureOf(await mailinOn(server.baseUrl).mailin.findDomain('example.com'))

      expect(failure).not.toHaveProperty('retryAt')
    },
  )
})
