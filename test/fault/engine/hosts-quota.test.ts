import { expect, it } from 'vitest'
import { openInProcessBench } from '../../support/in-process-bench.ts'

it('a quota met while mail hosts are looked for rests the account', async () => {
  let lists = 0
  const bench = await openInProcessBench({
    fateOf({ endpoint }) {
      const isHostLook = endpoint === 'mailin.mailboxes.list' && (lists += 1) === 2
      const trouble = isHostLook
        ? ({ kind: 'limited', retryAfterMs: 90_000 } as const)
        : ({ kind: 'none' } as const)
      return { trouble, delayMs: 0, answerMs: 0 }
    },
  })
  // a job that names its mailboxes, and no host is known yet
  const answer = bench.submit({ domains: 'active-1.com' })
  const id = answer.ok ? answer.value.id : 0

  await bench.until(() => lists === 2, 10 * 60_000)

  const wait = Date.parse(bench.engine.status().pauses[0]?.until ?? '') - bench.clock.now()
  expect(wait).toBe(90_000)
  await bench.until(() => bench.view(id).status === 'completed', 60 * 60_000)
})
