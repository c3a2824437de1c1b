import { effectsOf } from '../../electron/practice/counts.ts'
import type { ReadonlyState } from '../../electron/practice/state.ts'
import { expect, test } from './fixtures.ts'
import { reach, submitOrder } from './order-form.ts'
import { expectNothingTwice, providersOf } from './providers.ts'

const domains = ['active-now.com', 'kept-one.com', 'kept-two.com'] as const
const [, ...transferred] = domains

/** What the providers have seen when the plug is pulled. */
const moments: Record<string, (state: ReadonlyState) => boolean> = {
  'after the first transfer': state => effectsOf(state, 'transfer', 'kept-one.com') > 0,
  'after the last nameservers': state => effectsOf(state, 'nameservers', 'kept-two.com') > 0,
  'while a mailbox job runs': state =>
    [...state.jobs.values()].some(job => job.finishesAt > Date.now()),
  'once the transferred mailboxes are asked for': state =>
    effectsOf(state, 'create', 'max@kept-two.com') > 0,
}

for (const [moment, hasCome] of Object.entries(moments))
  test(`an order survives a kill ${moment}`, async ({ start, dataFolder }) => {
    const first = await start()
    const id = await submitOrder(first, domains)
    await expect
      .poll(() => hasCome(providersOf(dataFolder)), { timeout: 30_000, intervals: [10] })
      .toBe(true)
    await first.kill()

    const second = await start()
    await reach(second, id, 'completed')

    await expectNothingTwice(second, dataFolder, transferred)
    const { total } = await second.call('mailboxes.list', { page: 1, pageSize: 1 })
    expect(total).toBe(6)
  })

test('an order survives three kills in a row', async ({ start, dataFolder }) => {
  let app = await start()
  const id = await submitOrder(app, domains)
  for (const hasCome of [
    moments['after the first transfer'],
    moments['after the last nameservers'],
    moments['once the transferred mailboxes are asked for'],
  ]) {
    await expect
      .poll(() => hasCome?.(providersOf(dataFolder)), { timeout: 30_000, intervals: [10] })
      .toBe(true)
    await app.kill()
    app = await start()
  }

  await reach(app, id, 'completed')

  await expectNothingTwice(app, dataFolder, transferred)
})
