import { describe, expect, it } from 'vitest'
import { practiceAccount } from '../../../electron/practice/accounts.ts'
import { type Core, createCore } from '../../../electron/practice/core.ts'
import { effectsOf } from '../../../electron/practice/counts.ts'

type Bench = { readonly core: Core; pass(milliseconds: number): void }

function open(speed = 1): Bench {
  const clock = { time: 1_000_000 }
  const core = createCore({
    journalFile: null,
    now: () => clock.time,
    random: () => 0.5,
    speed,
  })
  return { core, pass: milliseconds => void (clock.time += milliseconds) }
}

const ask = (address: string) => ({ address, name: 'Jo', password: 'S3cret!xyz' })

function transferred(bench: Bench, domain: string): readonly string[] {
  const transfer = bench.core.domains.transfer(domain)
  return transfer.kind === 'started' ? transfer.nameServers : []
}

describe('practice core', () => {
  it('names the same nameservers every time', () => {
    const first = transferred(open(), 'plain.com')

    expect(transferred(open(), 'plain.com')).toEqual(first)
    expect(new Set(first).size).toBe(2)
  })

  it('lists what was in the account of the domains at work', () => {
    const core = createCore({ journalFile: null, atWork: () => ['active.com', 'plain.com'] })

    expect(core.domains.search('').map(({ name }) => name)).toEqual(['active.com'])
  })

  it('does not activate on other nameservers', () => {
    const bench = open()
    const hosts = transferred(bench, 'plain.com')
    bench.core.registrar.write('plain.com', { provider: 'custom', hosts: [...hosts, 'x.test'] })
    bench.pass(60_000)

    expect(bench.core.domains.byName('plain.com')?.isStatusActive).toBe(false)
  })

  it('does not start over on a repeated write', () => {
    const bench = open()
    const hosts = transferred(bench, 'plain.com')
    bench.core.registrar.write('plain.com', { provider: 'custom', hosts })
    bench.pass(11_999)
    bench.core.registrar.write('plain.com', { provider: 'custom', hosts: [...hosts].reverse() })
    bench.pass(1)

    expect(bench.core.domains.byName('plain.com')?.areNameServersActive).toBe(true)
    expect(effectsOf(bench.core.state, 'nameservers', 'plain.com')).toBe(2)
  })

  it('runs faster at a higher speed', () => {
    const bench = open(20)
    const hosts = transferred(bench, 'plain.com')
    bench.core.registrar.write('plain.com', { provider: 'custom', hosts })
    bench.pass(600)

    expect(bench.core.domains.byName('plain.com')?.areNameServersActive).toBe(true)
  })

  it('reserves addresses while a job runs', () => {
    const { core } = open()
    core.mailboxes.create([ask('jo@active.com')])

    const again = core.mailboxes.create([ask('jo@active.com')])

    expect(again).toEqual({
      kind: 'refused',
      refusals: [{ index: 0, why: 'already-registered' }],
    })
  })

  it('frees an address when removed', () => {
    const bench = open()
    bench.core.mailboxes.create([ask('jo@active.com')])
    bench.pass(3000)
    const id = bench.core.state.mailboxes.get('jo@active.com')?.id ?? 0

    expect(bench.core.mailboxes.remove(id)).toBe(true)
    expect(bench.core.mailboxes.remove(id)).toBe(false)
    expect(bench.core.mailboxes.create([ask('jo@active.com')]).kind).toBe('accepted')
  })

  it('cannot remove what is not made yet', () => {
    const { core } = open()
    core.mailboxes.create([ask('jo@active.com')])
    const id = core.state.mailboxes.get('jo@active.com')?.id ?? 0

    expect(core.mailboxes.remove(id)).toBe(false)
  })

  it('keeps earlier tokens until revoked', () => {
    const { core } = open()
    const { email, password } = practiceAccount
    const first = core.accounts.login(email, password) ?? ''
    const second = core.accounts.login(email, password) ?? ''
    const wasValid = core.accounts.isTokenValid(first)
    core.accounts.revokeTokens()
    const third = core.accounts.login(email, password) ?? ''

    expect(wasValid).toBe(true)
    expect(core.accounts.isTokenValid(second)).toBe(false)
    expect(core.accounts.isTokenValid(third)).toBe(true)
  })

  it('lets a flaky batch pass within three tries', () => {
    const { core } = open()
    const domains = Array.from({ length: 10 }, (_, n) => `flaky-${n}.com`)
    const troubles = Array.from({ length: 3 }, () =>
      core.meet({ endpoint: 'mailin.mailboxes.create', domains }),
    )

    expect(troubles).toContainEqual({ kind: 'none' })
  })
})
