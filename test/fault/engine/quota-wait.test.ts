import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { fail } from '../../../shared/border/result.ts'
import { isCompleted, openEngineBench } from '../../support/engine-bench.ts'
import { namecheapKeys } from '../../support/order-fixture.ts'

const tooMany = fail<EngineFailure>({
  code: 'rate_limited',
  provider: 'mailin',
  detail: 'Too many attempts.',
})

describe('a quota at Mailin', () => {
  it('starts short again after an answer', async () => {
    const limited = new Set([1, 2, 3, 8])
    let calls = 0
    const bench = await openEngineBench({
      factor: 300,
      around: host => ({
        ...host,
        findDomain: name =>
          limited.has((calls += 1)) ? Promise.resolve(tooMany) : host.findDomain(name),
      }),
    })
    const counts = () =>
      Number(rawOf(bench.db).prepare('select count from holds').pluck().get() ?? 0)
    const names = Array.from({ length: 10 }, (_, index) => `active-${index}.com`)
    const id = bench.submit({ domains: names.join(' ') })

    await bench.until(id, () => calls >= 3 && counts() === 3)
    await bench.until(id, () => calls >= 5 && counts() === 0)
    await bench.until(id, () => calls >= 8 && counts() > 0)

    expect(counts()).toBe(1)
    await bench.until(id, isCompleted)
  })
})

describe('a quota at a registrar', () => {
  it('is told with the registrar, the domains and the time', async () => {
    const bench = await openEngineBench({
      registrarBudgets: [{ count: 2, windowMs: 3_600_000 }],
    })
    const names = Array.from({ length: 3 }, (_, index) => `plain-${index}.com`)
    const id = bench.submit({
      domains: names.join(' '),
      hostingPlatform: 'namecheap',
      credentials: namecheapKeys,
    })

    const order = await bench.until(id, ({ domains }) =>
      domains.some(domain => domain.reason === 'quota' && domain.stage === 'nameservers'),
    )

    const waits = order.domains.filter(domain => domain.reason === 'quota')
    const [pause, ...others] = bench.engine.status().pauses
    expect(others).toEqual([])
    expect(pause).toMatchObject({ provider: 'namecheap', code: 'rate_limited' })
    expect(pause?.domains).toBeGreaterThanOrEqual(waits.length)
    expect(Date.parse(pause?.until ?? '')).toBeGreaterThan(bench.now())
    expect(order.attention).toEqual([])
  })
})
