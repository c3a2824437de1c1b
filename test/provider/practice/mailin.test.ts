import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { quirksOf } from '../../../electron/practice/quirks.ts'
import { type Bench, jobStatusIn, mailboxesOf, openBench, uuidIn } from './client.ts'

const json = { accept: 'application/json', 'content-type': 'application/json' }
const login = (bench: Bench, body: object, headers = json) =>
  bench.mailinRaw('/auth/login', { method: 'POST', headers, body: JSON.stringify(body) })
const named = (quirk: (name: string) => boolean): string =>
  Array.from({ length: 200 }, (_, n) => `plain-${n}.com`).find(quirk) ?? ''
const paged = named(name => !quirksOf(name).isBareObject && !quirksOf(name).isBareList)

describe('mailin login', () => {
  it('answers token and user id only', async () => {
    const bench = await openBench()
    const { email, password } = bench.practice

    const { status, body } = await login(bench, { email, password, device_name: 'test' })

    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['token', 'user_id'])
    expect(body['token']).toMatch(/^\d+\|\w{40}$/)
  })

  it('refuses a wrong password with 401', async () => {
    const bench = await openBench()
    const { email } = bench.practice

    const answer = await login(bench, { email, password: 'wrong', device_name: 'test' })

    expect(answer.status).toBe(401)
    expect(answer.body['message']).toBe('Invalid credentials.')
  })

  it('names missing and unknown fields', async () => {
    const bench = await openBench()

    const answer = await login(bench, { email: 'a@b.test', password: 'x', remember: true })

    expect(answer.status).toBe(422)
    expect(answer.body['errors']).toEqual({
      device_name: ['The device_name field is required.'],
      remember: ['The remember field is prohibited.'],
    })
  })
})

describe('every answer of Mailin', () => {
  const cases: readonly [string, string, RequestInit, number][] = [
    ['no token', '/domains', { headers: { accept: 'application/json' } }, 401],
    [
      'a wrong token',
      '/domains',
      { headers: { accept: 'application/json', authorization: 'Bearer 1|x' } },
      401,
    ],
    ['no accept header', '/domains', {}, 406],
    ['an unknown route', '/inboxes', { headers: { accept: 'application/json' } }, 404],
    [
      'a wrong verb',
      '/domains',
      { method: 'PUT', headers: { accept: 'application/json' } },
      405,
    ],
    [
      'a form body',
      '/auth/login',
      {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({ a: 'b' }),
      },
      415,
    ],
    [
      'a foreign origin',
      '/domains',
      { headers: { accept: 'application/json', origin: 'http://evil.test' } },
      421,
    ],
  ]
  it.each(cases)('refuses %s', async (_name, path, init, status) => {
    const bench = await openBench()

    expect((await bench.mailinRaw(path, init)).status).toBe(status)
  })

  it('blocks callers without a user agent', async () => {
    const { practice } = await openBench()

    const answer = await new Promise<readonly [number | undefined, string | undefined]>(
      resolve => {
        request(
          `${practice.mailinBaseUrl}/domains`,
          { headers: { accept: 'application/json' } },
          response => {
            response.resume()
            resolve([response.statusCode, response.headers['content-type']])
          },
        ).end()
      },
    )

    expect(answer).toEqual([403, 'text/html; charset=UTF-8'])
  })

  it('refuses unknown query parameters', async () => {
    const bench = await openBench()

    const answer = await bench.mailin('GET', '/domains?domain=a.com')

    expect(answer.status).toBe(422)
    expect(answer.body['errors']).toEqual({ domain: ['The domain field is prohibited.'] })
  })

  it('refuses revoked tokens until a new login', async () => {
    const bench = await openBench()
    bench.practice.core.accounts.revokeTokens()

    expect((await bench.mailin('GET', '/domains')).status).toBe(401)
  })

  it('limits calls in one second', async () => {
    const bench = await openBench()
    for (let n = 0; n < 20; n += 1) {
      await bench.mailin('GET', '/domains')
      bench.pass(-100)
    }

    const answer = await bench.mailin('GET', '/domains')

    expect(answer.status).toBe(429)
    expect(answer.body['message']).toBe('Too Many Attempts.')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  })
})

