import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judge } from '../../electron/diagnosis/judge.ts'
import { patience, reactionTo } from '../../electron/engine/progress.ts'
import { failedDomains } from '../../electron/letters/texts/domain-lists.ts'
import { english } from '../../electron/letters/texts/english.ts'
import { createNamecheap } from '../../electron/providers/namecheap/client.ts'
import { createSilence } from '../../electron/providers/silence.ts'
import { createSpaceship } from '../../electron/providers/spaceship/client.ts'
import type { EngineFailure } from '../../shared/border/failure.ts'
import { isPublicIpv4 } from '../../shared/domains/ip-address.ts'
import { settingsSchema } from '../../shared/settings/settings.ts'
import {
  afterLogin,
  codeOf,
  failureOf,
  mailinOn,
  namecheapKeys,
  registrarOptions,
  spaceshipKeys,
  valueOf,
} from '../provider/clients.ts'
import { type OddServer, startOddServer } from '../provider/odd-server.ts'
import { evidenceOf } from '../unit/diagnosis/evidence-of.ts'

let server: OddServer
beforeAll(async () => {
  server = await startOddServer()
})
afterAll(() => server.stop())

const pair = ['byron.ns.cloudflare.com', 'ines.ns.cloudflare.com']
const envelope = (status: string, inner: string) =>
  `<?xml version="1.0"?><ApiResponse Status="${status}" xmlns="http://api.namecheap.com/xml.response">${inner}</ApiResponse>`
const errors = (...list: readonly (readonly [string, string])[]) =>
  envelope(
    'ERROR',
    `<Errors>${list.map(([number, text]) => `<Error Number="${number}">${text}</Error>`).join('')}</Errors>`,
  )
const good = (inner: string) =>
  envelope('OK', `<Errors/><CommandResponse>${inner}</CommandResponse>`)

function namecheapAnswering(body: string) {
  server.answer(() => ({ body }))
  const { options, ips } = registrarOptions(server.baseUrl)
  return { namecheap: createNamecheap(options), ips }
}
const spaceship = () => createSpaceship(registrarOptions(server.baseUrl).options)

describe('two errors of Namecheap', () => {
  const key = ['1011102', 'API Key is invalid or API access has not been enabled'] as const
  const ip = ['1011150', 'Invalid request IP: 198.51.100.23'] as const

  test.each([
    ['the key first', [key, ip]],
    ['the address first', [ip, key]],
    ['a number that is new', [['9', 'Odd'] as const, key, ip]],
  ])('name the one that can be mended first: %s', async (_title, list) => {
    const { namecheap } = namecheapAnswering(errors(...list))

    const failure = failureOf(await namecheap.checkAccount(namecheapKeys, []))

    expect(failure).toMatchObject({ code: 'ip_not_whitelisted', ip: '198.51.100.23' })
  })
})

describe('an address that nobody can allow', () => {
  const closed = [
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.9',
    '192.168.1.7',
    '169.254.3.4',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '2001:db8::7',
    'fe80::1',
  ]

  test.each(closed)('%s is never offered', async address => {
    const { namecheap, ips } = namecheapAnswering(
      errors(['1011150', `Invalid request IP: ${address}`]),
    )

    const failure = failureOf(await namecheap.checkAccount(namecheapKeys, []))

    expect(failure.code).toBe('ip_not_whitelisted')
    expect(failure).not.toHaveProperty('ip')
    expect(failure.detail).not.toContain(address)
    expect(ips).toEqual([])
  })

  test('is not taken by the settings', () => {
    const save = (namecheapClientIp: string) =>
      settingsSchema.safeParse({ registrars: { namecheapClientIp } }).success

    expect(closed.filter(save)).toEqual([])
    expect(['', '203.0.113.7', '8.8.8.8'].every(save)).toBe(true)
  })

  test('is asked for in the letter to the customer', () => {
    const letter = (ip: string | null) =>
      failedDomains(
        [{ name: 'acme.com', provider: 'namecheap', code: 'ip_not_whitelisted', ip }],
        english,
      )

    expect(letter(null)).toContain('ask us for the one to allow')
    expect(letter('198.51.100.23')).toContain('IP address to allow: 198.51.100.23')
  })

  test('borders on addresses of the internet', () => {
    const open = ['9.255.255.255', '11.0.0.0', '172.15.0.1', '172.32.0.1', '100.63.255.255']

    expect([...open, '100.128.0.0', '223.255.255.255'].every(isPublicIpv4)).toBe(true)
    expect(['224.0.0.1', '255.255.255.255', '1.2.3', '1.2.3.256'].some(isPublicIpv4)).toBe(
      false,
    )
  })
})

