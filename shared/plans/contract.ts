import { z } from 'zod'
import { id, paging, search, unlessTaken } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import type { Page } from '../border/paging.ts'
import { couponKinds, providerTypes } from '../orders/order.ts'
import { line } from '../text/line.ts'
import { type CouponRow, maxPromiseHours, type PlanRow } from './plan.ts'

export const planCalls = {
  'plans.save': acts({
    args: z
      .strictObject({
        id: id.optional(),
        name: line().min(1, 'Enter a name.').max(200),
        providerType: z.enum(providerTypes),
        price: z.number().min(0, 'A price is not negative.').max(1e9),
        currency: z
          .string()
          .trim()
          .toUpperCase()
          .regex(/^[A-Z]{3}$/, 'A currency has three letters, such as USD.')
          .optional(),
        isActive: z.boolean(),
        minInboxes: z.int().min(1).max(100_000).optional(),
        maxInboxes: z.int().min(1).max(100_000).optional(),
        /** Within so many hours an order is promised; absent: no promise. */
        promiseHours: z.int().min(1).max(maxPromiseHours).optional(),
        unlessTaken,
      })
      .refine(plan => (plan.minInboxes ?? 0) <= (plan.maxInboxes ?? Infinity), {
        path: ['maxInboxes'],
        message: 'Enter at least as many as the fewest.',
      }),
    answer: answer<{ readonly id: number }>(),
    stale: ['plans.list', 'orders.list', 'orders.get'],
  }),
  'plans.list': reads({
    args: z.strictObject({
      search,
      page: paging.page.optional(),
      pageSize: paging.pageSize.optional(),
      isCounted: paging.isCounted,
    }),
    answer: answer<Page<PlanRow>>(),
  }),
  'coupons.save': acts({
    args: z.strictObject({
      id: id.optional(),
      code: z
        .string()
        .trim()
        .toUpperCase()
        .min(1, 'Enter a code.')
        .max(100)
        .regex(/^[A-Z0-9_-]+$/, 'Use letters, digits, hyphen and underscore.'),
      kind: z.enum(couponKinds),
      value: z.number().min(0, 'A discount is not negative.').max(1e9),
      isActive: z.boolean(),
      validUntil: z.iso.datetime({ offset: true, error: 'Enter a date and time.' }).optional(),
    }),
    answer: answer<{ readonly id: number }>(),
    stale: ['coupons.list'],
  }),
  'coupons.list': reads({
    args: z.strictObject({ search, ...paging }),
    answer: answer<Page<CouponRow>>(),
  }),
}
