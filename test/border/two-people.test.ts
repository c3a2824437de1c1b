import { afterAll, beforeAll, expect, test } from 'vitest'
import { signedBy } from '../../db/core/database.ts'
import { changeDueDate } from '../../electron/orders/due-date.ts'
import type { Actor } from '../../shared/team/team.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

const ann: Actor = { id: 7, name: 'Ann', role: 'staff', maySeePasswords: false }
let border: Border

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

test('a change of an older version is refused with who changed what, and can be saved over it', async () => {
  const { id: customerId } = await border.call('customers.save', {
    name: 'Two',
    email: 'two@people.example',
  })
  const { id } = await border.call('orders.submit', {
    ...order,
    customerId,
    domains: 'two-people.com',
    asDraft: true,
  })
  const { version } = await border.call('orders.get', { id })
  const signed = signedBy(border.workspace().db, ann)
  const dueAt = '2027-01-01T00:00:00.000Z'
  changeDueDate(signed, { id, dueAt }, Date.now())

  const refused = await border.send('orders.setBilling', { ids: [id], version, amount: 12 })
  expect(refused).toMatchObject({
    failure: {
      code: 'changed',
      message: expect.stringContaining('Ann'),
      edits: [{ by: { id: 7, name: 'Ann' }, description: expect.stringContaining('Due') }],
    },
  })
  const after = await border.call('orders.get', { id })
  expect(after.version).toBeGreaterThan(version)
  expect(await border.send('orders.submit', { id, version, asDraft: true })).toMatchObject({
    failure: { code: 'changed', version: after.version },
  })
  await border.call('orders.submit', { id, version: after.version, asDraft: true })
  // a change of one's own on a desk alone is nobody else's
  await border.call('orders.submit', { id, version: after.version, asDraft: true })
  const { rows } = await border.call('activity.list', { orderId: id, page: 1, pageSize: 10 })
  expect(rows.map(row => row.by?.name)).toContain('Ann')
})
