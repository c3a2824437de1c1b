import { searchEverything } from '../../db/queries/search-everything.ts'
import { ok } from '../../shared/result.ts'
import { present } from '../orders/present.ts'
import type { CallContext } from './context.ts'
import type { Handlers } from './serve.ts'

export function searchCalls(context: CallContext) {
  return {
    'search.everything'({ text }) {
      const { more, ...hits } = searchEverything(context.workspace().db.reader, text)
      return ok({
        ...hits,
        ...(more.length > 0 && { more }),
        orders: hits.orders.map(({ draftCause, ...order }) => ({
          ...order,
          ...present({ draftCause }),
        })),
      })
    },
  } satisfies Partial<Handlers>
}
