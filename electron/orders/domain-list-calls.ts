import { readStrings } from '../../db/core/json-strings.ts'
import { failureOf } from '../../db/engine/failure-columns.ts'
import { listWaiting } from '../../db/orders/domain-lists.ts'
import { ok } from '../../shared/border/result.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { pageWindow } from '../border/page-window.ts'
import { iso } from '../scheduler/clock.ts'

const isoOr = (time: number | null) => (time === null ? null : iso(time))

/** Domains of all orders on their way into the Mailin account. */
export function domainListCalls(context: CallContext) {
  const db = () => context.workspace().db
  return {
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
