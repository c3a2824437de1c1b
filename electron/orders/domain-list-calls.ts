import { readStrings } from '../../db/core/json-strings.ts'
import { failureOf } from '../../db/engine/failure-columns.ts'
import { listAttention, listWaiting } from '../../db/orders/domain-lists.ts'
import { ok } from '../../shared/border/result.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { CallContext } from '../border/context.ts'
import { pageWindow } from '../border/page-window.ts'
import type { Handlers } from '../border/serve-ipc.ts'
import { iso } from '../scheduler/clock.ts'
import { otherOrderOfHalt } from './other-order.ts'

const isoOr = (time: number | null) => (time === null ? null : iso(time))

/** The failure shown for a domain that needs a person but has no stored failure. */
const unknown = { code: 'transient', provider: 'boxwright', detail: '' } as const

/** Lists of domains across all orders. */
export function domainListCalls(context: CallContext) {
  const db = () => context.workspace().db
  return {
    'attention.list'(paged) {
      const { rows, total } = listAttention(db().reader, pageWindow(paged))
      return ok({
        rows: rows.map(({ domain, customerId, customerName, orderStatus }) => ({
          orderId: domain.orderId,
          orderStatus,
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
          ...withoutNulls({ dueAt: isoOr(domain.dueAt) }),
        })),
        total,
      })
    },
    'transfers.list'({ search = '', ...paged }) {
      const { rows, total } = listWaiting(db().reader, search, pageWindow(paged))
      return ok({
        rows: rows.map(
          ({ domain, customerId, customerName, nameServers, nameServerStatus }) => ({
            orderId: domain.orderId,
            customerId,
            customerName,
            domain: domain.name,
            stage: domain.stage,
            state: domain.state,
            ...withoutNulls({ failure: failureOf(domain) }),
            needsPerson: domain.needsPerson,
            nameServers: nameServers === null ? [] : readStrings(nameServers),
            nameServerStatus,
            stageSince: iso(domain.stageSince),
            ...withoutNulls({ reason: domain.reason, dueAt: isoOr(domain.dueAt) }),
          }),
        ),
        total,
      })
    },
  } satisfies Partial<Handlers>
}
