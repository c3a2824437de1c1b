import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPublicDns } from '../../../electron/diagnosis/ask-dns.ts'
import { query } from '../../../electron/diagnosis/dns/query.ts'
import {
  dsRecord,
  garbage,
  type NameServer,
  nsRecords,
  silence,
  startNameServer,
  type World,
  worldOf,
} from './name-server.ts'

const domain = 'acme.com'
const wanted = ['ns1.mailin.test', 'ns2.mailin.test']
const old = ['dns1.old.test', 'dns2.old.test']

let server: NameServer
beforeAll(async () => {
  server = await startNameServer()
})
afterAll(() => server.stop())

const limitsFor = (timeoutMs: number) => ({
  timeoutMs,
  tries: 2,
  signal: new AbortController().signal,
})
const question = { name: domain, type: 'NS', isRecursive: false } as const
const here = () => ({ host: '127.0.0.1', port: server.port })

function dnsWith(world: Partial<World>, resolvers: readonly string[] = [server.address]) {
  server.answer(worldOf(domain, { registry: wanted, resolvers: wanted, ds: [], ...world }))
  return openPublicDns({
    resolvers: () => resolvers,
    systemServers: () => [],
    now: () => 5,
    zonePort: server.port,
  })
}

const never = new AbortController().signal

describe('a question', () => {
  test('goes out without recursion', async () => {
    server.answer(() => ({ authorities: nsRecords(domain, wanted) }))

    const reply = await query(here(), question, limitsFor(500))

    expect(reply.ok && reply.value.authorities?.length).toBe(2)
    expect(server.questions).toEqual([{ ...question, over: 'udp' }])
  })

  test('is asked again over TCP when cut', async () => {
    server.answer(() => ({ isCut: true, authorities: nsRecords(domain, wanted) }))

    const reply = await query(here(), question, limitsFor(500))

    expect(reply.ok && reply.value.authorities?.length).toBe(2)
    expect(server.questions.map(({ over }) => over)).toEqual(['udp', 'tcp'])
  })

  test('takes no answer that is not its own', async () => {
    const mine = { authorities: nsRecords(domain, wanted) }
    const forged = { authorities: nsRecords(domain, old), isForged: true }
    server.answer(() => [garbage, forged, mine])

    const reply = await query(here(), question, limitsFor(500))

    const [first] = (reply.ok && reply.value.authorities) || []
    expect(first).toMatchObject({ data: 'ns1.mailin.test' })
  })

  test('is asked twice of a silent server', async () => {
    server.answer(() => silence)

    const reply = await query(here(), question, limitsFor(50))

    expect(reply).toEqual({ ok: false, failure: 'timeout' })
    expect(server.questions).toHaveLength(2)
  })

  test('ends when the caller does', async () => {
    server.answer(() => silence)
    const limit = new AbortController()
    setTimeout(() => limit.abort(), 20)

    const reply = await query(here(), question, { ...limitsFor(5000), signal: limit.signal })

    expect(reply).toEqual({ ok: false, failure: 'stopped' })
    expect(await query(here(), question, { ...limitsFor(5000), signal: limit.signal })).toEqual(
      {
        ok: false,
        failure: 'stopped',
      },
    )
  })

  test('hears that nobody listens', async () => {
    const gone = await startNameServer()
    await gone.stop()

    const reply = await query({ ...here(), port: gone.port }, question, limitsFor(500))

    expect(reply).toEqual({ ok: false, failure: 'refused' })
  })

  test('does not take a cut TCP answer', async () => {
    server.answer(({ over }) => (over === 'udp' ? { isCut: true } : garbage))

    const reply = await query(here(), question, limitsFor(500))

    expect(reply).toEqual({ ok: false, failure: 'unreadable' })
  })
})

