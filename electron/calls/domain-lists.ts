import { listAttention, listWaiting } from '../../db/queries/domain-lists.ts'
import { readStrings } from '../../db/queries/json-strings.ts'
import type { DomainWork } from '../../db/queries/work.ts'
import type { EngineFailureCode } from '../../shared/failure.ts'
import type { DomainFailure } from '../../shared/order-domain.ts'
import { ok } from '../../shared/result.ts'
import { otherOrderOfHalt } from '../orders/other-order.ts'
import { present } from '../orders/present.ts'
import { pageWindow } from '../page-window.ts'
import { iso } from '../scheduler/clock.ts'
import type { CallContext } from './context.ts'
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
