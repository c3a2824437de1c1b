import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { claimDomains } from '../../../db/engine/leases.ts'
import { moveDomain } from '../../../db/engine/moves.ts'
import { dueDomains } from '../../../db/engine/work.ts'
import { noteTransfer } from '../../../db/orders/transfers.ts'
import { openPublicDns, type PublicDns } from '../../../electron/diagnosis/ask-dns.ts'
import {
  openProviderQuestions,
  type ProviderOptions,
} from '../../../electron/diagnosis/ask-providers.ts'
import { createDiagnoser, type Diagnoser } from '../../../electron/diagnosis/diagnose.ts'
import { openKeys } from '../../../electron/orders/platform-keys.ts'
import type { MailinPort } from '../../../electron/providers/mailin-port.ts'
import { registrarClients } from '../../../electron/providers/registrars.ts'
import type { Clock } from '../../../electron/scheduler/clock.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { fail, ok } from '../../../shared/border/result.ts'
import type { EngineStatus } from '../../../shared/engine/engine.ts'
import { type OrderFixture, openOrderFixture } from '../../support/order-fixture.ts'
import { mailinOn, registrarOptions } from '../clients.ts'
import { hang, type OddServer, startOddServer } from '../odd-server.ts'
import { type NameServer, startNameServer, worldOf } from './name-server.ts'

const domain = 'acme.com'
const wanted = ['ns1.mailin.test', 'ns2.mailin.test']
const old = ['dns1.old.test', 'dns2.old.test']

let dnsServer: NameServer
let odd: OddServer
beforeAll(async () => {
  dnsServer = await startNameServer()
  odd = await startOddServer()
})
afterAll(() => Promise.all([dnsServer.stop(), odd.stop()]))

/** Forty times faster than life; a test moves it by hand, too. */
function handClock(): Clock & { pass(milliseconds: number): void } {
  let ahead = 0
  const now = () => Date.now() + ahead
  return {
    now,
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds / 10)
      return () => clearTimeout(timer)
    },
    pass(milliseconds) {
      ahead += milliseconds
    },
  }
}

type Bench = {
  readonly diagnose: Diagnoser
  readonly id: number
  readonly clock: ReturnType<typeof handClock>
  readonly bugs: readonly unknown[]
  readonly fixture: OrderFixture
  readonly asked: string[]
}

type BenchOptions = {
  readonly mailin?: Partial<MailinPort>
  readonly registrar?: Partial<ReturnType<ProviderOptions['registrarOf']>>
  readonly registrarOf?: ProviderOptions['registrarOf']
  readonly publicDns?: PublicDns | null
  readonly pauses?: EngineStatus['pauses']
  readonly isUnlocked?: boolean
  /** The domain stays at the look-up. */
  readonly isFresh?: boolean
}

function never<Value>(): Promise<Value> {
  return new Promise(() => {})
}

async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const fixture = await openOrderFixture()
  const { db, vault } = fixture
  const clock = handClock()
  const id = fixture.accept({ domains: domain })
  if (options.isFresh !== true) moveToActivation(fixture, id)
  const bugs: unknown[] = []
  const asked: string[] = []
  const findDomain: MailinPort['findDomain'] = () => {
    asked.push('mailin')
    return Promise.resolve(ok({ id: 7, name: domain, isActive: false, nameServers: wanted }))
  }
  const registrar = {
    name: 'spaceship',
    readRegistration() {
      asked.push('registrar')
      return Promise.resolve(ok({ nameServers: wanted }))
    },
    ...options.registrar,
  }
  const providers = openProviderQuestions({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a diagnosis calls no more of it
    mailin: () => ({ findDomain, ...options.mailin }) as unknown as MailinPort,
    registrarOf:
      options.registrarOf ??
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a diagnosis calls no more of it
      (() => registrar as unknown as ReturnType<ProviderOptions['registrarOf']>),
    credentialsOf: orderId => openKeys(db, vault, orderId),
    now: () => clock.now(),
  })
  const diagnose = createDiagnoser({
    engine: {
      db,
      now: () => clock.now(),
      isUnlocked: () => options.isUnlocked ?? true,
      settings: () => ({ intervalMs: 60_000, clientIpAt: () => '' }),
      status: () => ({
        running: true,
        paused: false,
        lastRunAt: new Date(clock.now()).toISOString(),
        pauses: options.pauses ?? [],
        waiting: 1,
        halted: 0,
        atWork: 0,
        intervalSeconds: 60,
      }),
    },
    providers,
    publicDns: options.publicDns === undefined ? realDns() : options.publicDns,
    clock,
    reportBug: error => bugs.push(error),
  })
  return { diagnose, id, clock, bugs, fixture, asked }
}

