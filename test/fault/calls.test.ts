import { expect, it } from 'vitest'
import { measure } from '../bench/calls/measure.ts'
import { runScheme } from '../bench/calls/scheme.ts'
import { openGround } from '../support/in-process-bench.ts'

/** Counted, never timed; `npm run bench:calls` has the whole table. */
it.each([
  ['active', 1 / 3],
  ['transferred', 1 / 3],
] as const)(
  'asks Mailin less for 100 %s domains than the flow would',
  async (kind, most) => {
    const ground = await openGround()

    const { calls } = await measure(ground, kind, 100)

    expect(calls / (await runScheme(kind, 100))).toBeLessThanOrEqual(most)
  },
  600_000,
)

it('never rests while work is due and the account is free', async () => {
  const ground = await openGround()

  const { idle } = await measure(ground, 'active', 100)

  expect(idle).toBe(0)
}, 600_000)