describe('mailin domains', () => {
  it('shows strangers before the exact name', async () => {
    const bench = await openBench()
    await bench.mailin('POST', '/domains/transfer', { domain_name: paged })

    const first = await bench.mailin('GET', `/domains?name=${paged}&per_page=1&page=1`)
    const second = await bench.mailin('GET', `/domains?name=${paged}&per_page=1&page=2`)

    expect(first.body).toMatchObject({ current_page: 1, last_page: 2, per_page: 1, total: 2 })
    expect(first.body['data']?.[0]?.['name']).toBe(`my-${paged}`)
    expect(second.body['data']?.[0]?.['name']).toBe(paged)
  })

  it('finds names by a part', async () => {
    const bench = await openBench()
    await bench.mailin('POST', '/domains/transfer', { domain_name: paged })

    const { body } = await bench.mailin('GET', `/domains?name=${paged.slice(2)}&per_page=100`)

    expect(JSON.stringify(body)).toContain(`"${paged}"`)
  })

  it('transfers once and then refuses', async () => {
    const bench = await openBench()

    const first = await bench.mailin('POST', '/domains/transfer', { domain_name: paged })
    const again = await bench.mailin('POST', '/domains/transfer', { domain_name: paged })

    expect(first.status).toBe(200)
    expect(first.body['id']).toBeUndefined()
    expect(first.body['name_servers']).toHaveLength(2)
    expect(again.status).toBe(422)
    expect(again.text).toContain('already exists in your account')
    expect(again.body['name_servers']).toBeUndefined()
  })

  it('refuses a name that is none', async () => {
    const bench = await openBench()

    const answer = await bench.mailin('POST', '/domains/transfer', { domain_name: 'no_name' })

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('domain name format is invalid')
  })

  it('hides nameservers just after a transfer', async () => {
    const bench = await openBench()
    await bench.mailin('POST', '/domains/transfer', { domain_name: paged })

    const early = bench.practice.core.domains.byName(paged)
    bench.pass(1000)
    const { body } = await bench.mailin('GET', `/domains/${early?.id}`)

    expect(early?.nameServers).toEqual([])
    expect(String(body['name_servers']).toLowerCase()).toContain('cloudflare.com')
  })

  it('activates only after the nameservers', async () => {
    const bench = await openBench()
    const { body } = await bench.mailin('POST', '/domains/transfer', { domain_name: paged })
    bench.pass(60_000)
    const before = bench.practice.core.domains.byName(paged)
    const hosts = body['name_servers']
    await bench.spaceship('PUT', `/domains/${paged}/nameservers`, { provider: 'custom', hosts })

    bench.pass(11_500)
    const between = bench.practice.core.domains.byName(paged)
    bench.pass(500)
    const after = bench.practice.core.domains.byName(paged)

    expect(before).toMatchObject({ isStatusActive: false, areNameServersActive: false })
    expect(between).toMatchObject({ isStatusActive: true, areNameServersActive: false })
    expect(after).toMatchObject({ isStatusActive: true, areNameServersActive: true })
  })

  it('spells status and nameservers in several ways', async () => {
    const bench = await openBench()
    const statuses = new Set<unknown>()
    const shapes = new Set<string>()
    for (let n = 0; n < 30; n += 1) {
      await bench.mailin('POST', '/domains/transfer', { domain_name: `active-${n}.com` })
      const { id } = bench.practice.core.domains.byName(`active-${n}.com`) ?? {}
      const { body } = await bench.mailin('GET', `/domains/${id}`)
      statuses.add(body['status'])
      shapes.add(typeof body['name_servers'])
    }

    expect(statuses).toEqual(new Set(['1', 1, 'active']))
    expect(shapes).toEqual(new Set(['string', 'object']))
  })

  it('answers a bare object for some names', async () => {
    const bench = await openBench()
    const bare = named(name => quirksOf(name).isBareObject)
    await bench.mailin('POST', '/domains/transfer', { domain_name: bare })

    expect((await bench.mailin('GET', `/domains?name=${bare}`)).body['name']).toBe(bare)
  })

  it('answers 404 for some unknown names', async () => {
    const bench = await openBench()
    const unknown = named(name => quirksOf(name).isUnknownAs404)

    expect((await bench.mailin('GET', `/domains?name=${unknown}`)).status).toBe(404)
    expect((await bench.mailin('GET', '/domains/1')).status).toBe(404)
  })
})

