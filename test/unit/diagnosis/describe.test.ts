import { expect, describe as group, test } from 'vitest'
import { describe } from '../../../electron/diagnosis/describe.ts'
import { judge } from '../../../electron/diagnosis/judge.ts'
import { writeReport } from '../../../electron/diagnosis/report.ts'
import type { CheckKey } from '../../../shared/diagnosis/diagnosis.ts'
import {
  type Change,
  evidenceOf,
  failure,
  hour,
  now,
  old,
  refused,
  registry,
  resolvers,
  silent,
  told,
  updating,
  wanted,
} from './evidence-of.ts'
import { pause } from './judge-rows.ts'

function checkOf(key: CheckKey, change: Change = {}) {
  return describe(evidenceOf(change)).find(check => check.key === key)
}

group('the checks', () => {
  test('go from near to far', () => {
    expect(describe(evidenceOf()).map(({ title }) => title)).toEqual([
      'Boxwright',
      'This computer',
      'Mailin',
      'Spaceship',
      'Registry (.com)',
      'DNSSEC',
      'Public resolvers',
    ])
  })

  test('do not judge by an account that never held the domain', () => {
    const registrar = refused(failure('domain_not_found', 'spaceship'))

    expect(checkOf('registrar', { registrar })).toMatchObject({
      state: 'unknown',
      finding: expect.stringMatching(/^Not in this Spaceship account.*what Mailin sees counts/),
    })
    expect(checkOf('registrar', { registrar, engine: updating() })?.state).toBe('bad')
  })

  test('leave public DNS alone in practice', () => {
    const checks = describe(
      evidenceOf({ isPractice: true, registry: silent, resolvers: silent }),
    )

    expect(checks.at(-1)).toMatchObject({
      title: 'Public DNS',
      state: 'unknown',
      finding: 'Practice domains are not in public DNS, so it is not asked.',
    })
    expect(checks).toHaveLength(5)
  })

  test('say why one is not known', () => {
    expect(checkOf('registrar', { registrar: silent })).toMatchObject({
      state: 'unknown',
      finding: 'No answer within 8 s.',
    })
  })

  test('tell refusals from trouble on the way', () => {
    const by = (code: 'credentials' | 'transient') =>
      checkOf('registrar', { registrar: refused(failure(code, 'spaceship')) })?.state

    expect([by('credentials'), by('transient')]).toEqual(['bad', 'unknown'])
  })

  test('show what was found beside what should be', () => {
    expect(checkOf('registrar', { registrar: told({ nameServers: old }) })).toMatchObject({
      state: 'bad',
      seen: old,
      expected: wanted,
    })
    expect(checkOf('registry', { registry: registry([old, wanted]) })).toMatchObject({
      state: 'waiting',
      seen: [`a.registry.test: ${old.join(', ')}`, `b.registry.test: ${wanted.join(', ')}`],
      expected: wanted,
    })
  })

  test('name every resolver with what it sees', () => {
    expect(
      checkOf('resolvers', { resolvers: resolvers(wanted, 'ESERVFAIL', 'EODD') }),
    ).toMatchObject({
      state: 'waiting',
      finding: '1 of 3 resolvers see Mailin’s nameservers.',
      seen: [`9.9.9.0: ${wanted.join(', ')}`, '9.9.9.1: server failure', '9.9.9.2: error EODD'],
    })
  })

  test('call it wrong when every resolver fails', () => {
    expect(
      checkOf('resolvers', { resolvers: resolvers('ESERVFAIL', 'ESERVFAIL') })?.state,
    ).toBe('bad')
  })

  test('say once that the registry does not answer', () => {
    const titles = describe(evidenceOf({ registry: silent })).map(({ title }) => title)

    expect(titles.slice(-2)).toEqual(['Registry and DNSSEC', 'Public resolvers'])
  })

  test('quote why the Mailin account rests', () => {
    const check = checkOf('mailin', {
      mailin: { ...silent, why: 'Not asked: the Mailin account is left alone until 14:05.' },
      engine: pause('credentials'),
    })

    expect(check).toMatchObject({
      state: 'bad',
      finding: 'paused. Not asked: the Mailin account is left alone until 14:05.',
    })
  })

  test('warn of a DS before it breaks anything', () => {
    const ds = registry([old], { dsTags: [7] })

    expect(checkOf('dnssec', { registry: ds })).toMatchObject({
      state: 'waiting',
      seen: ['DS 7'],
    })
    expect(checkOf('dnssec', { registry: ds, resolvers: resolvers('ESERVFAIL') })?.state).toBe(
      'bad',
    )
    expect(checkOf('dnssec')?.state).toBe('good')
  })

  test('compare the IP with the one of the settings', () => {
    const change = {
      engine: updating({ platform: 'namecheap', clientIp: '198.51.100.1' }),
      registrar: refused(failure('ip_not_whitelisted', 'namecheap', { ip: '203.0.113.7' })),
    } as const

    expect(checkOf('own', change)).toMatchObject({
      state: 'bad',
      finding: 'Namecheap sees another IP address than Settings names.',
      seen: ['203.0.113.7'],
      expected: ['198.51.100.1'],
    })
  })

  test('notice a clock that was set back', () => {
    expect(checkOf('own', { engine: { newestTime: now + hour } })?.state).toBe('bad')
    expect(checkOf('own', { engine: { newestTime: now + 1000 } })?.state).toBe('good')
  })

  test('notice a stopped heartbeat after three intervals', () => {
    const after = (ago: number) =>
      checkOf('engine', {
        engine: {
          status: {
            running: true,
            paused: false,
            pauses: [],
            waiting: 0,
            halted: 0,
            atWork: 0,
            intervalSeconds: 60,
            lastRunAt: new Date(now - ago).toISOString(),
          },
        },
      })?.state

    expect([after(179_000), after(181_000)]).toEqual(['waiting', 'bad'])
  })
})

group('the report', () => {
  test('reads as plain text', () => {
    const evidence = evidenceOf({ registrar: told({ nameServers: old }) })
    const checks = describe(evidence)
    const report = writeReport({
      domain: 'acme.com',
      orderId: 12,
      at: now,
      checks,
      verdict: judge(evidence),
    })

    expect(report).toContain(
      'acme.com: why is it stuck\nOrder 12, checked 2026-11-23 12:00:00 UTC\n',
    )
    expect(report).toContain(
      'Spaceship: wrong (2026-11-23 12:00:00 UTC)\n  Lists other nameservers than Mailin wants.\n  found: dns1.old.test\n    dns2.old.test\n  expected: ns1.mailin.test\n    ns2.mailin.test\n',
    )
  })
})