/** The key test of one listed domain whose getInfo says this. */
async function testOf(info: string, row = '') {
  server.answer(({ body }) => ({
    body: body.includes('domains.getList')
      ? good(
          `<DomainGetListResult><Domain Name="acme.com" ${row}/></DomainGetListResult><Paging><TotalItems>1</TotalItems></Paging>`,
        )
      : good(info),
  }))
  const { options } = registrarOptions(server.baseUrl)
  const answer = await createNamecheap(options).checkAccount(namecheapKeys, ['acme.com'])
  return valueOf(answer)
}

describe('a domain that Namecheap lists', () => {
  const info = (
    attributes: string,
    rest = '<Modificationrights All="true"/>',
    dns = 'CUSTOM',
  ) =>
    `<DomainGetInfoResult DomainName="acme.com" ${attributes}><DnsDetails ProviderType="${dns}"><Nameserver>a.example.net</Nameserver></DnsDetails>${rest}</DomainGetInfoResult>`
  const rights = (type: string) =>
    `<Modificationrights All="false"><Rights Type="${type}">OK</Rights></Modificationrights>`

  test.each([
    ['is another’s', 'not-owned', info('Status="Ok" IsOwner="false"', rights('contact'))],
    ['gives no right', 'no-right', info('Status="Ok" IsOwner="true"', rights('contact'))],
    ['is on FreeDNS', 'dns-only', info('Status="Ok" IsOwner="true"', undefined, 'FreeDNS')],
    ['has run out', 'expired', info('Status="Expired" IsOwner="true"')],
    ['is locked', 'locked', info('Status="Locked" IsOwner="true"')],
  ] as const)('and that %s is not held', async (_title, why, answer) => {
    expect(await testOf(answer)).toMatchObject({
      held: [],
      missing: [],
      barred: [{ name: 'acme.com', why }],
    })
  })

  test.each([
    ['owned', info('Status="Ok" IsOwner="true"')],
    ['shared with the right', info('Status="Ok" IsOwner="false"', rights('nameserver'))],
  ])('and %s is held', async (_title, answer) => {
    expect(await testOf(answer)).toMatchObject({ held: ['acme.com'], barred: [] })
  })

  test('and calls expired is barred by the list alone', async () => {
    const test = await testOf('<Odd/>', 'IsExpired="true"')

    expect(test).toMatchObject({ held: [], barred: [{ why: 'expired' }] })
  })
})

describe('a domain that Spaceship', () => {
  const problem = { title: 'No', detail: 'No.' }
  const check = async (status: number, domain: object = problem) => {
    server.answer(({ path }) =>
      path.endsWith('/domains') ? { body: { items: [], total: 0 } } : { status, body: domain },
    )
    return valueOf(await spaceship().checkAccount(spaceshipKeys, ['acme.com']))
  }

  test.each([
    [403, 'no-right'],
    [422, 'refused'],
  ])('answers %i for has a sentence of its own', async (status, why) => {
    expect(await check(status)).toMatchObject({ missing: [], barred: [{ why }] })
  })

  test('lists as suspended is barred', async () => {
    const suspended = { name: 'acme.com', suspensions: [{ reasonCode: 'fraud' }] }
    server.answer(() => ({ body: { items: [suspended], total: 1 } }))

    const answer = await spaceship().checkAccount(spaceshipKeys, ['acme.com'])

    expect(valueOf(answer)).toMatchObject({ held: [], barred: [{ why: 'suspended' }] })
  })
})

test('the diagnosis has no right to give to a Namecheap key', () => {
  const failure = { code: 'scope', provider: 'namecheap', detail: 'No.' } as const
  const evidence = evidenceOf({
    engine: { stage: 'nameservers', platform: 'namecheap', failure },
    registrar: { kind: 'refused', failure, at: 0 },
    wanted: pair,
  })

  expect(judge(evidence).sentence).toMatch(/unlock it there, or let this user change it/)
})

describe('a 429 that names its time', () => {
  /** Ninety seconds from when it is sent. */
  const later = () => Math.floor(Date.now() / 1000) + 90

  test.each<readonly [string, Record<string, string> | (() => string), number]>([
    ['in seconds', { 'x-ratelimit-reset': '90' }, 91],
    ['as seconds since 1970', () => String(later()), 91],
    ['as milliseconds since 1970', () => String(later() * 1000), 91],
    ['as a date', () => new Date(later() * 1000).toUTCString(), 91],
    ['after a while', { 'x-ratelimit-reset-after': '90' }, 91],
    ['in the draft’s spelling', { 'ratelimit-reset': '90' }, 91],
    ['in a structure', { ratelimit: '"default";r=0;t=90' }, 91],
    ['in an older structure', { ratelimit: 'limit=5, remaining=0, reset=90' }, 91],
    ['twice', { 'retry-after': '30', 'x-ratelimit-reset': '90' }, 31],
    ['absurdly late', { 'x-ratelimit-reset': '99999999' }, 3600],
    ['in no way', { 'x-ratelimit-reset': 'soon' }, 30],
  ])('%s waits so long', async (_title, headers, seconds) => {
    const sent = typeof headers === 'function' ? { 'x-ratelimit-reset': headers() } : headers
    server.answer(() => ({ status: 429, headers: sent, body: {} }))

    const { retryAt } = failureOf(
      await spaceship().writeNameServers('acme.com', pair, spaceshipKeys),
    )

    const wait = (Date.parse(retryAt ?? '') - Date.now()) / 1000
    expect(Math.abs(wait - seconds)).toBeLessThan(4)
  })
})

