import { searchEverything } from '../../db/search/search-everything.ts'
import { ok } from '../../shared/border/result.ts'
import type { DraftCause } from '../../shared/orders/order.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'

export function searchCalls(context: CallContext) {
  return {
    'search.everything'({ text }) {
      const { more, ...hits } = searchEverything(context.workspace().db.reader, text)
      return ok({
        ...hits,
        ...(more.length > 0 && { more }),
        orders: hits.orders.map(withCause),
        domains: hits.domains.map(withCause),
      })
    },
  } satisfies Partial<Handlers>
}

const withCause = <Hit extends { readonly draftCause: DraftCause | null }>({
  draftCause,
  ...hit
}: Hit) => ({ ...hit, ...withoutNulls({ draftCause }) })
