import { expect, it } from 'vitest'
import { cancelOrder } from '../../../electron/orders/end-order.ts'
import { openInProcessBench } from '../../support/in-process-bench.ts'

const hour = 3_600_000
const minute = 60_000

it('a cancelled order polls its job, and lists when that has ended', async () => {
  const calls: (string | null)[] = []
  const bench = await openInProcessBench({
    onCall: ({ endpoint }) => calls.push(endpoint),
    // jobs that drag on for 90 s take an hour
    core: { speed: 90_000 / hour },
  })
  const count = (endpoint: string) => calls.filter(call => call === endpoint).length
  bench.submit({ domains: 'drags.com' })
  await bench.until(() => count('mailin.mailboxes.status') === 1, 2 * hour)
  const listsBefore = count('mailin.mailboxes.list')

  cancelOrder(bench.db, 1, true, bench.clock.now())
  bench.engine.nudge()
  await bench.clock.advance(55 * minute)

  expect(count('mailin.mailboxes.list')).toBe(listsBefore)
  expect(count('mailin.mailboxes.status')).toBeLessThan(35)
  await bench.until(() => count('mailin.mailboxes.delete') === 1, hour)

  await bench.clock.advance(1000)
  expect(bench.view(1).mailboxes[0]?.removedAt).toBeDefined()
})
