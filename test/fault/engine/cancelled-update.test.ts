import { expect, it } from 'vitest'
import { cancelOrder } from '../../../electron/orders/end-order.ts'
import { effectsOf } from '../../../electron/practice/counts.ts'
import { openInProcessBench } from '../../support/in-process-bench.ts'

it('a cancelled order changes no nameservers any more', async () => {
  let isReading = false
  const bench = await openInProcessBench({
    fateOf({ endpoint }) {
      if (endpoint === 'spaceship.domains.get') isReading = true
      return { trouble: { kind: 'none' }, delayMs: 1000, answerMs: 0 }
    },
  })
  const answer = bench.submit({ domains: 'plain.com' })
  const id = answer.ok ? answer.value.id : 0
  await bench.until(() => isReading, 60_000)

  cancelOrder(bench.db, id, false, bench.clock.now())
  await bench.clock.advance(10 * 60_000)

  expect(effectsOf(bench.core.state, 'nameservers', 'plain.com')).toBe(0)
})
