import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Border, openBorder } from './open-border.ts'
import { type Facts, fill } from './samples.ts'

let border: Border
let facts: Facts

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  facts = await fill(border)
}, 30_000)
afterAll(() => border.close())

const paging = { page: 1, pageSize: 500 }
const paidAt = '2026-11-30T14:05:00.000Z'

async function rowOf(id: number) {
  const { rows } = await border.call('orders.list', paging)
  return rows.find(row => row.id === id)
}

const told = async (id: number) =>
  (await border.call('activity.list', { orderId: id, ...paging })).rows.filter(
    row => row.action === 'billing_changed',
  )

describe('billing', () => {
  it('is changed on an order that is over, and says what it was', async () => {
    const { orderId: id } = facts
    const before = await rowOf(id)
    expect(before).toMatchObject({ billingStatus: 'pending' })

    expect(
      await border.call('orders.setBilling', {
        ids: [id],
        amount: 12.5,
        currency: 'eur',
        paidAt,
        billingStatus: 'paid',
      }),
    ).toEqual({ changed: 1 })

    expect(await rowOf(id)).toMatchObject({
      status: before?.status,
      amount: 12.5,
      currency: 'EUR',
      paidAt,
      billingStatus: 'paid',
    })
    const [activity] = await told(id)
    expect(activity?.description).toMatch(
      /^Amount: 12\.50 EUR instead of .+; Paid: 30 Nov 2026, .+ instead of not yet; Billing status: paid instead of pending$/,
    )
    expect(activity?.properties).toMatchObject({
      before: { billingStatus: 'pending' },
      after: { amount: 12.5, currency: 'EUR', paidAt, billingStatus: 'paid' },
    })
  })

  it('that is so already is no news', async () => {
    const { orderId: id } = facts
    const before = (await told(id)).length

    expect(
      await border.call('orders.setBilling', { ids: [id], billingStatus: 'paid' }),
    ).toEqual({ changed: 0 })
    expect(await told(id)).toHaveLength(before)
  })

  it('of many is marked as paid, and those paid before keep their day', async () => {
    const { orderId, refusedId } = facts
    const ids = [orderId, refusedId]
    expect(await border.call('orders.tally', { ids })).toMatchObject({ unpaidCount: 1 })
    const now = '2026-12-24T10:00:00.000Z'

    const answer = await border.call('orders.setBilling', {
      ids: [...ids, 987_654],
      paidAt: now,
      billingStatus: 'paid',
      unlessPaid: true,
    })

    expect(answer).toEqual({ changed: 1 })
    expect(await rowOf(orderId)).toMatchObject({ paidAt })
    expect(await rowOf(refusedId)).toMatchObject({ paidAt: now })
    expect(await border.call('orders.tally', { ids })).toMatchObject({ unpaidCount: 0 })
  })

  it('is taken back', async () => {
    const { refusedId } = facts

    await border.call('orders.setBilling', {
      ids: [refusedId],
      paidAt: null,
      billingStatus: 'pending',
    })

    const row = await rowOf(refusedId)
    expect(row).toMatchObject({ billingStatus: 'pending' })
    expect(row).not.toHaveProperty('paidAt')
  })

  it('says what is wrong', async () => {
    const { orderId, refusedId } = facts
    const set = (change: object) =>
      border.send('orders.setBilling', { ids: [orderId], ...change })

    expect(await set({ amount: -1 })).toMatchObject({
      failure: { fields: { amount: 'An amount is not negative.' } },
    })
    expect(await set({ amount: 1.234 })).toMatchObject({
      failure: { fields: { amount: 'An amount has two decimals at most.' } },
    })
    expect(await set({ ids: [orderId, refusedId], amount: 1 })).toMatchObject({
      failure: { fields: { amount: 'An amount is of one order alone.' } },
    })
    expect(await set({ currency: 'Euro' })).toMatchObject({
      failure: { fields: { currency: 'A currency has three letters, such as USD.' } },
    })
    expect(await set({ ids: [987_654], billingStatus: 'paid' })).toMatchObject({
      failure: { code: 'not_found' },
    })
  })

  it('that was entered stays when the order is resubmitted', async () => {
    const { refusedId: id } = facts
    await border.call('orders.setBilling', { ids: [id], amount: 99 })
    const order = await border.call('orders.get', { id })

    await border.call('orders.submit', {
      id,
      customerId: order.customer.id,
      planId: order.form.planId,
      domains: order.form.domains,
      inboxesPerDomain: order.form.inboxesPerDomain,
      prefixes: [...order.form.prefixes],
      hostingPlatform: 'spaceship',
    })

    expect(await rowOf(id)).toMatchObject({ amount: 99 })
  })
})
