import { type Writer, write, writeUnlessRefused } from '../../db/core/database.ts'
import { addCustomer, findCustomerByEmail } from '../../db/customers/customers.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { createTimeSlices } from '../../shared/time-slices.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { submitContext } from '../orders/submit-context.ts'
import { type Submitted, submitWithin } from '../orders/submit-order.ts'
import { systemClock } from '../scheduler/clock.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { entryProblem, noteCreated, noteRefused } from './import-report.ts'

type Imported = ParsedArgs<'imports.submit'>

/** Milliseconds of one transaction: as many orders as fit share one wait for the disk. */
const transactionMs = 12

const modeChanged = refusal(
  'not_applicable',
  'The mode was changed; the import was for the other.',
)

/** Creates one order of a file and its new customer, or says in the report why not. */
export function submitImported(context: CallContext, imported: Imported): Submitted {
  const workspace = context.workspace()
  if (workspace.mode !== imported.mode) return fail(modeChanged)
  const answer = write(workspace.db, tx => submitOne(tx, workspace, imported))
  if (answer.ok) tell(context, workspace, [answer.value.id])
  return answer
}

/**
 * Creates orders of a file, one after the other, a few in each transaction; the report says what
 * became of each. What every order would meet is thrown: those of transactions before stay.
 */
export async function submitManyImported(
  context: CallContext,
  orders: readonly Imported[],
): Promise<Result<null, typeof modeChanged>> {
  const slices = createTimeSlices(yieldToEvents, { sliceMs: transactionMs })
  for (let done = 0; done < orders.length; await slices.pause()) {
    const workspace = context.workspace()
    if (orders.some(({ mode }) => mode !== workspace.mode)) return fail(modeChanged)
    const created: number[] = []
    write(workspace.db, tx => {
      for (const order of orders.slice(done)) {
        const answer = submitOne(tx, workspace, order)
        if (answer.ok) created.push(answer.value.id)
        done += 1
        if (slices.isOver()) break
      }
    })
    if (created.length > 0) tell(context, workspace, created)
  }
  return ok(null)
}

function tell(context: CallContext, { engine }: Workspace, orderIds: readonly number[]): void {
  for (const id of orderIds) context.emit('order:changed', { id })
  engine.nudge()
}

/** A refused order leaves no new customer behind, and the caller's transaction as it was. */
function submitOne(tx: Writer, workspace: Workspace, imported: Imported): Submitted {
  const { customer, order, entry } = imported
  const submitted = {
    ...submitContext(workspace),
    ...(entry !== undefined && {
      onTaken: (taken: Writer, orderId: number) => noteCreated(taken, entry, orderId),
    }),
  }
  const answer = writeUnlessRefused(workspace.db, inner => {
    const problem = entry === undefined ? null : entryProblem(inner, entry)
    if (problem !== null) return fail(problem)
    return submitWithin(inner, submitted, orderFor(inner, customer, order))
  })
  if (entry !== undefined && !answer.ok) noteRefused(tx, entry, answer.failure)
  return answer
}

/** The order with its customer: the file's new one, unless one has this address by now. */
function orderFor(tx: Writer, customer: Imported['customer'], order: Imported['order']) {
  if (customer === undefined) return order
  const known = findCustomerByEmail(tx, customer.email)
  return { ...order, customerId: known?.id ?? addCustomer(tx, customer, systemClock.now()) }
}
