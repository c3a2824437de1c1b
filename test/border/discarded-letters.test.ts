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
