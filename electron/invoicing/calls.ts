import { ok } from '../../shared/border/result.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { systemClock } from '../scheduler/clock.ts'
import { exportMonth } from './export-month.ts'
import { viewInvoicing, viewMonthOrders } from './view-invoicing.ts'

export function invoicingCalls(context: CallContext) {
  const reader = () => context.workspace().db.reader
  return {
    'invoicing.list': args => ok(viewInvoicing(reader(), args, systemClock.now())),
    'invoicing.orders': args => ok(viewMonthOrders(reader(), args)),
    'invoicing.export': args => exportMonth(context, args),
  } satisfies Partial<Handlers>
}
