import { failureOf } from '../../db/engine/failure-columns.ts'
import { listAttention } from '../../db/orders/domain-lists.ts'
import { ok } from '../../shared/border/result.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { pageWindow } from '../border/page-window.ts'
import { otherOrderOfHalt } from '../orders/other-order.ts'
import { iso } from '../scheduler/clock.ts'
import { countAttention } from './count-attention.ts'

/** The failure shown for a domain that needs a person but has no stored failure. */
const unknown = { code: 'transient', provider: 'boxwright', detail: '' } as const

export function attentionCalls(context: CallContext) {
  const db = () => context.workspace().db
  return {
    'attention.count': () => ok(countAttention(context.workspace())),
    'attention.list'(paged) {
      const { rows, total } = listAttention(db().reader, pageWindow(paged))
      return ok({
        rows: rows.map(({ domain, customerId, customerName, orderStatus, draftCause }) => ({
          orderId: domain.orderId,
          orderStatus,
          ...withoutNulls({ draftCause }),
          customerId,
          customerName,
          domain: domain.name,
          stage: domain.stage,
          ...withoutNulls({ reason: domain.reason }),
          failure: {
            ...(failureOf(domain) ?? unknown),
            ...withoutNulls({ otherOrder: otherOrderOfHalt(db().reader, domain) }),
          },
          stageSince: iso(domain.stageSince),
          ...withoutNulls({ dueAt: domain.dueAt === null ? null : iso(domain.dueAt) }),
        })),
        total,
      })
    },
  } satisfies Partial<Handlers>
}
