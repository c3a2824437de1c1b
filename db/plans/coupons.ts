import { asc, count, eq } from 'drizzle-orm'
import type { Reader, Writer } from '../core/database.ts'
import { contains } from '../core/search.ts'
import { coupons } from '../schema/schema.ts'

export type CouponRecord = typeof coupons.$inferSelect
export type CouponInput = Omit<CouponRecord, 'id' | 'createdAt' | 'updatedAt'>

export function listCoupons(
  tx: Reader,
  { search, limit, offset }: { search?: string | undefined; limit: number; offset: number },
) {
  const where =
    search === undefined || search === '' ? undefined : contains(coupons.code, search)
  const rows = tx
    .select()
    .from(coupons)
    .where(where)
    .orderBy(asc(coupons.code))
    .limit(limit)
    .offset(offset)
    .all()
  return { rows, total: tx.select({ n: count() }).from(coupons).where(where).get()?.n ?? 0 }
}

/** The coupon with this code in any case, also one that does not count any more; null: none. */
export function findCoupon(tx: Reader, code: string): CouponRecord | null {
  return (
    tx.select().from(coupons).where(eq(coupons.code, code.trim().toUpperCase())).get() ?? null
  )
}

/** Adds a coupon, or changes the one with this id; returns its id. null: there is none of this id. */
export function putCoupon(
  tx: Writer,
  id: number | undefined,
  coupon: CouponInput,
  now: number,
): number | null {
  if (id === undefined)
    return tx
      .insert(coupons)
      .values({ ...coupon, createdAt: now, updatedAt: now })
      .returning({ id: coupons.id })
      .get().id
  const { changes } = tx
    .update(coupons)
    .set({ ...coupon, updatedAt: now })
    .where(eq(coupons.id, id))
    .run()
  return changes > 0 ? id : null
}
