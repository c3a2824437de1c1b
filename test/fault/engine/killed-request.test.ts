import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { callsOf } from '../../../electron/practice/counts.ts'
import { isCompleted, openEngineBench } from '../../support/engine-bench.ts'

const never = () => new Promise<never>(() => {})

describe('a creating request cut off by a kill', () => {
  it('is read back before anything is asked', async () => {
    const bench = await openEngineBench({
      around: host => ({
        ...host,
        async createMailboxes(mailboxes) {
          await host.createMailboxes(mailboxes)
          return never()
        },
      }),
    })
    const id = bench.submit({ domains: 'active.com' })
    await bench.until(id, () => bench.effects('create', 'jo@active.com') === 1)

    delete bench.setup.around
    await bench.crash()
    await bench.until(id, isCompleted)

    bench.expectWhole(id)
    expect(callsOf(bench.practice.core.state, 'mailin.mailboxes.create')).toBe(1)
  })
})

describe('a nameserver update cut off by a kill', () => {
  it('is read back once the registrar shows it', async () => {
    // at life's speed, because the registrar's lag is a matter of seconds
    const bench = await openEngineBench({ factor: 4 })
    const id = bench.submit({ domains: 'alpha.com' })
    await bench.until(id, () => bench.effects('nameservers', 'alpha.com') === 1)

    rawOf(bench.db).exec(
      `update order_domains set stage = 'nameservers', state = 'running', due_at = null`,
    )
    await bench.crash()
    await bench.until(id, order => order.domains[0]?.stage === 'activation')

    expect(bench.effects('nameservers', 'alpha.com')).toBe(1)
  })
})
