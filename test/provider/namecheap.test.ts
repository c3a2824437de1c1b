import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createNamecheap } from '../../electron/providers/namecheap/client.ts'
import { splitDomain } from '../../electron/providers/namecheap/split-domain.ts'
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
const xml = (status: string, inner: string) =>
  `<?xml version="1.0" encoding="utf-8"?>\r\n<ApiResponse Status="${status}" xmlns="http://api.namecheap.com/xml.response">${inner}</ApiResponse>\n`
const good = (inner: string) =>
  xml('OK', `<Errors /><Warnings /><CommandResponse Type="x">${inner}</CommandResponse>`)
const bad = (number: string, text: string) =>
  xml('ERROR', `<Errors><Error Number="${number}">${text}</Error></Errors>`)
const updated = (word: string) =>
  good(`<DomainDNSSetCustomResult Domain="example.com" Updated="${word}" />`)

function client() {
  const { options, ips, exchanges } = registrarOptions(server.baseUrl)
  return { namecheap: createNamecheap(options), ips, exchanges }
}
const read = () => client().namecheap.readNameServers('example.co.uk', namecheapKeys)
const write = (hosts: readonly string[] = pair) =>
  client().namecheap.writeNameServers('example.com', hosts, namecheapKeys)

describe('a request', () => {
  test('is a form with the key in its body', async () => {
    server.answer(() => ({ body: updated('true') }))

    expect(valueOf(await write())).toBeNull()
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/xml.response' })
    expect(Object.fromEntries(new URLSearchParams(server.requests[0]?.body))).toEqual({
      ApiUser: 'agency',
      ApiKey: namecheapKeys.apiKey,
      UserName: 'agency',
      ClientIp: '203.0.113.7',
      Command: 'namecheap.domains.dns.setCustom',
      SLD: 'example',
      TLD: 'com',
      Nameservers: pair.join(','),
    })
  })

  test('is not sent with keys of another registrar', async () => {
    server.answer(() => ({ body: updated('true') }))

    const result = await client().namecheap.checkAccount(spaceshipKeys, [])

    expect(codeOf(result)).toBe('credentials')
    expect(server.requests).toHaveLength(0)
  })
})

describe('setting nameservers', () => {
  test.each([
    ['ok', updated('TRUE')],
    ['transient', updated('false')],
    ['unknown_outcome', good('')],
    ['unknown_outcome', '<html>ok</html>'],
    ['unknown_outcome', updated('true').slice(0, -20)],
    ['unknown_outcome', `<!DOCTYPE x [<!ENTITY a "b">]>${updated('true')}`],
    ['domain_not_found', bad('2019166', 'Domain not found')],
    ['transient', xml('ERROR', '<Errors />')],
  ])('answers %s', async (code, body) => {
    server.answer(() => ({ body }))

    expect(codeOf(await write())).toBe(code)
  })

  test('refuses one nameserver without asking', async () => {
    expect(codeOf(await write(['a.example.net']))).toBe('invalid_input')
  })
})

describe('reading nameservers', () => {
  const servers = pair.map(name => `<Nameserver>${name.toUpperCase()}</Nameserver>`)

  test.each([
    ['two', servers.join(''), pair],
    ['one', servers[0], [pair[0]]],
    ['none', '', []],
  ])('answers %s', async (_title, inner, hosts) => {
    const body = good(
      `<DomainDNSGetListResult IsUsingOurDNS="false">${inner}</DomainDNSGetListResult>`,
    )
    server.answer(() => ({ body }))

    expect(valueOf(await read())).toEqual(hosts)
    expect(server.requests[0]?.body).toContain('SLD=example&TLD=co.uk')
  })

  test('asks getInfo about a domain on FreeDNS', async () => {
    const info = `<DomainGetInfoResult><DnsDetails ProviderType="FREE">${servers.join('')}</DnsDetails></DomainGetInfoResult>`
    server.answer(({ body }) => ({
      body: body.includes('getInfo') ? good(info) : bad('2019166', 'Domain not found'),
    }))

    expect(valueOf(await read())).toEqual(pair)
    expect(server.requests[1]?.body).toContain('DomainName=example.co.uk')
  })

  test('keeps the plainer answer about a foreign domain', async () => {
    server.answer(({ body }) => ({
      body: body.includes('getInfo')
        ? bad('2030166', 'Domain is invalid')
        : bad('2019166', 'Domain not found'),
    }))

    expect(failureOf(await read())).toMatchObject({
      code: 'domain_not_found',
      detail: '2019166: Domain not found',
    })
  })
})