describe('an answer without the provider’s own marks', () => {
  const page = '<html><title>Welcome to our hotel</title></html>'
  const strangers: readonly (readonly [number, unknown])[] = [
    [404, ''],
    [404, page],
    [404, { error: 'Not found' }],
    [401, { message: 'Unauthenticated.' }],
    [403, page],
    [200, page],
    [200, { status: 'ok' }],
    [502, page],
    [302, ''],
  ]

  test.each(strangers)('%i %j of a registrar is never the customer’s', async (status, body) => {
    server.answer(() => ({ status, body }))
    const { options } = registrarOptions(server.baseUrl)
    const failures = [
      failureOf(await spaceship().readNameServers('acme.com', spaceshipKeys)),
      failureOf(await createNamecheap(options).readNameServers('acme.com', namecheapKeys)),
    ]

    for (const failure of failures) {
      expect(failure.code).toBe('foreign_answer')
      for (let attempts = 0; attempts < 3 * patience; attempts += 1)
        expect(reactionTo({ stage: 'nameservers', attempts }, failure)).toBe('staff')
    }
  })

  test('does not count when the line breaks afterwards', () => {
    const broken: EngineFailure = { code: 'transient', provider: 'spaceship', detail: '' }
    const position = { stage: 'nameservers', attempts: 9 } as const

    expect(reactionTo({ ...position, failureCode: 'foreign_answer' }, broken)).toBe('backoff')
    expect(reactionTo(position, broken)).toBe('slow-clock')
  })

  test.each([
    [404, page],
    [404, { message: 'The route api/domains could not be found.' }],
    [403, page],
    [200, page],
  ])('%i %j of Mailin pauses the account and halts nothing', async (status, body) => {
    afterLogin(server, { status, body })

    const failure = failureOf(await mailinOn(server.baseUrl).mailin.findDomain('acme.com'))

    expect(failure.code).toBe('foreign_answer')
    expect(reactionTo({ stage: 'lookup', attempts: 0 }, failure)).toBe('account')
  })
})

describe('a list of Mailin', () => {
  const row = { id: 1, name: 'acme.com', status: '1', name_server_status: '1' }
  const find = () => mailinOn(server.baseUrl).mailin.findDomain('acme.com')

  test.each([
    ['next_page_url', (url: string) => ({ next_page_url: url })],
    ['links.next', (url: string) => ({ links: { next: url } })],
  ])('without a last page is followed by %s, at our own address', async (_title, next) => {
    afterLogin(server, ({ query }) => {
      const page = Number(query.get('page'))
      const strangers = [{ ...row, id: page + 10, name: `my${page}acme.com` }]
      return page < 3
        ? {
            body: {
              data: strangers,
              ...next(`https://elsewhere.example/steal?page=${page + 1}`),
            },
          }
        : { body: { data: [row], ...next('') } }
    })

    expect(valueOf(await find())).toMatchObject({ name: 'acme.com' })
    expect(server.requests.filter(({ path }) => path.endsWith('/domains'))).toHaveLength(3)
  })

  test('with two rows of one name gives the active one', async () => {
    const rows = [
      { ...row, status: '0' },
      { ...row, id: 2 },
      { ...row, id: 3, status: '0' },
    ]
    afterLogin(server, { body: { data: rows, last_page: 1 } })
    const { mailin } = mailinOn(server.baseUrl)

    expect(valueOf(await find())).toMatchObject({ id: 2, isActive: true })
    expect(valueOf(await mailin.listDomains(1)).domains).toMatchObject([{ id: 2 }])
  })

  test('that goes round in circles is unreadable', async () => {
    afterLogin(server, {
      body: { data: [{ ...row, name: 'other.com' }], last_page: 99_999 },
    })

    expect(codeOf(await find())).toBe('transient')
    expect(server.requests.length).toBeLessThan(30)
  })
})

test('a network that is gone is noticed, and any answer ends it', async () => {
  const gone = await startOddServer()
  await gone.stop()
  let now = 1000
  const silence = createSilence(() => now)
  const ask = (baseUrl: string) =>
    createSpaceship({
      ...registrarOptions(baseUrl).options,
      heard: silence.heard,
    }).checkAccount(spaceshipKeys, [])

  await ask(gone.baseUrl)
  now = 2000
  await ask(gone.baseUrl)
  expect(silence.since()).toBe(1000)

  server.answer(() => ({ status: 500, body: '' }))
  await ask(server.baseUrl)
  expect(silence.since()).toBeNull()
})
