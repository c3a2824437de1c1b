import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { type CouponInput, putCoupon } from '../../../db/plans/coupons.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

const half: CouponInput = {
  code: 'SPRING',
  kind: 'percent',
  value: 50,
  isActive: true,
  validUntil: null,
}

/** One mailbox at 3 a piece, with this coupon on record and `spring` on the form. */
async function priceWith(change: Partial<CouponInput>) {
  const fixture = await openOrderFixture()
  write(fixture.db, tx => putCoupon(tx, undefined, { ...half, ...change }, 0))
  fixture.accept({ couponCode: 'spring' })
  return rawOf(fixture.db).prepare('select amount from orders').pluck().get()
}

describe('an order with a coupon', () => {
  it.each([
    ['percent', { kind: 'percent' }, 1.5],
    ['an amount', { kind: 'fixed', value: 1 }, 2],
  ] as const)('costs less by %s', async (_kind, change, amount) => {
    expect(await priceWith(change)).toBe(amount)
  })

  it('never costs less than nothing', async () => {
    expect(await priceWith({ kind: 'fixed', value: 99 })).toBe(0)
  })

  it.each([
    ['switched off', { isActive: false }],
    ['over', { validUntil: 1 }],
    ['another', { code: 'AUTUMN' }],
  ])('costs the same when it is %s', async (_why, change) => {
    expect(await priceWith(change)).toBe(3)
  })
})

it('an amount that staff entered stays', async () => {
  const fixture = await openOrderFixture()

  const id = fixture.accept({ amount: 99.5, couponCode: 'SPRING', billingStatus: 'paid' })

  expect(fixture.view(id).form).toMatchObject({ amount: 99.5, billingStatus: 'paid' })
})
