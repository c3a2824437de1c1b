import { describe, expect, it } from 'vitest'
import { effectsOf } from '../../../electron/practice/counts.ts'
import {
  type Bench,
  jobStatusIn,
  mailboxesOf,
  openBench,
  type Reading,
  uuidIn,
} from './client.ts'

const hosts = ['ada.ns.cloudflare.com', 'ines.ns.cloudflare.com']
const put = (bench: Bench, domain: string, key?: string) =>
  bench.spaceship('PUT', `/domains/${domain}/nameservers`, { provider: 'custom', hosts }, key)
const setCustom = (bench: Bench, domain: string, key?: string) =>
  bench.namecheap(
    {
      Command: 'namecheap.domains.dns.setCustom',
      SLD: domain.split('.')[0] ?? '',
      TLD: 'com',
      Nameservers: hosts.join(','),
    },
    key,
  )
const create = (bench: Bench, ...addresses: readonly string[]) =>
  bench.mailin('POST', '/mailboxes', mailboxesOf(...addresses))

describe('scenarios', () => {
  it('active takes mailboxes at once', async () => {
    const bench = await openBench()

    expect((await create(bench, 'jo@active-1.com')).status).toBe(210)
  })

  it('slow activates after two minutes', async () => {
    const bench = await openBench()
    await bench.activate('slow-1.com')
    bench.pass(100_000)

    const early = await create(bench, 'jo@slow-1.com')
    bench.pass(10_000)

    expect(early.text).toContain("domain 'slow-1.com' is not registered")
    expect((await create(bench, 'jo@slow-1.com')).status).toBe(210)
  })

  it('refused takes any other key', async () => {
    const bench = await openBench()

    expect((await put(bench, 'refused-1.com')).status).toBe(401)
    expect((await put(bench, 'refused-1.com')).status).toBe(401)
    expect((await put(bench, 'refused-1.com', 'key-two')).status).toBe(200)
    expect((await setCustom(bench, 'refused-2.com')).text).toContain('"1011102"')
    expect((await setCustom(bench, 'refused-2.com', 'key-two')).text).toContain('Status="OK"')
  })

  it('whitelist lets the IP pass later', async () => {
    const bench = await openBench()

    const first = await setCustom(bench, 'whitelist-1.com')
    const scope = await put(bench, 'whitelist-2.com')
    bench.pass(45_000)

    expect(first.text).toContain('<Error Number="1011150">Invalid request IP: 203.0.113.7<')
    expect(scope.status).toBe(403)
    expect((await setCustom(bench, 'whitelist-1.com')).text).toContain('Status="OK"')
    expect((await put(bench, 'whitelist-2.com')).status).toBe(200)
  })

  it('missing appears for another key', async () => {
    const bench = await openBench()

    expect((await put(bench, 'missing-1.com')).status).toBe(404)
    expect((await put(bench, 'missing-1.com', 'key-two')).status).toBe(200)
    expect((await setCustom(bench, 'missing-2.com')).text).toContain('"2019166"')
    expect((await setCustom(bench, 'missing-2.com', 'key-two')).text).toContain('Status="OK"')
  })

  it('invalid is refused by Mailin', async () => {
    const bench = await openBench()

    const answer = await bench.mailin('POST', '/domains/transfer', {
      domain_name: 'invalid-1.com',
    })

    expect(answer.body['errors']).toEqual({
      domain_name: ['The domain name format is invalid.'],
    })
  })

  it('conflict has mailboxes of somebody else', async () => {
    const bench = await openBench()

    const john = await create(bench, 'jane@conflict-1.com', 'john@conflict-1.com')
    const free = await create(bench, 'mary@conflict-1.com')
    const listed = await bench.mailin('GET', '/mailboxes?name=conflict-1.com&per_page=100')

    expect(john.status).toBe(422)
    expect(john.text).toContain("mailbox 'jane@conflict-1.com' is already registered")
    expect(john.text).toContain("mailbox 'john@conflict-1.com' is already registered")
    expect(free.status).toBe(210)
    for (const taken of ['john', 'info', 'hello', 'jane']) {
      expect(listed.text).toContain(`"${taken}@conflict-1.com"`)
    }
  })

  it('conflict lists takers before any request', async () => {
    const bench = await openBench()

    const listed = await bench.mailin('GET', '/mailboxes?name=john@conflict-2.com&per_page=100')

    expect(listed.text).toContain('"john@conflict-2.com"')
  })

  it('jobfails fails its first job only', async () => {
    const bench = await openBench()
    await bench.activate('jobfails-1.com')

    const first = uuidIn(await create(bench, 'jo@jobfails-1.com'))
    bench.pass(3000)
    const failed = await bench.mailin('GET', `/mailboxes/status/${first}`)
    const second = uuidIn(await create(bench, 'jo@jobfails-1.com'))
    bench.pass(3000)
    const done = await bench.mailin('GET', `/mailboxes/status/${second}`)

    expect(jobStatusIn(failed)).toBe('failed')
    expect(failed.text).toContain('"report":"The mail server did not answer')
    expect(jobStatusIn(done)).toBe('completed')
  })

  it('drags keeps its job processing', async () => {
    const bench = await openBench()
    await bench.activate('drags-1.com')
    const uuid = uuidIn(await create(bench, 'jo@drags-1.com'))

    bench.pass(80_000)
    const during = await bench.mailin('GET', `/mailboxes/status/${uuid}`)
    bench.pass(10_000)
    const after = await bench.mailin('GET', `/mailboxes/status/${uuid}`)

    expect(jobStatusIn(during)).toBe('processing')
    expect(jobStatusIn(after)).toBe('completed')
  })

  it('holes leaves one out until asked again', async () => {
    const bench = await openBench()
    await bench.activate('holes-1.com')
    const list = () => bench.mailin('GET', '/mailboxes?name=holes-1.com&per_page=100')

    await create(bench, 'al@holes-1.com', 'jo@holes-1.com')
    bench.pass(5000)
    const first = await list()
    const again = await create(bench, 'al@holes-1.com')
    bench.pass(5000)
    const second = await list()

    expect(first.text).not.toContain('"al@holes-1.com"')
    expect(first.text).toContain('"jo@holes-1.com"')
    expect(again.status).toBe(210)
    expect(second.text).toContain('"al@holes-1.com"')
  })

  it('limited answers 429 twice per call', async () => {
    const bench = await openBench()
    const transfer = () =>
      bench.mailin('POST', '/domains/transfer', { domain_name: 'limited-1.com' })
    const answers = [await transfer(), await transfer(), await transfer()]

    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200])
    expect(answers[0]?.headers.get('retry-after')).toBe('3')
    expect((await put(bench, 'limited-1.com')).status).toBe(429)
    expect((await setCustom(bench, 'limited-1.com')).status).toBe(405)
  })

  it('hostless names no mail server', async () => {
    const bench = await openBench()
    await bench.activate('hostless-1.com')
    await create(bench, 'jo@hostless-1.com')
    bench.pass(5000)

    const { text } = await bench.mailin('GET', '/mailboxes?name=jo@hostless-1.com&per_page=100')

    expect(text).toContain('"smtp_host":null')
  })

  it('flaky fails every third call of a kind', async () => {
    const bench = await openBench()
    const seen: number[] = []
    for (let n = 0; n < 24; n += 1) {
      seen.push((await bench.mailin('GET', '/domains?name=flaky-1.com&per_page=100')).status)
    }

    const failures = seen.filter(status => ![200, 404].includes(status))
    expect(failures).toHaveLength(8)
    expect(new Set(failures)).toEqual(new Set([0, 310, 502]))
  })

  it('flaky loses answers after their effect', async () => {
    const bench = await openBench()
    const lost: Reading[] = []
    for (let n = 0; n < 40; n += 1) {
      const domain = `flaky-${n}.com`
      const answer = await bench.mailin('POST', '/domains/transfer', { domain_name: domain })
      const isDone = effectsOf(bench.practice.core.state, 'transfer', domain) === 1
      if (answer.status === 0 && isDone) lost.push(answer)
    }

    expect(lost.length).toBeGreaterThan(0)
  })
})

