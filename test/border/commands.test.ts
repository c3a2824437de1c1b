import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isOwnPage } from '../../electron/desktop/window.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

vi.mock('electron', () => ({ BrowserWindow: vi.fn(), shell: {}, net: {}, protocol: {} }))

let border: Border

beforeAll(async () => {
  border = await openBorder({ isTrusted: isOwnPage })
})
afterAll(() => border.close())

test('commands of the main process are run', async () => {
  await border.call('commands.run', { id: 'logs.open' })

  expect(border.ran).toEqual(['logs.open'])
})

test('commands of the window are refused', async () => {
  expect(await border.send('commands.run', { id: 'order.new' })).toMatchObject({ ok: false })
})

test('a bug of the window reaches the log, within bounds', async () => {
  await border.call('app.reportBug', { text: 'Error: a page broke' })

  expect(border.reported).toEqual(['In the window: Error: a page broke'])
  expect(await border.send('app.reportBug', { text: 'x'.repeat(8001) })).toMatchObject({
    failure: { code: 'invalid_input' },
  })
})

test('a paused engine asks nothing and loses nothing', async () => {
  await border.call('engine.pause', {})
  expect(await border.call('engine.status', {})).toMatchObject({ paused: true })
  const { id } = await border.call('orders.submit', order)

  expect(await border.send('engine.checkNow', {})).toMatchObject({
    ok: false,
    failure: { code: 'not_applicable' },
  })
  border.workspace().engine.checkNow()
  // a look of its own, long after the one that was just asked for
  const lookedAt = async () => (await border.call('engine.status', {})).lastRunAt
  const asked = await lookedAt()
  await vi.waitFor(async () => expect(await lookedAt()).not.toBe(asked), { timeout: 15_000 })
  const exchanges = { orderId: id, page: 1, pageSize: 10 }
  expect((await border.call('exchanges.list', exchanges)).total).toBe(0)

  await border.call('engine.resume', {})
  const reached = () => border.call('orders.get', { id })
  await vi.waitFor(async () => expect((await reached()).status).toBe('completed'), {
    timeout: 15_000,
  })
}, 30_000)

test('checking now tries the letters again as well', async () => {
  const retry = vi.spyOn(border.workspace().mail.outbox, 'retry')

  border.workspace().checkNow()
  await border.call('engine.checkNow', {})

  expect(retry).toHaveBeenCalledTimes(2)
  retry.mockRestore()
})

test('a pause is kept in the mode that it was made in', async () => {
  await border.call('engine.pause', {})
  await border.call('settings.save', { mode: 'live' })
  expect(await border.call('engine.status', {})).toMatchObject({ paused: false })
  await border.call('settings.save', { mode: 'practice' })

  expect(await border.call('engine.status', {})).toMatchObject({ paused: true })
})

test('desktop settings are kept one by one', async () => {
  await border.call('desktop.save', { keepInTray: true })

  expect(await border.call('desktop.get', {})).toEqual({
    keepInTray: true,
    startAtLogin: false,
    notify: true,
    isTrayCertain: false,
  })
  expect(await border.send('desktop.save', { tray: true })).toMatchObject({ ok: false })
})