describe('mailin mailboxes', () => {
  it('takes a batch through job to listing', async () => {
    const bench = await openBench()
    await bench.activate(paged)

    const created = await bench.mailin(
      'POST',
      '/mailboxes',
      mailboxesOf(`jo@${paged}`, `al@${paged}`),
    )
    const uuid = uuidIn(created)
    const early = await bench.mailin('GET', `/mailboxes/status/${uuid}`)
    bench.pass(3000)
    const done = await bench.mailin('GET', `/mailboxes/status/${uuid}`)
    const unlisted = await bench.mailin('GET', `/mailboxes?name=${paged}&per_page=100`)
    bench.pass(2000)
    const listed = await bench.mailin('GET', `/mailboxes?name=${paged}&per_page=100`)

    expect(created.status).toBe(210)
    expect(['pending', 'created']).toContain(jobStatusIn(early))
    expect(jobStatusIn(done)).toBe('completed')
    expect(unlisted.text).not.toContain(`"jo@${paged}"`)
    expect(listed.body['data']).toHaveLength(3)
    expect(listed.body['data']?.[0]?.['name']).toBe('Somebody Else')
    expect(listed.body['data']?.[1]).toMatchObject({
      smtp_host: 'mail.practice-agency.test',
      smtp_port: 465,
      imap_port: 993,
    })
  })

  it('refuses a whole batch for one address', async () => {
    const bench = await openBench()
    await bench.activate(paged)
    await bench.mailin('POST', '/mailboxes', mailboxesOf(`jo@${paged}`))

    const answer = await bench.mailin(
      'POST',
      '/mailboxes',
      mailboxesOf(`new@${paged}`, `JO@${paged}`, 'jo@elsewhere.com'),
    )
    bench.pass(60_000)
    const listed = await bench.mailin('GET', `/mailboxes?name=${paged}`)

    expect(answer.status).toBe(422)
    expect(answer.body['errors']?.['mailboxes.1.username']?.[0]).toMatch(
      /mailbox 'jo@[^']+' is already registered to your account/,
    )
    expect(answer.body['errors']?.['mailboxes.2.username']?.[0]).toMatch(
      /domain 'elsewhere.com' is not registered/,
    )
    expect(listed.text).not.toContain(`new@${paged}`)
  })

  it('refuses unknown, missing and doubled fields', async () => {
    const bench = await openBench()
    const one = { username: 'a@active.com', name: 'A', password: 'S3cret!xyz' }

    const extra = await bench.mailin('POST', '/mailboxes', {
      mailboxes: [{ ...one, quota: 1 }],
    })
    const bare = await bench.mailin('POST', '/mailboxes', {
      mailboxes: [{ username: one.username }],
    })
    const twice = await bench.mailin('POST', '/mailboxes', { mailboxes: [one, one] })
    const none = await bench.mailin('POST', '/mailboxes', {})
    const elsewhere = await bench.mailin('POST', '/mailboxes', {
      domain_id: 1,
      mailboxes: [one],
    })

    expect(extra.body['errors']).toHaveProperty(['mailboxes.0.quota'])
    expect(Object.keys(bare.body['errors'] ?? {})).toEqual([
      'mailboxes.0.name',
      'mailboxes.0.password',
    ])
    expect(twice.body['errors']).toHaveProperty(['mailboxes.1.username'])
    expect(none.body['errors']).toEqual({ mailboxes: ['The mailboxes field is required.'] })
    expect(elsewhere.body['errors']).toHaveProperty('domain_id')
  })

  it('answers 404 for an unknown job', async () => {
    const bench = await openBench()

    expect((await bench.mailin('GET', '/mailboxes/status/none')).status).toBe(404)
  })

  it('deletes once and then finds nothing', async () => {
    const bench = await openBench()
    await bench.activate(paged)
    await bench.mailin('POST', '/mailboxes', mailboxesOf(`jo@${paged}`))
    bench.pass(5000)
    const id = bench.practice.core.state.mailboxes.get(`jo@${paged}`)?.id

    const first = await bench.mailin('DELETE', `/mailboxes/${id}`)
    const again = await bench.mailin('DELETE', `/mailboxes/${id}`)

    expect(first.status).toBe(200)
    expect([404, 500]).toContain(again.status)
    expect(again.text).toContain('No query results')
  })

  it('lists some domains as a bare list', async () => {
    const bench = await openBench()
    const bare = named(name => quirksOf(name).isBareList)

    const { body } = await bench.mailin('GET', `/mailboxes?name=${bare}`)

    expect(Array.isArray(body)).toBe(true)
  })
})
