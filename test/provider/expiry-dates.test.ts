import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startPractice } from '../../electron/practice/practice.ts'
import { createNamecheap } from '../../electron/providers/namecheap/client.ts'
import { createRdap } from '../../electron/providers/rdap/client.ts'
import { registrarClients } from '../../electron/providers/registrars.ts'
import { createSpaceship } from '../../electron/providers/spaceship/client.ts'
import { recordOf } from '../../shared/record-of.ts'
import { baseUrlName, registrarIds } from '../../shared/registrars/catalogue.ts'
import { dayMs } from '../../shared/text/duration.ts'
import { clientKeys } from '../support/registrar-keys.ts'
import { codeOf, namecheapKeys, registrarOptions, spaceshipKeys, valueOf } from './clients.ts'
import { cutShort, type OddServer, reset, startOddServer } from './odd-server.ts'

let server: OddServer
beforeAll(async () => {
  server = await startOddServer()
})
afterAll(() => server.stop())

describe('the list of Spaceship', () => {
  const list = (page: number) =>
    createSpaceship(registrarOptions(server.baseUrl).options).listDomains(page, spaceshipKeys)

  test('tells dates and renewals, page by page', async () => {
    server.answer(() => ({
      body: {
        items: [
          { name: 'a.com', expirationDate: '2027-03-01T00:30:00+02:00', autoRenew: true },
          { name: 'b.com', expirationDate: '2027-02-30T00:00:00.000Z', autoRenew: 'yes' },
          { name: 'c.com', expirationDate: 1_800_000_000 },
          { name: 'd.com', expirationDate: '0001-01-01T00:00:00.000Z', autoRenew: false },
          { nothing: true },
        ],
        total: 101,
      },
    }))

    const first = valueOf(await list(1))

    expect(
      first.domains.map(({ name, expiresAt, isAutoRenewed }) => [
        name,
        expiresAt,
        isAutoRenewed,
      ]),
    ).toEqual([
      ['a.com', '2027-02-28T22:30:00.000Z', true],
      ['b.com', null, null],
      ['c.com', null, null],
      ['d.com', null, false],
    ])
    expect(first.isLast).toBe(false)
    expect(valueOf(await list(2)).isLast).toBe(true)
    expect(server.requests.at(-1)?.url).toBe('/api/v1/domains?take=100&skip=100&orderBy=name')
  })

  test.each([
    ['a quota', { status: 429, headers: { 'retry-after': '9' }, body: {} }, 'rate_limited'],
    ['no list', { body: { items: 'none' } }, 'foreign_answer'],
    ['no JSON', { body: '<html>' }, 'foreign_answer'],
    ['half an answer', cutShort, 'transient'],
  ])('%s is a failure', async (_title, answer, code) => {
    server.answer(() => answer)

    expect(codeOf(await list(1))).toBe(code)
  })
})

describe('the list of Namecheap', () => {
  const rows = (inner: string) =>
    `<?xml version="1.0"?><ApiResponse Status="OK"><Errors /><CommandResponse><DomainGetListResult>${inner}</DomainGetListResult><Paging><TotalItems>5</TotalItems></Paging></CommandResponse></ApiResponse>`

  test('tells dates and renewals', async () => {
    const domain = (name: string, expires: string, renews: string) =>
      `<Domain Name="${name}" Expires="${expires}" AutoRenew="${renews}" />`
    server.answer(() => ({
      body: rows(
        domain('a.com', '02/28/2027', 'True') +
          domain('b.com', '02/30/2027', 'false') +
          domain('c.com', '28/02/2027', '') +
          domain('d.com', '2027-02-28', 'maybe') +
          '<Domain Name="e.com" />',
      ),
    }))
    const { options } = registrarOptions(server.baseUrl)

    const page = valueOf(await createNamecheap(options).listDomains(1, namecheapKeys))

    expect(
      page.domains.map(({ name, expiresAt, isAutoRenewed }) => [
        name,
        expiresAt,
        isAutoRenewed,
      ]),
    ).toEqual([
      ['a.com', '2027-02-28T00:00:00.000Z', true],
      ['b.com', null, false],
      ['c.com', null, null],
      ['d.com', null, null],
      ['e.com', null, null],
    ])
    expect(page.isLast).toBe(true)
  })
})

