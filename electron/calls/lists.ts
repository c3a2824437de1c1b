import { write } from '../../db/database.ts'
import { listCoupons, putCoupon } from '../../db/queries/coupons.ts'
import { listAttention, listWaiting } from '../../db/queries/domain-lists.ts'
import { readStrings } from '../../db/queries/json-strings.ts'
import type { DomainWork } from '../../db/queries/work.ts'
import type { EngineFailureCode } from '../../shared/failure.ts'
import type { DomainFailure } from '../../shared/order-domain.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { otherOrderOfHalt } from '../orders/other-order.ts'
import { present } from '../orders/present.ts'
import { pageWindow } from '../page-window.ts'
import { invalid, notFound } from '../refusal.ts'
import { iso, systemClock } from '../scheduler/clock.ts'
import type { Handlers } from './serve.ts'

const isoOr = (time: number | null) => (time === null ? null : iso(time))

type Failed = Pick<DomainWork, 'failureProvider' | 'failureDetail' | 'failureIp'>

function viewFailure(
  domain: Failed,
  code: EngineFailureCode,
  otherOrder: number | null = null,
): DomainFailure {
  return {
    code,
    provider: domain.failureProvider ?? 'boxwright',
    detail: domain.failureDetail ?? '',
    ...present({ ip: domain.failureIp, otherOrder }),
  }
}

/** Lists across all orders, and the coupons. */
export function listCalls(
  desk: Desk,
): Pick<Handlers, 'attention.list' | 'transfers.list' | 'coupons.save' | 'coupons.list'> {
  const db = () => desk.workspace().db
  return {
    'attention.list'(paged) {
      const { rows, total } = listAttention(db().orm, pageWindow(paged))
      return ok({
        rows: rows.map(({ domain, customerName, orderStatus }) => ({
          orderId: domain.orderId,
          orderStatus,
          customerName,
          domain: domain.name,
          stage: domain.stage,
          ...present({ reason: domain.reason }),
          failure: viewFailure(
            domain,
            domain.failureCode ?? 'transient',
            otherOrderOfHalt(db().orm, domain),
          ),
          stageSince: iso(domain.stageSince),
          ...present({ dueAt: isoOr(domain.dueAt) }),
        })),
        total,
      })
    },
    'transfers.list'({ search = '', ...paged }) {
      const { rows, total } = listWaiting(db().orm, search, pageWindow(paged))
      return ok({
        rows: rows.map(({ domain, customerName, nameServers, nameServerStatus }) => ({
          orderId: domain.orderId,
          customerName,
          domain: domain.name,
          stage: domain.stage,
          state: domain.state,
          ...(domain.failureCode === null
            ? {}
            : { failure: viewFailure(domain, domain.failureCode) }),
          needsPerson: domain.needsPerson,
          nameServers: nameServers === null ? [] : readStrings(nameServers),
          nameServerStatus,
          stageSince: iso(domain.stageSince),
          ...present({ reason: domain.reason, dueAt: isoOr(domain.dueAt) }),
        })),
        total,
      })
    },
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
      const { rows, total } = listCoupons(db().orm, { search, ...pageWindow(paged) })
      return ok({
        rows: rows.map(({ id, code, kind, value, isActive, validUntil }) => ({
          id,
          code,
          kind,
          value,
          isActive,
          ...present({ validUntil: isoOr(validUntil) }),
        })),
        total,
      })
    },
  }
}
