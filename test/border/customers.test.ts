import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { monthOf } from '../../shared/text/month.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
const page = { page: 1, pageSize: 50 }

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

let made = 0
/** A customer of its own, with this many orders worked by hand. */
async function customer(orders = 0) {
  made += 1
  const person = { name: `Person ${made}`, email: `person-${made}@customer.example` }
  const { id } = await border.call('customers.save', person)
  const ids: number[] = []
  for (let at = 0; at < orders; at += 1) {
    const domains = `person-${made}-${at}.com`
    const byHand = { ...order, customerId: id, domains, hostingPlatform: 'other' } as const
    ids.push((await border.call('orders.submit', byHand)).id)
  }
  return { id, ...person, orders: ids }
}

const refused = (code: string, fields?: Readonly<Record<string, unknown>>) => ({
  ok: false,
  failure: { code, message: expect.any(String), ...(fields && { fields }) },
})

describe('the page of a customer', () => {
  test('counts what there is of the customer', async () => {
    const { id, name, email, orders } = await customer(2)
    const [first = 0] = orders
    await border.call('notes.save', { orderId: first, text: 'Calls on Monday' })
    await border.call('orders.addMailboxes', {
      id: first,
      mailboxes: [{ email: `jane@person-${made}-0.com`, password: 'by-hand-1' }],
    })
    await border.call('orders.setStatus', { id: first, status: 'completed', note: '' })

    expect(await border.call('customers.get', { id })).toMatchObject({
      id,
      name,
      email,
      defaults: {},
      counts: { orders: 2, openOrders: 1, domains: 2, mailboxes: 1, notes: 1 },
    })
  })

  test('lists its own rows and nobody else’s', async () => {
    const { id, orders } = await customer(2)
    const [first = 0, second = 0] = orders
    await border.call('notes.save', { orderId: first, text: 'First' })
    await border.call('notes.save', { orderId: second, text: 'Second' })

    const notes = await border.call('customers.notes', { id, page: 1, pageSize: 1 })
    const domains = await border.call('customers.domains', { id, ...page })
    const letters = await border.call('letters.list', { customerId: id, ...page })
    const mailboxes = await border.call('mailboxes.list', { customerId: id, ...page })

    expect(notes).toMatchObject({ rows: [{ text: 'Second', orderId: second }], total: 2 })
    expect(
      await border.call('customers.notes', { id, page: 2, pageSize: 1, after: notes.next }),
    ).toMatchObject({ rows: [{ text: 'First' }] })
    expect(domains.rows.map(row => row.orderId)).toEqual([second, first])
    expect(new Set(letters.rows.map(row => row.orderId))).toEqual(new Set(orders))
    expect(letters.total).toBe(
      letters.counts.waiting + letters.counts.sent + letters.counts.sending,
    )
    expect(mailboxes).toEqual({ rows: [], total: 0 })
    expect(
      await border.call('customers.domains', { id, search: `${made}-1`, ...page }),
    ).toMatchObject({ total: 1 })
  })

  test('searches among the mailboxes of the customer', async () => {
    const { id, orders } = await customer(1)
    const mailboxes = ['jane', 'max'].map(prefix => ({
      email: `${prefix}@person-${made}-0.com`,
      password: 'by-hand-1',
    }))
    await border.call('orders.addMailboxes', { id: orders[0] ?? 0, mailboxes })
    const found = (search: string) =>
      border.call('mailboxes.list', { customerId: id, search, ...page })

    expect(await found('jane')).toMatchObject({ total: 1 })
    expect(await found(`person-${made}`)).toMatchObject({ total: 2 })
    expect(await found('nobody')).toMatchObject({ total: 0 })
  })

  test('has the present month, with nothing in it', async () => {
    const { id } = await customer()

    expect(await border.call('customers.months', { id })).toEqual([
      {
        month: monthOf(Date.now()),
        orders: 0,
        completed: 0,
        domains: 0,
        mailboxes: 0,
        sums: [],
        withoutAmount: 0,
        coupons: [],
      },
    ])
  })

  test('is refused for nobody', async () => {
    for (const name of ['customers.get', 'customers.months'])
      expect(await border.send(name, { id: 9_999 })).toEqual(refused('not_found'))
    expect(await border.send('customers.archive', { id: 9_999, archived: true })).toEqual(
      refused('not_found'),
    )
  })
})

