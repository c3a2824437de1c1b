import { afterEach, expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { fillDisk, forbidWriting, lockFile } from '../support/full-disk.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

const opened: Border[] = []
async function open(): Promise<Border> {
  const border = await openBorder({ isTrusted: () => true })
  opened.push(border)
  return border
}
afterEach(async () => {
  for (const border of opened.splice(0)) await border.close()
})

const orders = async (border: Border) =>
  (await border.call('orders.list', { page: 1, pageSize: 1 })).total

test.each([
  ['full', fillDisk, /disk is full/],
  ['read-only', forbidWriting, /cannot be written/],
  ['held by another program', lockFile, /Another program/],
] as const)(
  'an order is refused as a whole while the database is %s',
  async (_, take, words) => {
    const border = await open()
    const { db } = border.workspace()
    const mend = take(db, rawOf(db).name)

    const answer = await border.send('orders.submit', {
      ...order,
      domains: Array.from({ length: 400 }, (_, at) => `active-full-${at}.com`).join(' '),
    })

    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'storage', message: expect.stringMatching(words) },
    })
    expect(await orders(border)).toBe(0)
    expect(border.bugs).toEqual([])
    mend()
    await border.call('orders.submit', order)
    expect(await orders(border)).toBe(1)
  },
)

test('settings that could not be stored do not count', async () => {
  const border = await open()
  const mend = forbidWriting(border.workspace().db, '')

  const answer = await border.send('settings.save', { mailin: { batchSize: 3 } })

  expect(answer).toMatchObject({ ok: false, failure: { code: 'storage' } })
  expect((await border.call('settings.get', {})).mailin.batchSize).not.toBe(3)
  mend()
  await border.call('settings.save', { mailin: { batchSize: 3 } })
  expect((await border.call('settings.get', {})).mailin.batchSize).toBe(3)
})

test('the engine says why it rests', async () => {
  const border = await open()
  await border.call('orders.submit', order)
  const mend = forbidWriting(border.workspace().db, '')

  await expect
    .poll(async () => (await border.call('engine.status', {})).storage)
    .toMatchObject({ trouble: 'read-only' })
  mend()
  await expect
    .poll(async () => (await border.call('engine.status', {})).storage, { timeout: 20_000 })
    .toBeUndefined()
}, 40_000)
