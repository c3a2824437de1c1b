import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { afterLogin, codeOf, failureOf, mailinOn, valueOf } from './clients.ts'
import { type OddServer, startOddServer } from './odd-server.ts'

let server: OddServer
beforeAll(async () => {
  server = await startOddServer()
})
afterAll(() => server.stop())

const batch = ['john@example.com', 'bigjohn@example.com', 'ann@other.net'].map(email => ({
  email,
  displayName: 'John Doe',
  password: 'Abcdefgh!2345678',
}))

describe('a transfer', () => {
  const transfer = (body: unknown, status = 200) => {
    afterLogin(server, { status, body })
    return mailinOn(server.baseUrl).mailin.transferDomain('Example.com')
  }

  test.each([
    ['a list', { name_servers: ['B.ns.cloudflare.com', 'i.ns.cloudflare.com'] }],
    ['a text', { name_servers: 'b.ns.cloudflare.com, i.ns.cloudflare.com' }],
    ['a wrapper', { data: { name_servers: ['b.ns.cloudflare.com', 'i.ns.cloudflare.com'] } }],
  ])('reads nameservers from %s', async (_title, body) => {
    expect(valueOf(await transfer({ message: 'started', ...body }, 210))).toEqual({
      nameServers: ['b.ns.cloudflare.com', 'i.ns.cloudflare.com'],
      alreadyThere: false,
    })
    expect(server.requests.at(-1)?.body).toBe('{"domain_name":"example.com"}')
  })

  test('goes on without nameservers', async () => {
    expect(valueOf(await transfer({ message: 'started', name_servers: 5 }))).toEqual({
      nameServers: [],
      alreadyThere: false,
    })
  })

  test.each([
    [422, { errors: { domain_name: ['Example.com already exists in your account.'] } }],
    [422, { message: 'The domain is already registered.' }],
    [500, { data: { message: 'Already registered' } }],
    [200, { error: 'This domain already exists in your account' }],
  ])('reads a domain that is there (%i)', async (status, body) => {
    expect(valueOf(await transfer(body, status))).toEqual({
      nameServers: [],
      alreadyThere: true,
    })
  })

  test.each([
    ['invalid_input', 422, { errors: { domain_name: ['The domain name format is invalid.'] } }],
    ['invalid_input', 400, { message: 'Invalid domain' }],
    ['invalid_input', 422, { message: 'Something else is wrong.' }],
    ['conflict', 422, { message: 'Domain is already registered to another account.' }],
    ['transient', 404, { message: 'Not here' }],
    ['unknown_outcome', 200, '<html>ok</html>'],
    ['unknown_outcome', 500, { message: 'Server Error' }],
    ['foreign_answer', 403, '<!DOCTYPE html><title>Access denied | Cloudflare</title>'],
  ])('answers %s to a %i', async (code, status, body) => {
    expect(codeOf(await transfer(body, status))).toBe(code)
  })
})

