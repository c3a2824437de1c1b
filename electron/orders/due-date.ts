import { type Database, writeUnlessRefused } from '../../db/core/database.ts'
import { findOrder, setDueDate } from '../../db/orders/orders.ts'
import { addActivity } from '../../db/records/records.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { momentText } from '../../shared/text/locale.ts'
import { notFound } from '../border/refusal.ts'
import { deletedProblem } from '../customers/deleted-problem.ts'
import { iso } from '../scheduler/clock.ts'
import type { Done } from './end-order.ts'

/** Sets or clears an order's due date, whatever its status, and notes what it was. */
export function changeDueDate(
  db: Database,
  { id, dueAt: wanted }: ParsedArgs<'orders.setDueDate'>,
  now: number,
): Done {
  return writeUnlessRefused(db, tx => {
    const order = findOrder(tx, id)
    if (order === null) return fail(notFound('This order'))
    const problem = deletedProblem(tx, id)
    if (problem !== null) return fail(problem)
    const { dueAt: before } = order
    const dueAt = wanted === null ? null : Date.parse(wanted)
    if (dueAt === before) return ok(null)
    setDueDate(tx, id, dueAt, now)
    addActivity(
      tx,
      {
        action: dueAt === null ? 'due_date_cleared' : 'due_date_set',
        description: describe(dueAt, before),
        orderId: id,
        properties: {
          ...(before !== null && { before: iso(before) }),
          ...(dueAt !== null && { dueAt: iso(dueAt) }),
        },
      },
      now,
    )
    return ok(null)
  })
}

function describe(dueAt: number | null, before: number | null): string {
  if (dueAt === null)
    return `Due date cleared${before === null ? '' : `; it was ${words(before)}`}`
  return `Due ${words(dueAt)}${before === null ? '' : ` instead of ${words(before)}`}`
}

const words = (at: number): string => momentText(new Date(at))