function moveToActivation({ db }: OrderFixture, orderId: number): void {
  const now = Date.now()
  write(db, tx => {
    noteTransfer(tx, orderId, domain, { nameServers: wanted, nameServerStatus: 'updated' }, now)
    const due = dueDomains(tx, 'lookup', now + 1, { limit: 1 })
    for (const claimed of claimDomains(
      tx,
      due.map(one => one.id),
      now,
    ))
      moveDomain(
        tx,
        claimed,
        {
          stage: 'activation',
          state: 'due',
          dueAt: now + 60_000,
          reason: 'activation',
          failure: null,
          attempts: 0,
          needsPerson: false,
          registrarDueAt: null,
        },
        now,
      )
  })
}

function realDns(registry: readonly string[] = wanted, resolvers = registry): PublicDns {
  dnsServer.answer(worldOf(domain, { registry, resolvers, ds: [] }))
  return openPublicDns({
    resolvers: () => [dnsServer.address],
    systemServers: () => [],
    now: Date.now,
    zonePort: dnsServer.port,
  })
}

async function statesOf({ diagnose, id }: Bench) {
  const diagnosis = await diagnose(id, domain)
  return Object.fromEntries(diagnosis?.checks.map(({ key, state }) => [key, state]) ?? [])
}

describe('a diagnosis', () => {
  test('asks everybody and finds all well', async () => {
    const bench = await openBench()

    expect(await statesOf(bench)).toEqual({
      engine: 'waiting',
      own: 'good',
      mailin: 'waiting',
      registrar: 'good',
      registry: 'good',
      dnssec: 'good',
      resolvers: 'good',
    })
    expect((await bench.diagnose(bench.id, domain))?.verdict.sentence).toMatch(
      /nameservers are right; Mailin has not activated/,
    )
  })

  test('sees a registry that is behind', async () => {
    const bench = await openBench({ publicDns: realDns(old) })

    const diagnosis = await bench.diagnose(bench.id, domain)

    expect(diagnosis?.verdict.sentence).toMatch(
      /registry does not have the new nameservers yet/,
    )
    expect(diagnosis?.report).toContain(`a.registry.test: ${old.join(', ')}`)
  })

  test('knows no domain of another order', async () => {
    const { diagnose, id } = await openBench()

    expect(diagnose(id, 'other.com')).toBeNull()
    expect(diagnose(id + 1, domain)).toBeNull()
  })

  test('ends in time though nobody answers', async () => {
    const bench = await openBench({
      mailin: { findDomain: never },
      registrar: { readRegistration: never },
      publicDns: { registry: never, resolvers: never },
    })
    const started = Date.now()

    const diagnosis = await bench.diagnose(bench.id, domain)

    expect(Date.now() - started).toBeLessThan(1000)
    const silent = diagnosis?.checks.filter(
      ({ finding }) => finding === 'No answer within 8 s.',
    )
    expect(silent?.map(({ key }) => key)).toEqual([
      'mailin',
      'registrar',
      'registry',
      'resolvers',
    ])
  })

  test('lets one bug spoil one check', async () => {
    const bench = await openBench({
      registrar: { readRegistration: () => Promise.reject(new Error('bug')) },
    })

    expect(await statesOf(bench)).toMatchObject({ registrar: 'unknown', mailin: 'waiting' })
    expect(bench.bugs).toHaveLength(1)
  })

  test('is given once in ten seconds', async () => {
    const { diagnose, id, clock, asked } = await openBench()

    const [first, second] = await Promise.all([diagnose(id, domain), diagnose(id, domain)])
    clock.pass(9000)
    const third = await diagnose(id, domain)
    clock.pass(1001)
    const fourth = await diagnose(id, domain)

    expect([second, third]).toEqual([first, first])
    expect(fourth?.at).not.toBe(first?.at)
    expect(asked.filter(who => who === 'mailin')).toHaveLength(2)
  })

  test('spares the registrar for a minute', async () => {
    const { diagnose, id, clock, asked } = await openBench()

    await diagnose(id, domain)
    clock.pass(30_000)
    await diagnose(id, domain)
    clock.pass(31_000)
    await diagnose(id, domain)

    expect(asked.filter(who => who === 'registrar')).toHaveLength(2)
  })

  test('joins a question to Mailin under way', async () => {
    let count = 0
    const findDomain = () => {
      count += 1
      return never<never>()
    }
    const { diagnose, id, clock } = await openBench({ mailin: { findDomain } })

    await diagnose(id, domain)
    clock.pass(20_000)
    await diagnose(id, domain)

    expect(count).toBe(1)
  })

  test('leaves a paused Mailin account alone', async () => {
    const at = (ahead: number) => new Date(Date.now() + ahead).toISOString()
    const pause = {
      provider: 'mailin',
      code: 'credentials',
      detail: 'refused',
      since: at(-1000),
      until: at(60_000),
    } as const
    const bench = await openBench({ pauses: [pause] })

    const diagnosis = await bench.diagnose(bench.id, domain)

    expect(bench.asked).toEqual(['registrar'])
    expect(diagnosis?.verdict.sentence).toMatch(/refuses Boxwright’s login/)
  })

  test('keeps to the quota that Mailin names', async () => {
    let count = 0
    const findDomain = () => {
      count += 1
      const failure: EngineFailure = {
        code: 'rate_limited',
        provider: 'mailin',
        detail: 'Slow down.',
        retryAt: new Date(Date.now() + 60_000).toISOString(),
      }
      return Promise.resolve(fail(failure))
    }
    const { diagnose, id, clock } = await openBench({ mailin: { findDomain } })

    await diagnose(id, domain)
    clock.pass(20_000)
    await diagnose(id, domain)

    expect(count).toBe(1)
  })

  test('asks nobody while the keys are locked', async () => {
    const bench = await openBench({ isUnlocked: false, publicDns: null })

    const diagnosis = await bench.diagnose(bench.id, domain)

    expect(bench.asked).toEqual([])
    expect(diagnosis?.verdict.action).toMatchObject({ kind: 'open-settings' })
  })

  test('asks no public DNS in practice', async () => {
    const bench = await openBench({ publicDns: null })
    dnsServer.questions.length = 0

    const diagnosis = await bench.diagnose(bench.id, domain)

    expect(diagnosis?.checks.at(-1)?.finding).toMatch(/^Practice domains are not in public DNS/)
    expect(dnsServer.questions).toEqual([])
  })

  test('takes the statuses of a registrar that tells them', async () => {
    const registration = {
      nameServers: wanted,
      statuses: ['clientHold'],
      suspensions: [],
      isExpired: false,
      expiresAt: null,
      isUnverified: false,
    }
    const readRegistration = () => Promise.resolve(ok(registration))
    const bench = await openBench({ registrar: { readRegistration } })

    const diagnosis = await bench.diagnose(bench.id, domain)

    expect(diagnosis?.verdict.sentence).toMatch(/clientHold/)
    expect(bench.asked).toEqual(['mailin'])
  })
})

