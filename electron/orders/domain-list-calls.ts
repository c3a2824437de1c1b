import { readStrings } from '../../db/core/json-strings.ts'
import type { DomainWork } from '../../db/engine/work.ts'
import { listAttention, listWaiting } from '../../db/orders/domain-lists.ts'
import type { EngineFailureCode } from '../../shared/border/failure.ts'
import { ok } from '../../shared/border/result.ts'
import type { DomainFailure } from '../../shared/orders/order-domain.ts'
import type { CallContext } from '../border/context.ts'
import type { Handlers } from '../border/serve-ipc.ts'
import { pageWindow } from '../desktop/page-window.ts'
import { iso } from '../scheduler/clock.ts'
import { otherOrderOfHalt } from './other-order.ts'
import { present } from './present.ts'

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

/** Lists of domains across all orders. */
export function domainListCalls(context: CallContext) {
  const db = () => context.workspace().db
  return {
    'attention.list'(paged) {
      const { rows, total } = listAttention(db().reader, pageWindow(paged))
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
            otherOrderOfHalt(db().reader, domain),
          ),
          stageSince: iso(domain.stageSince),
          ...present({ dueAt: isoOr(domain.dueAt) }),
        })),
        total,
      })
    },
    'transfers.list'({ search = '', ...paged }) {
      const { rows, total } = listWaiting(db().reader, search, pageWindow(paged))
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
  } satisfies Partial<Handlers>
}
