import { it } from 'vitest'
import { openGround } from '../support/in-process-bench.ts'
import { runPlan } from './model/run-plan.ts'

const calm = {
  limited: 0,
  named: 0,
  lostBefore: 0,
  lostAfter: 0,
  midway: 0,
  unready: 0,
  unpaid: 0,
  slowest: 0,
  leftOut: 0,
}
const pace = { kind: 'settings', batchSize: 1, gapSeconds: 0 } as const
const submit = { kind: 'submit', prefixes: ['jo'], platform: 'spaceship' } as const

it('a removal leaves the mailbox that a later order made', async () => {
  const ground = await openGround()

  // found by the model; what it checks at the end throws
  await runPlan(ground, {
    seed: 1,
    mood: calm,
    acts: [
      { after: 0, act: { ...submit, domains: ['holes-2.com', 'plain-1.com'] } },
      { after: 200, act: { ...pace, intervalSeconds: 15, jobPollSeconds: 2 } },
      { after: 0, act: { ...pace, intervalSeconds: 300, jobPollSeconds: 30 } },
      { after: 0, act: { kind: 'cancel', order: 0, removes: true } },
      { after: 0, act: { ...submit, domains: ['holes-2.com'] } },
    ],
  })
})