describe('RDAP', () => {
  const ask = (name = 'acme.com') =>
    createRdap({ baseUrl: server.baseUrl, timeoutMs: 500 }).readExpiry(name)
  const event = (eventDate: unknown, eventAction = 'expiration') => ({ eventAction, eventDate })

  test('follows the way to the registry and reads the end', async () => {
    server.answer(({ path }) =>
      path === '/domain/xn--bcher-kva.de'
        ? { status: 302, headers: { location: `${server.baseUrl}/registry/one` }, body: {} }
        : {
            body: {
              ldhName: 'XN--BCHER-KVA.DE',
              events: [
                event('2020-01-01T00:00:00Z', 'registration'),
                event('2027-05-06T07:08:09Z'),
                event('2028-05-06T07:08:09Z', 'registrar expiration'),
              ],
            },
          },
    )

    expect(await ask('Bücher.de')).toEqual({ ok: true, value: '2027-05-06T07:08:09.000Z' })
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/domain/xn--bcher-kva.de',
      '/registry/one',
    ])
    expect(server.requests[0]?.headers.accept).toContain('application/rdap+json')
  })

  test.each([
    ['an unknown domain', { status: 404, body: {} }, 'rdap-unknown'],
    ['no date', { body: { events: [] } }, 'rdap-no-date'],
    ['no events', { body: { ldhName: 'acme.com' } }, 'rdap-no-date'],
    [
      'a wrong date',
      { body: { events: [event('soon'), event(7), event('2027-13-01')] } },
      'rdap-no-date',
    ],
    [
      'a year that cannot be',
      { body: { events: [event('9999-12-31T00:00:00Z')] } },
      'rdap-no-date',
    ],
    [
      'another domain',
      { body: { ldhName: 'other.com', events: [event('2027-05-06T07:08:09Z')] } },
      'rdap-no-answer',
    ],
    ['no JSON', { body: '<html>' }, 'rdap-no-answer'],
    ['a list', { body: [] }, 'rdap-no-answer'],
    [
      'a large answer',
      { body: { events: [], padding: 'x'.repeat(300_000) } },
      'rdap-no-answer',
    ],
    ['half an answer', cutShort, 'rdap-no-answer'],
    ['a broken connection', reset, 'rdap-no-answer'],
    ['silence', { raw: () => undefined }, 'rdap-no-answer'],
    [
      'a way out',
      { status: 302, headers: { location: 'https://elsewhere.example/' } },
      'rdap-no-answer',
    ],
    ['no way', { status: 302, headers: {} }, 'rdap-no-answer'],
  ])('%s tells nothing', async (_title, answer, trouble) => {
    server.answer(() => answer)

    expect(await ask()).toEqual({ ok: false, failure: { trouble } })
  })

  test('a way in circles is left', async () => {
    server.answer(() => ({ status: 302, headers: { location: '/domain/acme.com' } }))

    expect(await ask()).toMatchObject({ ok: false, failure: { trouble: 'rdap-no-answer' } })
    expect(server.requests).toHaveLength(4)
  })

  test('a server that asks to wait says until when', async () => {
    server.answer(() => ({ status: 429, headers: { 'retry-after': '60' }, body: {} }))
    const answer = await ask()

    expect(answer).toMatchObject({ failure: { waitUntil: expect.any(String) } })
    server.answer(() => ({ status: 429, body: {} }))
    expect(await ask()).toMatchObject({ failure: { waitUntil: null } })
  })

  test('what is no host name is asked of nobody', async () => {
    server.answer(() => ({ body: {} }))

    expect(await ask('a b.com/../x')).toMatchObject({ failure: { trouble: 'rdap-unknown' } })
    expect(server.requests).toEqual([])
  })
})

describe('practice', () => {
  const nameServers = ['ada.ns.cloudflare.com', 'ines.ns.cloudflare.com']
  const names = Array.from({ length: 130 }, (_, at) => `domain-${at}.com`)

  async function openPractice() {
    const practice = await startPractice({ journalFile: null })
    onTestFinished(() => practice.stop())
    const clients = recordOf(registrarIds, id =>
      registrarClients[id](registrarOptions(practice[baseUrlName(id)]).options),
    )
    const hold = (domains: readonly string[]) => {
      for (const domain of domains)
        practice.core.registrar.write(domain, { provider: 'custom', hosts: nameServers })
    }
    return { practice, clients, hold }
  }

  test.each(registrarIds)(
    '%s lists an account page by page, with the same dates as RDAP',
    async id => {
      const { practice, clients, hold } = await openPractice()
      hold([...names, 'expires-1.com', 'missing-1.com'])
      const keys = clientKeys(id)

      const first = valueOf(await clients[id].listDomains(1, keys))
      const second = valueOf(await clients[id].listDomains(2, keys))

      expect([first.isLast, second.isLast]).toEqual([false, true])
      const listed = [...first.domains, ...second.domains]
      expect(listed.map(({ name }) => name).sort()).toEqual([...names, 'expires-1.com'].sort())
      const ends = new Map(listed.map(({ name, expiresAt }) => [name, expiresAt]))
      const days = (name: string) => (Date.parse(ends.get(name) ?? '') - Date.now()) / dayMs
      expect(days('expires-1.com')).toBeLessThan(20)
      expect(days('expires-1.com')).toBeGreaterThan(1)
      expect(days('domain-7.com')).toBeGreaterThan(98)
      const rdap = createRdap({ baseUrl: practice.rdapBaseUrl })
      for (const name of ['expires-1.com', 'domain-7.com'])
        expect(await rdap.readExpiry(name)).toEqual({ ok: true, value: ends.get(name) })
    },
  )

  test('RDAP asks to wait about a limited domain, and knows no invalid one', async () => {
    const { practice } = await openPractice()
    const rdap = createRdap({ baseUrl: practice.rdapBaseUrl })
    const waits = { ok: false, failure: { waitUntil: expect.any(String) } }

    expect(await rdap.readExpiry('limited-1.com')).toMatchObject(waits)
    expect(await rdap.readExpiry('limited-1.com')).toMatchObject(waits)
    expect(await rdap.readExpiry('limited-1.com')).toMatchObject({ ok: true })
    expect(await rdap.readExpiry('invalid-1.com')).toMatchObject({
      failure: { trouble: 'rdap-unknown' },
    })
  })
})
