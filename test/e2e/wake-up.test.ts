import { expect, test } from './fixtures.ts'
import { reach, submitOrder } from './order-form.ts'

test('a computer that wakes up goes on at once', async ({ app }) => {
  // between two checks of its own Boxwright would sleep for an hour
  await app.call('settings.save', { polling: { intervalSeconds: 3600 } })
  const id = await submitOrder(app, ['woken.com'])
  const domain = async () => (await app.call('orders.get', { id })).domains[0]
  const waitsMs = async () => Date.parse((await domain())?.dueAt ?? '') - Date.now()
  await expect.poll(waitsMs, { timeout: 20_000 }).toBeGreaterThan(1_800_000)
  const { lastRunAt } = await app.call('engine.status', {})

  const wake = () =>
    app.electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  await wake()

  const status = await app.call('engine.status', {})
  expect(status.lastRunAt).not.toBe(lastRunAt)
  // practice takes a while to make it active; only a wake-up asks before the hour is over
  await expect
    .poll(
      async () => {
        await wake()
        return (await domain())?.stage
      },
      { timeout: 40_000, intervals: [1000] },
    )
    .not.toBe('activation')
  await reach(app, id, 'completed')
})
