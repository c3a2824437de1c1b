import { z } from 'zod'
import { nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import type { OrderStatus } from '../orders/order.ts'
import {
  type ImportRest,
  importBeginSchema,
  importedOrderSchema,
  importedOrdersAtOnce,
  importTableSchema,
  type LastImport,
} from './import.ts'

export const importCalls = {
  /** Begins an import, before its first order: from then on all of them are in its report. */
  'imports.begin': acts({
    args: importBeginSchema,
    answer: answer<{ readonly id: number; readonly firstPosition: number }>(),
    stale: [],
  }),
  /** The report of the last import, also after a restart. */
  'imports.last': reads({ args: nothing, answer: answer<{ readonly last?: LastImport }>() }),
  /** Orders of the last import that were not created, without keys. */
  'imports.rest': reads({ args: nothing, answer: answer<readonly ImportRest[]>() }),
  /** Creates one order of a file and its new customer, both or neither. */
  'imports.submit': acts({
    args: importedOrderSchema,
    answer: answer<{ readonly id: number; readonly status: OrderStatus }>(),
    stale: ['customers.list', 'customers.match', 'customers.keys'],
  }),
  /** As `imports.submit`, for some orders, each on its own; the report says what became of them. */
  'imports.submitMany': acts({
    args: z.strictObject({
      orders: z.array(importedOrderSchema).min(1).max(importedOrdersAtOnce),
    }),
    answer: answer<null>(),
    stale: ['customers.list', 'customers.match', 'customers.keys'],
  }),
  /** Writes the template, or the rows that became no order, to a path that staff choose. */
  'imports.save': acts({
    args: importTableSchema,
    answer: answer<{ readonly path: string }>(),
    stale: [],
  }),
}
