import { isOpen, write } from '../../db/core/database.ts'
import {
  addCancellation,
  dropCancellation,
  findUnfinishedCancellation,
} from '../../db/orders/cancellations.ts'
import {
  countChosen,
  ordersBeingTried,
  ordersToRetry,
  ordersWithFailed,
} from '../../db/orders/order-choice.ts'
import { findOrder } from '../../db/orders/orders.ts'
import type { CallAnswer, ParsedArgs } from '../../shared/border/calls.ts'
import type { Events } from '../../shared/border/events.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { type LeftCause, type LeftOrder, leftText } from '../../shared/orders/left-orders.ts'
import { isRetriable } from '../../shared/orders/life.ts'
import type { SkippedOrder, UnfinishedCancellation } from '../../shared/orders/order-list.ts'
import { capital } from '../../shared/text/capital.ts'
import { refusal } from '../border/refusal.ts'
import { iso, systemClock } from '../scheduler/clock.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { cancelOrder } from './end-order.ts'
import { retryOrder } from './retry-order.ts'
import { changeBilling } from './set-billing.ts'

type BulkWorkspace = Pick<Workspace, 'db'> & {
  readonly engine: Pick<Workspace['engine'], 'nudge'>
}
/** What acts on many orders need of the call context. */
export type BulkDesk = {
  readonly workspace: () => BulkWorkspace
  readonly emit: (event: 'order:changed', data: Events['order:changed']) => void
}

/** Retries many orders, each in its own transaction, so that none holds up or fails another. */
export async function retryMany(
  context: BulkDesk,
  { orderIds, cause }: ParsedArgs<'orders.retryMany'>,
): Promise<CallAnswer<'orders.retryMany'>> {
  const workspace = context.workspace()
  const { db } = workspace
  const choice = { orderIds, cause }
  const chosen = countChosen(db.reader, choice)
  const isOpenChoice = orderIds === undefined && cause === undefined
  const running = new Set(isOpenChoice ? [] : ordersBeingTried(db.reader, choice))
  const named = new Set([
    ...(orderIds ?? (isOpenChoice ? [] : ordersWithFailed(db.reader, choice))),
    ...running,
  ])
  const ids = ordersToRetry(db.reader, choice)
  const done = new Set<number>()
  let retried = 0
  const reached = await forEachOrder(context, workspace, ids, async ({ db }, id) => {
    const count = await retryOrder(
      db,
      id,
      cause === undefined ? {} : { cause },
      systemClock.now(),
    )
    retried += count ?? 0
    if ((count ?? 0) > 0) done.add(id)
    return (count ?? 0) > 0
  })
  const unreached = new Set(ids.slice(reached))
  const left = [...named].flatMap((id): LeftOrder[] => {
    if (unreached.has(id)) return [{ id, why: 'mode-changed' }]
    if (running.has(id)) return [{ id, why: 'running' }]
    return done.has(id) ? [] : [{ id, why: whyLeft(db, id) }]
  })
  if (retried === 0) {
    const nothing = 'Nothing of this waits for a retry.'
    const words = left.length === 0 ? nothing : `${capital(leftText(left))}.`
    return fail(refusal('not_applicable', words))
  }
  return ok({ retried, skipped: Math.max(0, chosen - retried), left })
}

/** Why nothing of an order was retried. */
function whyLeft(db: BulkWorkspace['db'], id: number): LeftCause {
  const order = isOpen(db) ? findOrder(db.reader, id) : undefined
  if (order === undefined) return 'mode-changed'
  if (order === null) return 'not-found'
  return isRetriable(order) ? 'nothing-waits' : 'not-under-way'
}

/** Changes what is said of the invoices of these orders, each in its own transaction. */
export async function setBillingOfMany(
  context: BulkDesk,
  { ids, ...change }: ParsedArgs<'orders.setBilling'>,
): Promise<CallAnswer<'orders.setBilling'>> {
  const wanted = [...new Set(ids)]
  const refused: BorderFailure[] = []
  let changed = 0
  await forEachOrder(context, context.workspace(), wanted, ({ db }, id) => {
    const answer = changeBilling(db, id, change, systemClock.now())
    if (!answer.ok) refused.push(answer.failure)
    const isChanged = answer.ok && answer.value
    if (isChanged) changed += 1
    return isChanged
  })
  const [first] = refused
  return first !== undefined && wanted.length === 1 ? fail(first) : ok({ changed })
}

/** Database → record of the cancellation that is under way in it. */
const underWay = new WeakMap<BulkWorkspace['db'], number>()

/** Cancels many orders; the intent is stored until the last is done, so that a kill loses none. */
export async function cancelMany(
  context: BulkDesk,
  { ids, removeMailboxes }: ParsedArgs<'orders.cancelMany'>,
): Promise<CallAnswer<'orders.cancelMany'>> {
  const skipped: SkippedOrder[] = []
  const wanted = [...new Set(ids)]
  const workspace = context.workspace()
  const { db } = workspace
  const asked = { orderIds: wanted, removeMailboxes }
  const recorded = write(db, tx => addCancellation(tx, asked, systemClock.now()))
  underWay.set(db, recorded)
  try {
    const reached = await forEachOrder(context, workspace, wanted, ({ db }, id) => {
      const answer = cancelOrder(db, id, removeMailboxes, systemClock.now())
      if (!answer.ok) {
        const isGone = answer.failure.code === 'not_found'
        skipped.push({ id, why: isGone ? 'not-found' : 'already-cancelled' })
      }
      return answer.ok
    })
    for (const id of wanted.slice(reached)) skipped.push({ id, why: 'mode-changed' })
    if (reached === wanted.length && isOpen(db)) write(db, tx => dropCancellation(tx, recorded))
  } finally {
    underWay.delete(db)
  }
  return ok({ cancelled: wanted.length - skipped.length, skipped })
}

/** What is left of a cancellation of many that a kill or a change of the mode interrupted. */
export function viewUnfinishedCancellation({ db }: BulkWorkspace): {
  readonly unfinished?: UnfinishedCancellation
} {
  const found = findUnfinishedCancellation(db.reader, underWay.get(db))
  if (found === null) return {}
  const { id, asked, orderIds, removeMailboxes, createdAt } = found
  return { unfinished: { id, asked, orderIds, removeMailboxes, startedAt: iso(createdAt) } }
}

/**
 * Runs an act on one order after the other, with pauses for the window and the engine. Ends early
 * when the database is closed. Returns how many orders were dealt with.
 */
export async function forEachOrder(
  context: BulkDesk,
  workspace: BulkWorkspace,
  ids: readonly number[],
  run: (workspace: BulkWorkspace, id: number) => boolean | Promise<boolean>,
): Promise<number> {
  const isOver = () => context.workspace() !== workspace || !isOpen(workspace.db)
  let changed = 0
  for (const [at, id] of ids.entries()) {
    if (isOver()) return at
    if (await run(workspace, id)) {
      changed += 1
      context.emit('order:changed', { id })
    }
    await yieldToEvents()
  }
  if (changed > 0 && !isOver()) workspace.engine.nudge()
  return ids.length
}
