import { listDomainHistory, ordersOfDomain } from '../../db/domains/domain-history.ts'
import { findRegistration } from '../../db/renewals/registrations.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { DomainEvent, OrderOfDomain } from '../../shared/domains/domain-history.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { nextId, pageAfter } from '../border/page-window.ts'
import { notFound } from '../border/refusal.ts'
import { viewDomain } from '../orders/view-order.ts'
import { toAsciiName } from '../providers/host-names.ts'
import { viewActivity } from '../records/view-records.ts'
import { viewExpiry } from '../renewals/view-renewals.ts'
import { iso, systemClock } from '../scheduler/clock.ts'

export function domainCalls(context: CallContext) {
  return {
    'domains.get'({ name: typed }) {
      const { db, engine } = context.workspace()
      const name = toAsciiName(typed)
      const found = ordersOfDomain(db.reader, name)
      if (found.length === 0) return fail(notFound('This domain'))
      const { pauses } = engine.status()
      const orders = found.map(
        ({ id, status, draftCause, customerId, customerName, ...order }): OrderOfDomain => ({
          id,
          status,
          ...withoutNulls({ draftCause }),
          customer: { id: customerId, name: customerName },
          createdAt: iso(order.createdAt),
          ...(order.walk !== null && {
            domain: viewDomain(db.reader, order.walk, pauses, systemClock.now()),
          }),
          ...(!order.isIn && { hasLeft: true }),
          mailboxes: order.mailboxes,
        }),
      )
      return ok({ name, expiry: viewExpiry(findRegistration(db.reader, name)), orders })
    },
    'domains.history'({ name, after, ...paged }) {
      const { rows, total } = listDomainHistory(
        context.workspace().db.reader,
        toAsciiName(name),
        pageAfter(paged, after),
      )
      const events = rows.map(
        ({ activity, isShared }): DomainEvent => ({
          ...viewActivity(activity),
          orderId: activity.subjectId,
          ...(isShared === 1 && { isShared: true }),
        }),
      )
      return ok({ rows: events, total, ...nextId(events, paged) })
    },
  } satisfies Partial<Handlers>
}
