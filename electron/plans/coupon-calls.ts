import { write } from '../../db/core/database.ts'
import { listCoupons, putCoupon } from '../../db/plans/coupons.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { pageWindow } from '../border/page-window.ts'
import { invalid, notFound } from '../border/refusal.ts'
import { iso, systemClock } from '../scheduler/clock.ts'

export function couponCalls(context: CallContext) {
  const db = () => context.workspace().db
  return {
    'coupons.save': ({ id, validUntil, ...coupon }) =>
      write(db(), tx => {
        if (coupon.kind === 'percent' && coupon.value > 100)
          return fail(invalid({ value: 'A percentage is at most 100.' }))
        const taken = listCoupons(tx, { search: coupon.code, limit: 500, offset: 0 }).rows
        if (taken.some(one => one.code === coupon.code && one.id !== id))
          return fail(invalid({ code: 'This code is there already.' }))
        const row = {
          ...coupon,
          validUntil: validUntil === undefined ? null : Date.parse(validUntil),
        }
        const saved = putCoupon(tx, id, row, systemClock.now())
        return saved === null ? fail(notFound('This coupon')) : ok({ id: saved })
      }),
    'coupons.list'({ search, ...paged }) {
      const { rows, total } = listCoupons(db().reader, { search, ...pageWindow(paged) })
      return ok({
        rows: rows.map(({ id, code, kind, value, isActive, validUntil }) => ({
          id,
          code,
          kind,
          value,
          isActive,
          ...withoutNulls({ validUntil: validUntil === null ? null : iso(validUntil) }),
        })),
        total,
      })
    },
  } satisfies Partial<Handlers>
}