describe('a creation', () => {
  const create = (body: unknown, status = 210, mailboxes = batch) => {
    afterLogin(server, { status, body })
    return mailinOn(server.baseUrl).mailin.createMailboxes(mailboxes)
  }

  test('sends address, display name and password', async () => {
    await create({ uuid: 'c4eec37f', message: 'Your request has been received' })

    expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toEqual({
      mailboxes: batch.map(({ email, password }) => ({
        username: email,
        name: 'John Doe',
        password,
      })),
    })
  })

  test.each([
    ['a uuid', { uuid: 'c4eec37f' }],
    ['a wrapped uuid', { data: { uuid: 'c4eec37f' } }],
  ])('accepts %s', async (_title, body) => {
    expect(valueOf(await create(body))).toEqual({ kind: 'accepted', jobUuid: 'c4eec37f' })
  })

  test.each([
    ['no uuid', { message: 'ok' }],
    ['an odd uuid', { uuid: '../../x' }],
    ['a page', '<html></html>'],
    ['nothing', ''],
  ])('does not trust a good status with %s', async (_title, body) => {
    expect(codeOf(await create(body, 200))).toBe('unknown_outcome')
  })

  test.each([
    [
      'a domain',
      { errors: { x: ["The domain 'Example.com' is not registered to you."] } },
      { 'john@example.com': 'not-registered', 'bigjohn@example.com': 'not-registered' },
    ],
    [
      'an address, not its longer sister',
      { message: "Mailbox 'John@example.com' is already registered to your account" },
      { 'john@example.com': 'taken' },
    ],
    [
      'an index',
      { errors: { 'mailboxes.2.username': ['The username has already been taken.'] } },
      { 'ann@other.net': 'taken' },
    ],
    [
      'a password by its index',
      { errors: { 'mailboxes.0.password': ['The format is weak.'] } },
      { 'john@example.com': 'password' },
    ],
    [
      'several at once',
      {
        message: 'The given data was invalid. (and 1 more error)',
        errors: {
          'mailboxes.0.username': [
            "Mailbox 'john@example.com' is already registered to your account",
          ],
          'mailboxes.2.username': ["The domain 'other.net' is not registered"],
        },
      },
      { 'john@example.com': 'taken', 'ann@other.net': 'not-registered' },
    ],
    [
      'an address without a known word',
      { error: 'bigjohn@example.com: reserved.' },
      { 'bigjohn@example.com': 'invalid' },
    ],
  ])('refuses by %s', async (_title, body, expected) => {
    const creation = valueOf(await create(body, 422))

    if (creation.kind !== 'refused') throw new Error(creation.kind)
    const reasons = creation.refused.map(({ email, why }) => [email, why])
    expect(Object.fromEntries(reasons)).toEqual(expected)
  })

  test('refuses the one address of a batch', async () => {
    const body = { message: 'The mailbox is already registered to your account.' }

    const creation = valueOf(await create(body, 422, batch.slice(0, 1)))

    expect(creation).toMatchObject({
      kind: 'refused',
      refused: [{ email: 'john@example.com', why: 'taken' }],
    })
  })

  test('names nobody when nobody can be told', async () => {
    const failure = failureOf(await create({ message: 'The given data was invalid.' }, 422))

    expect(failure).toMatchObject({ code: 'invalid_input' })
    expect(failure.detail).toContain('The given data was invalid.')
  })

  test('ignores an index beyond the batch', async () => {
    const body = { errors: { 'mailboxes.99.username': ['taken'] } }

    expect(codeOf(await create(body, 422))).toBe('invalid_input')
  })
})

describe('a removal', () => {
  const remove = (status: number, body: unknown) => {
    afterLogin(server, { status, body })
    return mailinOn(server.baseUrl).mailin.removeMailbox(12)
  }

  test.each([
    ['ok', 200, { message: 'Deleted' }],
    ['ok', 204, ''],
    ['ok', 200, ''],
    ['ok', 404, { message: 'gone' }],
    ['ok', 500, { message: 'No query results for model [Mailbox] 12' }],
    ['ok', 400, { error: 'Mailbox does not exist' }],
    ['ok', 422, { errors: { id: ['Mailbox not found.'] } }],
    ['unknown_outcome', 500, { message: 'Server Error' }],
    ['unknown_outcome', 200, '<html></html>'],
    ['foreign_answer', 404, '<html>edge</html>'],
    ['rate_limited', 429, { message: 'Too Many Attempts. User not found in cache' }],
  ])('answers %s to a %i', async (code, status, body) => {
    expect(codeOf(await remove(status, body))).toBe(code)
  })

  test('never sends an id that is none', async () => {
    server.answer(() => ({ status: 200, body: {} }))

    const result = await mailinOn(server.baseUrl).mailin.removeMailbox(Number.NaN)

    expect(codeOf(result)).toBe('invalid_input')
    expect(server.requests).toHaveLength(0)
  })
})