describe('the defaults of a customer', () => {
  test('stay where they are left out, and go by null', async () => {
    const person = await customer()
    const { id, name, email } = person
    const save = (defaults?: object) =>
      border.send('customers.save', { id, name, email, ...(defaults && { defaults }) })
    const defaults = async () => (await border.call('customers.get', { id })).defaults

    await save({ platform: 'namecheap', planId: 1, exportFormat: 'instantly' })
    await save()
    expect(await defaults()).toEqual({
      platform: 'namecheap',
      planId: 1,
      exportFormat: 'instantly',
    })
    await save({ planId: null })
    expect(await defaults()).toEqual({ platform: 'namecheap', exportFormat: 'instantly' })
  })

  test.each([
    [{ planId: 9_999 }, 'defaults.planId'],
    [{ platform: 'godaddy' }, 'defaults.platform'],
    [{ exportFormat: 'xls' }, 'defaults.exportFormat'],
  ])('are refused when they name nothing', async (defaults, path) => {
    const { id, name, email } = await customer()

    expect(await border.send('customers.save', { id, name, email, defaults })).toEqual(
      refused('invalid_input', { [path]: expect.any(String) }),
    )
    expect((await border.call('customers.get', { id })).defaults).toEqual({})
  })
})

describe('an archived customer', () => {
  const archive = (id: number, archived = true) =>
    border.call('customers.archive', { id, archived })

  test('is listed apart, and comes back', async () => {
    const { id, name } = await customer()
    const listed = async (archived?: boolean) => {
      const search = { search: name, ...page }
      const args = archived === undefined ? search : { ...search, archived }
      return (await border.call('customers.list', args)).rows.some(row => row.id === id)
    }
    const { total } = await border.call('customers.list', page)

    await archive(id)
    expect([await listed(), await listed(true)]).toEqual([false, true])
    expect((await border.call('customers.list', page)).total).toBe(total - 1)
    expect((await border.call('customers.list', { archived: true, ...page })).total).toBe(1)
    expect((await border.call('customers.get', { id })).archivedAt).toEqual(expect.any(String))

    await archive(id, false)
    expect([await listed(), await listed(true)]).toEqual([true, false])
    expect((await border.call('customers.list', page)).total).toBe(total)
  })

  test('is archived once', async () => {
    const { id } = await customer()
    const again = (archived: boolean) => border.send('customers.archive', { id, archived })

    expect(await again(false)).toEqual(refused('not_applicable'))
    await archive(id)
    expect(await again(true)).toEqual(refused('not_applicable'))
  })

  test('gets no new order and no draft', async () => {
    const { id } = await customer()
    await archive(id)
    const wanted = { ...order, customerId: id, domains: 'for-archived.com' }

    for (const asDraft of [{}, { asDraft: true }])
      expect(await border.send('orders.submit', { ...wanted, ...asDraft })).toEqual(
        refused('invalid_input', { customerId: expect.stringContaining('archived') }),
      )
  })

  test('still has what was ordered before', async () => {
    const { id, orders } = await customer(1)
    const [orderId = 0] = orders
    await border.call('orders.reject', { id: orderId, reason: 'A wrong domain' })
    await archive(id)

    expect((await border.call('orders.get', { id: orderId })).customer.isArchived).toBe(true)
    expect(
      await border.send('orders.submit', { id: orderId, domains: `again-${made}.com` }),
    ).toMatchObject({ ok: true })
  })

  test('is given no order of another', async () => {
    const { id } = await customer()
    const { orders } = await customer(1)
    await border.call('orders.reject', { id: orders[0] ?? 0, reason: 'A wrong domain' })
    await archive(id)

    expect(await border.send('orders.submit', { id: orders[0], customerId: id })).toEqual(
      refused('invalid_input', { customerId: expect.stringContaining('archived') }),
    )
  })

  test('is named as such when a file asks', async () => {
    const { id, name, email } = await customer()
    await archive(id)

    expect(await border.call('customers.match', { texts: [name, email] })).toMatchObject([
      { id, isArchived: true },
      { id, isArchived: true },
    ])
  })
})