describe('the registry', () => {
  test('names its delegation and DS', async () => {
    const dns = dnsWith({ ds: [2371] })

    expect(await dns.registry(domain, never)).toEqual({
      kind: 'told',
      at: 5,
      value: {
        zone: 'com',
        isRegistered: true,
        answers: [
          { server: 'a.registry.test', nameServers: wanted },
          { server: 'b.registry.test', nameServers: wanted },
        ],
        ttl: 172_800,
        dsTags: [2371],
      },
    })
  })

  test('does not know an expired domain', async () => {
    const dns = dnsWith({ registry: null })

    expect(await dns.registry(domain, never)).toMatchObject({
      value: { isRegistered: false, answers: [{ nameServers: [] }, { nameServers: [] }] },
    })
  })

  test('leaves DNSSEC open when only that fails', async () => {
    const dns = dnsWith({})
    const world = worldOf(domain, { registry: wanted, resolvers: wanted, ds: [] })
    server.answer(asked => (asked.type === 'DS' ? { code: 2 } : world(asked)))

    expect(await dns.registry(domain, never)).toMatchObject({ value: { dsTags: null } })
  })

  test('is not known when its servers fail', async () => {
    const dns = dnsWith({})
    const world = worldOf(domain, { registry: wanted, resolvers: wanted, ds: [] })
    server.answer(asked => (asked.isRecursive ? world(asked) : { code: 2 }))

    expect(await dns.registry(domain, never)).toMatchObject({
      kind: 'silent',
      why: 'The nameservers of .com did not answer. The network may block port 53.',
    })
  })

  test('is not found without a resolver', async () => {
    const dns = dnsWith({}, [])

    expect(await dns.registry(domain, never)).toMatchObject({
      kind: 'silent',
      why: 'The nameservers of .com could not be found from this network.',
    })
  })

  test('of a DS too long for UDP is read over TCP', async () => {
    const dns = dnsWith({})
    const world = worldOf(domain, { registry: wanted, resolvers: wanted, ds: [] })
    const many = Array.from({ length: 40 }, (_, index) => dsRecord(domain, index))
    server.answer(asked =>
      asked.type === 'DS' ? { isCut: true, answers: many } : world(asked),
    )

    const answer = await dns.registry(domain, never)

    expect(answer.kind === 'told' && answer.value.dsTags).toHaveLength(40)
  })
})

describe('resolvers', () => {
  test('name what they see', async () => {
    const dns = dnsWith({ resolvers: old })

    expect(await dns.resolvers(domain, never)).toEqual({
      kind: 'told',
      at: 5,
      value: {
        answers: [
          {
            server: server.address,
            answer: { kind: 'answer', nameServers: old, hasSoa: true },
          },
        ],
      },
    })
  })

  test('tell a server failure', async () => {
    const dns = dnsWith({ resolvers: 2 })

    expect(await dns.resolvers(domain, never)).toMatchObject({
      value: { answers: [{ answer: { kind: 'error', code: 'ESERVFAIL' } }] },
    })
  })

  test('tell that there is no such name', async () => {
    const dns = dnsWith({ resolvers: 3 })

    expect(await dns.resolvers(domain, never)).toMatchObject({
      value: { answers: [{ answer: { kind: 'error', code: 'ENOTFOUND' } }] },
    })
  })

  test('are asked apart, the silent one too', async () => {
    const quiet = await startNameServer()
    quiet.answer(() => silence)
    const dns = dnsWith({}, [server.address, quiet.address, server.address])
    const limit = new AbortController()
    setTimeout(() => limit.abort(), 300)

    const answer = await dns.resolvers(domain, limit.signal)
    await quiet.stop()

    expect(answer.kind === 'told' && answer.value.answers).toMatchObject([
      { answer: { kind: 'answer' } },
      { answer: { kind: 'silent' } },
    ])
  })

  test('that all are silent are not known', async () => {
    const dns = dnsWith({}, [])

    expect(await dns.resolvers(domain, never)).toMatchObject({
      kind: 'silent',
      why: 'No resolver answered. The network may be down, or block port 53.',
    })
  })
})
