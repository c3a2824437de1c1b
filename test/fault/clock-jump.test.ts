import { describe, expect, it } from 'vitest'
import { callsOf, effectsOf } from '../../electron/practice/counts.ts'
import { openInProcessBench } from '../support/in-process-bench.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('a clock that jumps', () => {
  it.each([
    ['forward', day],
    ['back', -day],
    ['back by a month', -30 * day],
  ])('%s doubles nothing and holds nothing up for long', async (_title, jump) => {
    const bench = await openInProcessBench({})
    const answer = bench.submit({ domains: 'plain.com active.com' })
    const id = answer.ok ? answer.value.id : 0
    await bench.until(() => bench.view(id).domains[0]?.stage === 'activation', 60 * minute)

    bench.clock.shift(jump)
    await bench.until(() => bench.view(id).status === 'completed', 60 * minute)

    expect(bench.bugs).toEqual([])
    expect(effectsOf(bench.core.state, 'transfer', 'plain.com')).toBe(1)
    expect(effectsOf(bench.core.state, 'create', 'jo@plain.com')).toBe(1)
  })

  it('back asks again for what a lost answer made nothing of', async () => {
    let isLost = true
    const bench = await openInProcessBench({
      fateOf({ endpoint }) {
        const kind = isLost && endpoint === 'mailin.mailboxes.create' ? 'reset-before' : 'none'
        if (kind !== 'none') isLost = false
        return { trouble: { kind }, delayMs: 0, answerMs: 0 }
      },
    })
    bench.core.domains.byName('active.com')
    const answer = bench.submit({ domains: 'active.com' })
    const id = answer.ok ? answer.value.id : 0
    await bench.until(() => !isLost, 60 * minute)

    bench.clock.shift(-day)
    await bench.until(() => bench.view(id).status === 'completed', 60 * minute)

    expect(effectsOf(bench.core.state, 'create', 'jo@active.com')).toBe(1)
  })

  it('forward asks Mailin no more often than before', async () => {
    const bench = await openInProcessBench({ settings: { mailinGapMs: 100 } })
    const answer = bench.submit({ domains: 'slow.com' })
    const id = answer.ok ? answer.value.id : 0
    await bench.until(() => bench.view(id).domains[0]?.stage === 'activation', 60 * minute)
    const looks = () => callsOf(bench.core.state, 'mailin.domains.list')
    const before = looks()

    bench.clock.shift(3 * 60 * minute)
    bench.engine.nudge()
    const end = bench.clock.now() + minute / 2
    await bench.until(() => bench.clock.now() >= end, minute)

    expect(looks() - before).toBeLessThanOrEqual(2)
  })

  it('sleeps through hours and goes on', async () => {
    const bench = await openInProcessBench({})
    const answer = bench.submit({ domains: 'plain.com' })
    const id = answer.ok ? answer.value.id : 0
    await bench.until(() => bench.view(id).domains[0]?.stage === 'activation', 60 * minute)

    await bench.clock.sleep(9 * 60 * minute)
    bench.engine.checkNow()
    await bench.until(() => bench.view(id).status === 'completed', 60 * minute)

    expect(effectsOf(bench.core.state, 'transfer', 'plain.com')).toBe(1)
  })
})
