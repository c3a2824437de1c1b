import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { findSavedKeys } from '../../db/customers/saved-keys.ts'
import { readSavedKeys } from '../../electron/customers/saved-keys.ts'
import { type Border, openBorder } from './open-border.ts'
import { order, unfinished } from './samples.ts'

let border: Border
const platform = 'spaceship' as const
const page = { page: 1, pageSize: 50 }

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  await border.call('settings.save', { mail: { hold: true } })
})
afterAll(() => border.close())
afterEach(() => void vi.useRealTimers())

let made = 0
async function customer(name: string, orders = 0) {
  made += 1
  const person = { name: `${name} ${made}`, email: `${name}-${made}@customer.example` }
  const { id } = await border.call('customers.save', person)
  const ids: number[] = []
  for (let at = 0; at < orders; at += 1) {
    const domains = `${name}-${made}-${at}.com`
    const byHand = { ...order, customerId: id, domains, hostingPlatform: 'other' } as const
    ids.push((await border.call('orders.submit', byHand)).id)
  }
  return { id, ...person, orders: ids }
}
const keysNamed = (name: string) => ({ spaceshipApiKey: name, spaceshipApiSecretKey: name })
const saveKeys = (id: number, name: string) =>
  border.call('customers.saveKeys', { id, platform, credentials: keysNamed(name) })
const keyOf = (id: number) => {
  const { db, vault } = border.workspace()
  return readSavedKeys(db.reader, vault, id, platform)?.keys['api_key']
}
const ordersOf = async (customerId: number) =>
  (await border.call('orders.list', { customerId, ...page })).rows.map(row => row.id)
const merge = (id: number, into: number, orders: number) =>
  border.call('customers.merge', { id, into, orders })

/** Everything of the tables that a merge touches. */
const everything = () =>
  [
    'users',
    'orders',
    'order_emails',
    'notifications',
    'letters',
    'settings',
    'customer_credentials',
    'secrets',
  ].map(table => {
    const columns = rawOf(border.workspace().db)
      .prepare(`select name from pragma_table_info(?) where name not in ('updated_at')`)
      .pluck()
      .all(table)
    const order = table === 'customer_credentials' ? 'user_id' : 'rowid'
    const listed = columns.filter(name => table !== 'customer_credentials' || name !== 'id')
    return rawOf(border.workspace().db)
      .prepare(
        `select ${listed.join(', ')} from ${table} order by ${order === 'rowid' && table === 'secrets' ? 'id' : order}`,
      )
      .all()
  })

