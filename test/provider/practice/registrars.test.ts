import { describe, expect, it } from 'vitest'
import { openBench } from './client.ts'

const hosts = ['ada.ns.cloudflare.com', 'ines.ns.cloudflare.com']
const set = (given: readonly string[]) => ({ provider: 'custom', hosts: given })

describe('spaceship', () => {
  it('writes nameservers and shows them late', async () => {
    const bench = await openBench()

    const put = await bench.spaceship('PUT', '/domains/plain.com/nameservers', set(hosts))
    const early = await bench.spaceship('GET', '/domains/plain.com')
    bench.pass(1000)
    const late = await bench.spaceship('GET', '/domains/plain.com')

    expect(put.body).toEqual(set(hosts))
    expect(early.body['nameservers']?.['provider']).toBe('basic')
    expect(late.body['nameservers']).toEqual(set(hosts))
  })

  it('lists with take and skip only', async () => {
    const bench = await openBench()
    for (const name of ['a.com', 'b.com', 'c.com']) {
      await bench.spaceship('PUT', `/domains/${name}/nameservers`, set(hosts))
    }

    const listed = await bench.spaceship('GET', '/domains?take=2&skip=1&orderBy=name')

    expect(listed.body['total']).toBe(3)
    expect(listed.body['items']?.map(item => item['name'])).toEqual(['b.com', 'c.com'])
  })

  it.each([
    ['/domains', 422],
    ['/domains?take=0&skip=0', 422],
    ['/domains?take=1&skip=0&sort=name', 422],
    ['/domains/plain.com?full=1', 422],
    ['/domains/plain', 404],
    ['/nothing', 404],
    ['/domains/plain.com/nameservers', 405],
  ])('refuses GET %s', async (path, status) => {
    const bench = await openBench()

    const answer = await bench.spaceship('GET', path)

    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('spaceship-error-code')).toMatch(/^(application|business)\./)
  })

  it.each([
    [set(['one.example.com'])],
    [set([...hosts, 'not a host'])],
    [set(Array.from({ length: 13 }, (_, n) => `ns${n}.example.com`))],
    [{ ...set(hosts), ttl: 1 }],
    [{ hosts }],
    [{ provider: 'basic', hosts }],
  ])('refuses the body %j', async body => {
    const bench = await openBench()

    const answer = await bench.spaceship('PUT', '/domains/plain.com/nameservers', body)

    expect(answer.status).toBe(422)
    expect(answer.body['errors']?.[0]).toHaveProperty('field')
  })

  it('refuses missing and short keys', async () => {
    const bench = await openBench()

    const none = await fetch(`${bench.practice.spaceshipBaseUrl}/domains?take=1&skip=0`)

    expect(none.status).toBe(401)
    expect(
      (await bench.spaceship('GET', '/domains?take=1&skip=0', undefined, 'x')).status,
    ).toBe(401)
  })

  it('limits writes per domain, not others', async () => {
    const bench = await openBench()
    for (let n = 0; n < 5; n += 1) {
      await bench.spaceship('PUT', '/domains/plain.com/nameservers', set(hosts))
    }

    const sixth = await bench.spaceship('PUT', '/domains/plain.com/nameservers', set(hosts))
    const other = await bench.spaceship('PUT', '/domains/other.com/nameservers', set(hosts))
    bench.pass(300_000)
    const later = await bench.spaceship('PUT', '/domains/plain.com/nameservers', set(hosts))

    expect(sixth.status).toBe(429)
    expect(sixth.headers.get('retry-after')).toBe('300')
    expect(other.status).toBe(200)
    expect(later.status).toBe(200)
  })
})

const custom = { Command: 'namecheap.domains.dns.setCustom', Nameservers: hosts.join(',') }
const split = { SLD: 'example', TLD: 'co.uk' }

describe('namecheap', () => {
  it('writes nameservers and reads them back', async () => {
    const bench = await openBench()

    const put = await bench.namecheap({ ...custom, ...split })
    const got = await bench.namecheap({ Command: 'namecheap.domains.dns.getList', ...split })

    expect(put.text).toMatch(/Status="OK"[\s\S]*Domain="example\.co\.uk" Updated="[Tt]rue"/)
    expect(got.text).toContain('<Nameserver>ada.ns.cloudflare.com</Nameserver>')
  })

  it('answers info, list and balances', async () => {
    const bench = await openBench()
    await bench.namecheap({ ...custom, ...split })

    const info = await bench.namecheap({
      Command: 'namecheap.domains.getInfo',
      DomainName: 'example.co.uk',
    })
    const list = await bench.namecheap({
      Command: 'namecheap.domains.getList',
      PageSize: '10',
      SearchTerm: 'exam',
    })
    const balances = await bench.namecheap({ Command: 'namecheap.users.getBalances' })

    expect(info.text).toContain('ProviderType="CUSTOM"')
    expect(list.text).toMatch(/Name="example\.co\.uk"[\s\S]*<TotalItems>1</)
    expect(balances.text).toContain('AvailableBalance="100.00"')
  })

  it('accepts a GET query too', async () => {
    const { practice } = await openBench()
    const query =
      'ApiUser=a&ApiKey=key&UserName=a&ClientIp=127.0.0.1&Command=namecheap.users.getBalances'

    const answer = await fetch(`${practice.namecheapBaseUrl}?${query}`)

    expect(await answer.text()).toContain('Status="OK"')
  })

  it.each([
    ['no user', { ApiUser: '' }, '1010101'],
    ['no key', { ApiKey: '' }, '1010102'],
    ['no command', { Command: '' }, '1010104'],
    ['no client IP', { ClientIp: '' }, '1010105'],
    ['a long user', { ApiUser: 'x'.repeat(21) }, '1011101'],
    ['a short key', { ApiKey: 'x' }, '1011102'],
    ['an unknown command', { Command: 'namecheap.domains.create' }, '1011104'],
    ['an IPv6 client', { ClientIp: '::1' }, '1011105'],
    ['another user name', { UserName: 'other' }, '1016103'],
    ['a split in the suffix', { SLD: 'co', TLD: 'uk' }, '2019166'],
    ['a sub-domain', { SLD: 'www', TLD: 'abc.com' }, '2019166'],
    ['an unknown parameter', { Force: 'true' }, '2010000'],
    ['one nameserver', { Nameservers: 'a.example.com' }, '2010000'],
  ])('refuses %s', async (_name, fields, number) => {
    const bench = await openBench()

    const answer = await bench.namecheap({ ...custom, ...split, ...fields })

    expect(answer.status).toBe(200)
    expect(answer.text).toContain('Status="ERROR"')
    expect(answer.text).toContain(`<Error Number="${number}">`)
  })

  it('does not read a JSON body', async () => {
    const { practice } = await openBench()

    const answer = await fetch(practice.namecheapBaseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ApiUser: 'a' }),
    })

    expect(await answer.text()).toContain('1010101')
  })

  it('escapes what it repeats', async () => {
    const bench = await openBench()

    const answer = await bench.namecheap({ ...custom, SLD: '<"&', TLD: 'com' })

    expect(answer.text).toContain('(&lt;&quot;&amp;.com)')
  })

  it('answers 405 beyond its quota', async () => {
    const bench = await openBench()
    const call = () => bench.namecheap({ Command: 'namecheap.users.getBalances' })
    for (let n = 0; n < 400; n += 1) await call()

    const beyond = await call()
    bench.pass(60_000)

    expect(beyond.status).toBe(405)
    expect((await call()).status).toBe(200)
  })
})
