import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { signedBy } from '../../db/core/database.ts'
import { changeDueDate } from '../../electron/orders/due-date.ts'
import type { Actor } from '../../shared/team/team.ts'
import { type Border, openBorder } from './open-border.ts'
import { order, unfinished } from './samples.ts'

const ann: Actor = { id: 7, name: 'Ann', role: 'staff', maySeePasswords: false }
let border: Border

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

test('a change of an older version is refused with who changed what, and can be saved over it', async () => {
  const customer = await border.call('customers.save', {
    name: 'Two',
    email: 'two@people.example',
  })
  const { id } = await border.call('orders.submit', {
    ...order,
    customerId: customer.id,
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

const bob: Actor = { id: 8, name: 'Bob', role: 'staff', maySeePasswords: true }

/** Rows of the staff, as the server makes them when somebody is invited. */
function addStaff(): void {
  for (const { id, name } of [ann, bob])
    rawOf(border.workspace().db)
      .prepare(`insert into staff values (?, ?, 'staff', 0, 0, null)`)
      .run(id, name)
}

test('unfinished forms and what was read are each person’s own', async () => {
  addStaff()
  await border.sendAs(ann, 'forms.save', {
    id: 1,
    values: { ...unfinished, domains: 'of-ann.com' },
  })
  await border.sendAs(bob, 'forms.save', {
    id: 1,
    values: { ...unfinished, domains: 'of-bob.com' },
  })
  await border.call('forms.save', { id: 1, values: { ...unfinished, domains: 'of-desk.com' } })
  await border.sendAs(bob, 'forms.save', { id: 1 })

  const formsOf = async (actor: Actor) =>
    (await border.sendAs(actor, 'forms.get', {})) as unknown
  expect(await formsOf(ann)).toMatchObject({
    value: { forms: [{ id: 1, values: { domains: 'of-ann.com' } }] },
  })
  expect(await formsOf(bob)).toEqual({ ok: true, value: { forms: [] } })
  expect((await border.call('forms.get', {})).forms).toHaveLength(1)

  await border.call('orders.submit', {
    ...order,
    domains: 'two-told.com',
    credentials: order.credentials,
  })
  const page = { page: 1, pageSize: 1 }
  const all = await border.call('notifications.list', { ...page, unread: true })
  await border.sendAs(ann, 'notifications.markRead', { ids: all.rows.map(row => row.id) })
  const unreadOf = async (actor: Actor) =>
    (await border.sendAs(actor, 'notifications.list', { ...page, unread: true })) as unknown
  expect(all.total).toBeGreaterThan(0)
  expect(await unreadOf(ann)).toMatchObject({ value: { total: all.total - 1 } })
  expect(await unreadOf(bob)).toMatchObject({ value: { total: all.total } })
  expect((await border.call('notifications.list', { ...page, unread: true })).total).toBe(
    all.total,
  )
})

test.each([
  ['settings.save', { mode: 'practice' }, 'forbidden'],
  ['exports.write', { format: 'generic' }, 'forbidden'],
  ['lock.now', {}, 'not_found'],
] as const)('%s is refused to who may not', async (name, args, code) => {
  expect(await border.sendAs(ann, name, args)).toMatchObject({ ok: false, failure: { code } })
})