const info = (bench: Bench, domain: string) => bench.spaceship('GET', `/domains/${domain}`)
const getInfo = (bench: Bench, domain: string) =>
  bench.namecheap({ Command: 'namecheap.domains.getInfo', DomainName: domain })

describe('what a registrar tells of a domain', () => {
  it('locked refuses the nameservers until it is unlocked', async () => {
    const bench = await openBench()

    expect((await put(bench, 'locked-1.com')).status).toBe(422)
    expect((await setCustom(bench, 'locked-2.com')).text).toContain('"2030166"')
    expect((await info(bench, 'locked-1.com')).text).toContain('clientUpdateProhibited')
    expect((await getInfo(bench, 'locked-2.com')).text).toContain('Status="Locked"')
    bench.pass(90_000)

    expect((await put(bench, 'locked-1.com')).status).toBe(200)
    expect((await setCustom(bench, 'locked-2.com')).text).toContain('Status="OK"')
    expect((await info(bench, 'locked-1.com')).text).not.toContain('clientUpdateProhibited')
  })

  it('expired activates once it is renewed', async () => {
    const bench = await openBench()
    const first = await info(bench, 'expired-1.com')
    await bench.activate('expired-1.com')
    bench.pass(60_000)
    const early = await create(bench, 'jo@expired-1.com')
    bench.pass(60_000)

    expect(first.text).toContain('"lifecycleStatus":"grace1"')
    expect(early.text).toContain('is not registered')
    expect((await getInfo(bench, 'expired-2.com')).text).toContain('Status="Expired"')
    expect((await info(bench, 'expired-1.com')).text).toContain('"registered"')
    expect((await create(bench, 'jo@expired-1.com')).status).toBe(210)
  })

  it('suspended is out of service until the owner confirms', async () => {
    const bench = await openBench()
    const first = await info(bench, 'suspended-1.com')
    bench.pass(90_000)

    expect(first.text).toContain('raaVerification')
    expect(first.text).toContain('clientHold')
    expect((await info(bench, 'suspended-1.com')).text).not.toContain('clientHold')
  })
})
