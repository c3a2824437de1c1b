import { nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import type { OrderStatus } from '../orders/order.ts'
import {
  type ImportRest,
  importBeginSchema,
  importedOrderSchema,
  importTableSchema,
  type LastImport,
} from './import.ts'

export const importCalls = {
  /** Before the first order of a file: all of them are in the report from then on. */
  'imports.begin': acts({
    args: importBeginSchema,
    answer: answer<{ readonly id: number; readonly firstPosition: number }>(),
    stale: [],
  }),
  /** The report of the last import, also after a restart. */
  'imports.last': reads({ args: nothing, answer: answer<{ readonly last?: LastImport }>() }),
  /** What of it did not become an order, without keys. */
  'imports.rest': reads({ args: nothing, answer: answer<readonly ImportRest[]>() }),
  /** One order of a file: all of it or nothing, its new customer too. */
  'imports.submit': acts({
    args: importedOrderSchema,
    answer: answer<{ readonly id: number; readonly status: OrderStatus }>(),
    stale: ['customers.list', 'customers.match', 'customers.keys'],
  }),
  /** The template, or rows that were not taken, to a path that staff choose. */
  'imports.save': acts({
    args: importTableSchema,
    answer: answer<{ readonly path: string }>(),
    stale: [],
  }),
}