describe('two customers that are one', () => {
  test('are shown before they are merged', async () => {
    const one = await customer('double', 2)
    const other = await customer('double', 1)
    await saveKeys(one.id, 'first')

    expect(await border.call('customers.viewMerge', { id: one.id, into: other.id })).toEqual({
      name: one.name,
      email: one.email,
      into: { id: other.id, name: other.name, email: other.email },
      orders: 2,
      mailboxes: 0,
      letters: 2,
      unsent: 2,
      keys: [{ platform, becomes: 'moved', savedAt: expect.any(String) }],
    })
  })

  test('have one page, with what both had', async () => {
    const one = await customer('page', 2)
    const other = await customer('page', 1)
    await border.call('orders.addMailboxes', {
      id: one.orders[0] ?? 0,
      mailboxes: [{ email: `jane@page-${made - 1}-0.com`, password: 'by-hand-1' }],
    })

    await merge(one.id, other.id, 2)

    expect(await border.call('customers.get', { id: other.id })).toMatchObject({
      name: other.name,
      counts: { orders: 3, mailboxes: 1, letters: 3 },
    })
    expect(new Set(await ordersOf(other.id))).toEqual(new Set([...one.orders, ...other.orders]))
    expect(await border.send('customers.get', { id: one.id })).toMatchObject({
      failure: { code: 'not_found' },
    })
    const { rows } = await border.call('letters.list', { customerId: other.id, ...page })
    expect(new Set(rows.map(row => row.to))).toEqual(new Set([other.email]))
    const { activity } = await border.call('orders.get', { id: one.orders[0] ?? 0 })
    expect(activity.map(row => row.action)).toContain('customers_merged')
  })

  test('are found by both names in a file', async () => {
    const one = await customer('file')
    const other = await customer('file')
    await merge(one.id, other.id, 0)

    const texts = [one.name, one.email, other.name]
    expect(await border.call('customers.match', { texts })).toMatchObject(
      texts.map(text => ({ text, id: other.id, name: other.name })),
    )
  })

  test('may have one and the same name', async () => {
    const one = await customer('same')
    const other = await customer('same')
    const { name } = other
    await border.call('customers.save', { id: one.id, name, email: one.email })
    await merge(one.id, other.id, 0)

    const [found] = await border.call('customers.match', { texts: [name] })
    expect(found).toMatchObject({ id: other.id })
    expect(found?.isAmbiguous).toBeUndefined()
  })

  test('keep the newer keys of a registrar', async () => {
    const one = await customer('keys')
    const other = await customer('keys')
    const third = await customer('keys')
    await saveKeys(other.id, 'older')
    await saveKeys(one.id, 'newer')
    await saveKeys(third.id, 'newest')
    const becomes = async (id: number, into: number) =>
      (await border.call('customers.viewMerge', { id, into })).keys.map(key => key.becomes)
    expect(await becomes(one.id, other.id)).toEqual(['newer'])
    expect(await becomes(one.id, third.id)).toEqual(['older'])

    await merge(one.id, other.id, 0)
    expect(keyOf(other.id)).toBe('newer')
    await merge(other.id, third.id, 0)
    expect(keyOf(third.id)).toBe('newest')
    const left = rawOf(border.workspace().db)
      .prepare('select count(*) as n from customer_credentials where user_id in (?, ?)')
      .get(one.id, other.id)
    expect(left).toEqual({ n: 0 })
  })

  test('take the unfinished form with them', async () => {
    const one = await customer('form')
    const other = await customer('form')
    const values = { ...unfinished, customerId: one.id }
    await border.call('forms.save', { id: 77, values })

    await merge(one.id, other.id, 0)
    const form = async () =>
      (await border.call('forms.get', {})).forms.find(row => row.id === 77)?.values.customerId
    expect(await form()).toBe(other.id)
    await border.call('customers.unmerge', { id: one.id })
    expect(await form()).toBe(one.id)
    await border.call('forms.save', { id: 77 })
  })
})

describe('a merge is refused', () => {
  test('with itself, with nobody and with an archived one', async () => {
    const one = await customer('no')
    const other = await customer('no')
    const send = (id: number, into: number) =>
      border.send('customers.merge', { id, into, orders: 0 })

    expect(await send(one.id, one.id)).toMatchObject({
      failure: { code: 'invalid_input', fields: { into: expect.any(String) } },
    })
    expect(await send(one.id, 9_999)).toMatchObject({ failure: { code: 'not_found' } })
    expect(await send(9_999, one.id)).toMatchObject({ failure: { code: 'not_found' } })
    await border.call('customers.archive', { id: other.id, archived: true })
    expect(await send(one.id, other.id)).toMatchObject({ failure: { code: 'not_applicable' } })
    expect(await send(other.id, one.id)).toEqual({ ok: true, value: null })
  })

  test('when an order came after the preview', async () => {
    const one = await customer('stale', 1)
    const other = await customer('stale')
    const before = everything()

    expect(
      await border.send('customers.merge', { id: one.id, into: other.id, orders: 0 }),
    ).toMatchObject({ failure: { code: 'conflict' } })
    expect(everything()).toEqual(before)
  })
})

test('a merge that is cut off has changed nothing', async () => {
  const one = await customer('cut', 1)
  const other = await customer('cut', 1)
  await saveKeys(one.id, 'ours')
  const before = everything()
  const raw = rawOf(border.workspace().db)
  raw.exec(
    `create temp trigger cut before insert on main.activity_logs when new.action = 'customers_merged' begin select raise(abort, 'cut off'); end`,
  )

  const answer = await border.send('customers.merge', { id: one.id, into: other.id, orders: 1 })
  raw.exec('drop trigger cut')

  expect(answer).toMatchObject({ ok: false })
  expect(everything()).toEqual(before)
  expect(await border.send('customers.unmerge', { id: one.id })).toMatchObject({ ok: false })
})