describe('an error', () => {
  test.each([
    ['1011150', 'ip_not_whitelisted'],
    ['1017150', 'ip_not_whitelisted'],
    ['1017105', 'ip_not_whitelisted'],
    ['1011102', 'credentials'],
    ['1017411', 'credentials'],
    ['1017410', 'subscription'],
    ['2016166', 'domain_not_found'],
    ['2030166', 'scope'],
    ['4011103', 'scope'],
    ['3031510', 'transient'],
    ['5050900', 'transient'],
    ['500000', 'rate_limited'],
    ['7777777', 'transient'],
  ])('%s is %s, whatever its text', async (number, code) => {
    server.answer(() => ({ body: bad(number, 'API key is invalid for this IP') }))

    expect(codeOf(await write())).toBe(code)
  })

  test('names the address that Namecheap saw', async () => {
    server.answer(() => ({ body: bad('1011150', 'Invalid request IP: 198.51.100.23') }))
    const { namecheap, ips } = client()

    const failure = failureOf(await namecheap.checkAccount(namecheapKeys, []))

    expect(failure).toMatchObject({ code: 'ip_not_whitelisted', ip: '198.51.100.23' })
    expect(ips).toEqual(['198.51.100.23'])
  })

  test('names no address that is none', async () => {
    server.answer(() => ({ body: bad('1011150', 'Invalid request IP: 999.1.1.1') }))

    expect(failureOf(await write())).not.toHaveProperty('ip')
  })

  test('goes by text when the number is new', async () => {
    server.answer(() => ({ body: bad('8', 'Too many requests') }))

    expect(codeOf(await write())).toBe('rate_limited')
  })

  test('lists what an ambiguous number can mean', async () => {
    server.answer(() => ({ body: bad('1011102', 'API Key is invalid &amp; more') }))

    const { detail } = failureOf(await write())

    expect(detail).toMatch(/invalid & more.*sandbox.*whitelisted/)
  })

  test.each([
    [405, 'rate_limited'],
    [429, 'rate_limited'],
    [500, 'foreign_answer'],
    [403, 'foreign_answer'],
    [302, 'foreign_answer'],
  ])('HTTP %i is %s', async (status, code) => {
    server.answer(() => ({ status, body: '<html></html>' }))

    expect([codeOf(await read()), codeOf(await write())]).toEqual([code, code])
  })
})

describe('the look into an account', () => {
  test('counts the domains', async () => {
    const inner = '<DomainGetListResult /><Paging><TotalItems>31</TotalItems></Paging>'
    server.answer(() => ({ body: good(inner) }))

    const check = valueOf(await client().namecheap.checkAccount(namecheapKeys, []))

    expect(check).toEqual({
      domainCount: 31,
      held: [],
      barred: [],
      missing: [],
      unchecked: [],
    })
  })

  test('goes by exact names, a single row too', async () => {
    const row = '<Domain ID="1" Name="my-acme.com" />'
    const list = `<DomainGetListResult>${row}</DomainGetListResult><Paging><TotalItems>1</TotalItems></Paging>`
    server.answer(({ body }) =>
      body.includes('namecheap.domains.getList')
        ? { body: good(list) }
        : { body: bad('2019166', 'Domain not found') },
    )

    const check = await client().namecheap.checkAccount(namecheapKeys, [
      'my-acme.com',
      'acme.com',
    ])

    expect(valueOf(check)).toMatchObject({
      held: ['my-acme.com'],
      missing: [{ name: 'acme.com', detail: expect.any(String) }],
    })
  })

  test('leaves the engine most calls of a minute, however large the account', async () => {
    const list =
      '<DomainGetListResult><Domain ID="1" Name="other.com" /></DomainGetListResult><Paging><TotalItems>5000</TotalItems></Paging>'
    server.answer(({ body }) =>
      body.includes('namecheap.domains.getList')
        ? { body: good(list) }
        : { body: bad('2019166', 'Domain not found') },
    )
    const names = Array.from({ length: 20 }, (_, index) => `acme-${index}.com`)

    const check = valueOf(await client().namecheap.checkAccount(namecheapKeys, names))

    expect(server.requests).toHaveLength(8)
    expect([check.missing.length, check.unchecked.length]).toEqual([2, 18])
  })
})

describe('splitting a name', () => {
  test.each([
    ['example.com', 'example', 'com'],
    ['Example.co.uk', 'example', 'co.uk'],
    ['example.it.com', 'example', 'it.com'],
    ['it.com', 'it', 'com'],
    ['example.uk.com', 'example', 'uk.com'],
    ['bücher.de', 'xn--bcher-kva', 'de'],
  ])('%s', (name, sld, tld) => {
    expect(splitDomain(name)).toMatchObject({ sld, tld })
  })

  test.each(['www.example.com', 'a.example.co.uk', 'co.uk', 'com', 'localhost', '', '1.2.3.4'])(
    'refuses "%s"',
    name => {
      expect(splitDomain(name)).toBeNull()
    },
  )
})

describe('reading the registration of a domain', () => {
  const hosts = pair.map(host => `<Nameserver>${host}</Nameserver>`).join('')
  const info = (status: string, rest = '') =>
    good(
      `<DomainGetInfoResult Status="${status}" DomainName="example.com">${rest}<DnsDetails ProviderType="CUSTOM">${hosts}</DnsDetails></DomainGetInfoResult>`,
    )
  const registration = async (body: string) => {
    server.answer(() => ({ body }))
    return valueOf(await client().namecheap.readRegistration('example.com', namecheapKeys))
  }

  test.each([
    ['Ok', [], false],
    ['Locked', ['clientUpdateProhibited'], false],
    ['Expired', [], true],
  ])('reads the status %s', async (status, statuses, isExpired) => {
    const told = await registration(info(status))

    expect(told).toMatchObject({ nameServers: pair, statuses, isExpired, expiresAt: null })
  })

  test('reads the day of the expiry', async () => {
    const details =
      '<DomainDetails><CreatedDate>11/04/2024</CreatedDate><ExpiredDate>11/04/2026</ExpiredDate></DomainDetails>'

    expect((await registration(info('Ok', details))).expiresAt).toBe('2026-11-04T00:00:00.000Z')
  })

  test('words a foreign domain as the list does', async () => {
    server.answer(({ body }) => ({
      body: body.includes('getInfo')
        ? bad('2030166', 'Domain is invalid')
        : bad('2019166', 'The domain is not associated with your account'),
    }))

    const answer = await client().namecheap.readRegistration('example.com', namecheapKeys)

    expect(codeOf(answer)).toBe('domain_not_found')
  })
})
