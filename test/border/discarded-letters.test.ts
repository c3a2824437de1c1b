import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
let id: number

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  await border.call('settings.save', { mail: { hold: true } })
  await border.call('orders.submit', order)
  const { rows } = await border.call('letters.list', { page: 1, pageSize: 1 })
  id = rows[0]?.id ?? 0
})
afterAll(() => border.close())

const statusNow = async () => {
  const { rows } = await border.call('letters.list', { page: 1, pageSize: 50 })
  return rows.find(letter => letter.id === id)?.status
}

test('a discarded letter is held again once it is put back', async () => {
  await border.call('letters.discard', { id })
  expect(await statusNow()).toBe('discarded')

  await border.call('letters.restore', { id })

  expect(await statusNow()).toBe('held')
  expect(await border.send('letters.restore', { id })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
})

test('a letter that left is not put back', async () => {
  await border.call('letters.discard', { id })
  await border.call('letters.restore', { id })
  await border.call('letters.release', { id })

  expect(await border.send('letters.restore', { id })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
})

test('many letters go and come back together', async () => {
  const { id: orderId } = await border.call('orders.submit', {
    ...order,
    domains: 'many-letters.com',
  })
  await border.call('orders.cancel', { id: orderId, removeMailboxes: false })
  const { rows } = await border.call('letters.list', { orderId, page: 1, pageSize: 50 })
  const ids = rows.map(row => row.id)
  const states = async () =>
    (await border.call('letters.list', { orderId, page: 1, pageSize: 50 })).rows.map(
      row => row.status,
    )

  expect(await border.call('letters.discardMany', { ids })).toEqual({ count: 2 })
  expect(await states()).toEqual(['discarded', 'discarded'])
  expect(await border.call('letters.restoreMany', { ids })).toEqual({ count: 2 })
  expect(await states()).toEqual(['held', 'held'])
  expect(rows.find(row => row.kind === 'order-created')?.overtaken).toBe('cancelled')

  expect(await border.call('letters.sendMany', { ids })).toEqual({ count: 2 })
  await expect.poll(states).toEqual(['sent', 'sent'])
  // what has left is nobody's to change
  expect(await border.call('letters.sendMany', { ids })).toEqual({ count: 0 })
})