describe('a merge undone', () => {
  test('leaves everything as it was', async () => {
    const one = await customer('undo', 2)
    const other = await customer('undo', 1)
    await border.call('orders.addMailboxes', {
      id: one.orders[0] ?? 0,
      mailboxes: [{ email: `jane@undo-${made - 1}-0.com`, password: 'by-hand-1' }],
    })
    await saveKeys(other.id, 'theirs')
    await saveKeys(one.id, 'ours')
    const before = everything()

    await merge(one.id, other.id, 2)
    expect(everything()).not.toEqual(before)
    await border.call('customers.unmerge', { id: one.id })

    expect(everything()).toEqual(before)
    expect([keyOf(one.id), keyOf(other.id)]).toEqual(['ours', 'theirs'])
    expect(await border.send('customers.unmerge', { id: one.id })).toMatchObject({
      failure: { code: 'not_applicable' },
    })
  })

  test('leaves what was written since where it belongs', async () => {
    const one = await customer('since', 2)
    const other = await customer('since', 1)
    const third = await customer('since')
    await saveKeys(one.id, 'ours')
    const [stays = 0, leaves = 0] = one.orders
    await merge(one.id, other.id, 2)

    await border.call('orders.addMailboxes', {
      id: stays,
      mailboxes: [{ email: `new@since-${made - 2}-0.com`, password: 'by-hand-1' }],
    })
    await saveKeys(other.id, 'since')
    const { id: fresh } = await border.call('orders.submit', {
      ...order,
      customerId: other.id,
      domains: `since-fresh-${made}.com`,
      hostingPlatform: 'other',
    })
    await border.call('orders.reject', { id: leaves, reason: 'Of a third one' })
    await border.call('orders.submit', { id: leaves, customerId: third.id })
    await border.call('customers.unmerge', { id: one.id })

    expect(await ordersOf(one.id)).toEqual([stays])
    expect(new Set(await ordersOf(other.id))).toEqual(new Set([fresh, ...other.orders]))
    expect(await ordersOf(third.id)).toEqual([leaves])
    expect((await border.call('mailboxes.list', { customerId: one.id, ...page })).total).toBe(1)
    expect([keyOf(one.id), keyOf(other.id)]).toEqual(['ours', 'since'])
    // what was written before the order left is still the first customer's
    const { formerOrders } = await border.call('customers.viewDeletion', { id: one.id })
    expect(formerOrders).toBe(1)
    expect((await border.call('customers.viewDeletion', { id: other.id })).formerOrders).toBe(0)
  })

  test('is over after a minute', async () => {
    const one = await customer('late')
    const other = await customer('late')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    await merge(one.id, other.id, 0)
    vi.setSystemTime(Date.now() + 61_000)

    expect(await border.send('customers.unmerge', { id: one.id })).toMatchObject({
      failure: { code: 'not_applicable' },
    })
  })

  test('stays when the other was merged again', async () => {
    const [one, two, three] = [await customer('a', 1), await customer('b'), await customer('c')]
    await merge(one.id, two.id, 1)
    await merge(two.id, three.id, 1)

    expect(await border.send('customers.unmerge', { id: one.id })).toMatchObject({
      failure: { code: 'not_applicable' },
    })
    expect(await ordersOf(three.id)).toEqual(one.orders)
  })
})

describe('deleting a merged customer', () => {
  test('takes both names out of everything', async () => {
    const one = await customer('gone', 1)
    const other = await customer('gone')
    const [id = 0] = one.orders
    await border.call('orders.reject', { id, reason: `${one.name} is in doubt` })
    await merge(one.id, other.id, 1)
    const raw = rawOf(border.workspace().db)
    raw
      .prepare(
        `insert into activity_logs (action, description, subject_type, subject_id, properties, created_at)
         values ('noted', ?, 'order', ?, '{}', 0)`,
      )
      .run(`Written to ${one.name} at ${one.email}`, id)

    await border.call('customers.delete', { id: other.id, confirm: other.name })

    const tables = ['users', 'letters', 'activity_logs', 'orders', 'notifications']
    const texts = JSON.stringify(
      tables.map(table => raw.prepare(`select * from ${table}`).all()),
    )
    expect(texts).not.toContain(one.name)
    expect(texts).not.toContain(one.email)
    expect(findSavedKeys(border.workspace().db.reader, other.id, platform)).toBeNull()
  })
})
