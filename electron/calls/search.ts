import { searchEverything } from '../../db/queries/search-everything.ts'
import { ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { present } from '../orders/present.ts'
import type { Handlers } from './serve.ts'

const nothing = { orders: [], customers: [], domains: [], mailboxes: [] }

export function searchCalls(desk: Desk): Pick<Handlers, 'search.everything'> {
  return {
    'search.everything'({ text }) {
      if (text === '') return ok(nothing)
      const hits = searchEverything(desk.workspace().db.orm, text)
      return ok({
        ...hits,
        orders: hits.orders.map(({ draftCause, ...order }) => ({
          ...order,
          ...present({ draftCause }),
        })),
      })
    },
  }
}