describe('the report', () => {
  test('holds no secret, whatever a provider quotes', async () => {
    const keys = { spaceshipApiKey: 'CANARY-ship-key', spaceshipApiSecretKey: 'CANARY-secret' }
    odd.answer(({ path, headers, body }) => {
      // a provider can quote only what it was told
      const isMailin = path.startsWith('/api/v1/public')
      const told = isMailin ? 'mailin-PASS-9f3' : 'CANARY-ship-key CANARY-secret'
      const message = `${told} ${body} ${JSON.stringify(headers)}`
      return { status: 401, body: { message, detail: message } }
    })
    const { mailin } = mailinOn(odd.baseUrl, 500)
    const { options } = registrarOptions(odd.baseUrl, 500)
    const bench = await openBench({
      mailin: mailin,
      registrarOf: name => registrarClients[name](options),
      isFresh: true,
    })
    const id = bench.fixture.accept({ domains: 'canary.com', credentials: keys })

    const diagnosis = await bench.diagnose(id, 'canary.com')

    expect(odd.requests.length).toBeGreaterThanOrEqual(2)
    expect(diagnosis?.checks.find(({ key }) => key === 'registrar')?.state).toBe('bad')
    expect(JSON.stringify(diagnosis)).not.toMatch(/CANARY|mailin-PASS/)
  })

  test('holds no secret when a provider hangs', async () => {
    odd.answer(() => hang)
    const { mailin } = mailinOn(odd.baseUrl, 100)
    const { options } = registrarOptions(odd.baseUrl, 100)
    const bench = await openBench({
      mailin: mailin,
      registrarOf: name => registrarClients[name](options),
    })

    const diagnosis = await bench.diagnose(bench.id, domain)

    expect(diagnosis?.report).not.toMatch(/ship-one|secret-one|mailin-PASS/)
  })
})
