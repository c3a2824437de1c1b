import { describe, expect, it } from 'vitest'
import { callsOf, effectsOf } from '../../electron/practice/counts.ts'
import { openInProcessBench } from '../support/in-process-bench.ts'
import { person } from '../support/order-fixture.ts'
import { noTrouble, type SentCall } from '../support/simulated-providers.ts'

const minute = 60_000
const words = ['active', 'plain', 'slow', 'drags', 'holes', 'limited', 'flaky', 'hostless']

describe('the engine and its clients in one process', () => {
  it('completes every scenario that ends by itself', async () => {
    const calls: SentCall[] = []
    const bench = await openInProcessBench({ onCall: call => calls.push(call) })
    const domains = words.map(word => `${word}-1.com`).join(' ')
    const prefixes = [person('jo'), person('al')]
    const answer = bench.submit({ domains, inboxesPerDomain: 2, prefixes })
    const id = answer.ok ? answer.value.id : 0

    await bench.until(() => bench.view(id).status === 'completed', 60 * minute)

    for (const { email, mailinMailboxId } of bench.view(id).mailboxes)
      expect(bench.core.state.mailboxes.get(email)?.id).toBe(mailinMailboxId)
    for (const word of words)
      expect(effectsOf(bench.core.state, 'transfer', `${word}-1.com`)).toBeLessThanOrEqual(1)
    const mailin = calls.filter(one => one.provider === 'mailin')
    const gaps = mailin
      .slice(1)
      .map((call, index) => call.startedAt - (mailin[index]?.endedAt ?? Infinity))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2500)
  })

  it('goes on after a kill', async () => {
    const bench = await openInProcessBench({
      fateOf: () => ({ trouble: { kind: 'none' }, delayMs: 300, answerMs: 300 }),
    })
    const answer = bench.submit({ domains: 'plain.com active.com' })
    const id = answer.ok ? answer.value.id : 0
    for (let kills = 0; kills < 40; kills += 1) {
      await bench.clock.advance(700)
      await bench.kill()
    }

    await bench.until(() => bench.view(id).status === 'completed', 60 * minute)

    expect(effectsOf(bench.core.state, 'create', 'jo@plain.com')).toBe(1)
    expect(effectsOf(bench.core.state, 'transfer', 'plain.com')).toBe(1)
  })

  it('asks for no mailbox twice when its list was long under way', async () => {
    const bench = await openInProcessBench({
      core: { speed: 0.3 },
      fateOf: ({ endpoint }) => ({
        trouble: endpoint === 'mailin.mailboxes.create' ? { kind: 'reset-after' } : noTrouble,
        delayMs: 0,
        // longer than a new mailbox may be missing in a list
        answerMs: endpoint === 'mailin.mailboxes.list' ? 100_000 : 0,
      }),
    })
    const answer = bench.submit({ domains: 'active.com' })
    const id = answer.ok ? answer.value.id : 0

    await bench.until(() => bench.view(id).status === 'completed', 60 * minute)

    expect(callsOf(bench.core.state, 'mailin.mailboxes.create')).toBe(1)
  })
})
