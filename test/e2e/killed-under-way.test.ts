import { effectsOf } from '../../electron/practice/counts.ts'
import type { ReadonlyState } from '../../electron/practice/state.ts'
import { expect, test } from './fixtures.ts'
import { reach, submitOrder } from './order-form.ts'
import { expectNothingTwice, providersOf } from './providers.ts'

const domains = ['active-now.com', 'kept-one.com', 'kept-two.com'] as const
const [, ...transferred] = domains

/** What the providers have seen each time that the plug is pulled. */
const moments: Record<string, (state: ReadonlyState) => boolean> = {
  'while a mailbox job runs': state =>
    [...state.jobs.values()].some(job => job.finishesAt > Date.now()),
  'after the first transfer': state => effectsOf(state, 'transfer', 'kept-one.com') > 0,
  'after the last nameservers': state => effectsOf(state, 'nameservers', 'kept-two.com') > 0,
  'once the transferred mailboxes are asked for': state =>
    effectsOf(state, 'create', 'max@kept-two.com') > 0,
}

test('an order survives a kill at each of its moments', async ({ start, dataFolder }) => {
  let app = await start()
  const id = await submitOrder(app, domains)
  for (const [moment, hasCome] of Object.entries(moments)) {
    await expect
      .poll(() => hasCome(providersOf(dataFolder)), {
        message: moment,
        timeout: 30_000,
        intervals: [10],
      })
      .toBe(true)
    await app.kill()
    app = await start()
  }

  await reach(app, id, 'completed')

  await expectNothingTwice(app, dataFolder, transferred)
  const { total } = await app.call('mailboxes.list', { page: 1, pageSize: 1 })
  expect(total).toBe(6)
})
