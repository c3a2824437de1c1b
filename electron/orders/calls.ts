import { write } from '../../db/core/database.ts'
import { dropCancellation } from '../../db/orders/cancellations.ts'
import { tallyOrders } from '../../db/orders/order-choice.ts'
import { findOtherOrders } from '../../db/orders/submissions.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { readTypedDomains } from '../../shared/domains/typed-domains.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { createSerialQueue } from '../border/serial-queue.ts'
import { toAsciiName } from '../providers/host-names.ts'
import { systemClock } from '../scheduler/clock.ts'
import { viewOrderPage } from './list-orders.ts'
import {
  cancelMany,
  retryMany,
  setBillingOfMany,
  viewUnfinishedCancellation,
} from './many-orders.ts'
import { changedProblem } from './refuse-changed.ts'
import { retryOrder } from './retry-order.ts'
import { submitContext } from './submit-context.ts'
import { submitOrder } from './submit-order.ts'
import { viewOrder } from './view-order.ts'

export function orderCalls(context: CallContext) {
  // bulk acts run one after the other: two at once would each count a part of the orders
  const enqueue = createSerialQueue()
  return {
    'orders.submit'(submission) {
      const workspace = context.workspace()
      const answer = submitOrder(submitContext(workspace), submission)
      if (answer.ok) {
        context.emit('order:changed', { id: answer.value.id })
        workspace.engine.nudge()
      }
      return answer
    },
    'orders.list': args => ok(viewOrderPage(context.workspace().db.reader, args)),
    'orders.get'({ id }) {
      const { db, vault, engine } = context.workspace()
      const order = viewOrder(db.reader, vault, id, engine.status().pauses, systemClock.now())
      return order === null ? fail(notFound('This order')) : ok(order)
    },
    async 'orders.retry'({ id, domain, cause }) {
      const { db, engine } = context.workspace()
      const retried = await retryOrder(
        db,
        id,
        { ...(domain && { domain: toAsciiName(domain) }), ...(cause && { cause }) },
        systemClock.now(),
      )
      if (retried === null) return fail(notFound('This order'))
      if (retried === 0)
        return fail(refusal('not_applicable', 'Nothing here waits for a retry.'))
      context.emit('order:changed', { id })
      engine.nudge()
      return ok(null)
    },
    'orders.retryMany': args => enqueue(() => retryMany(context, args)),
    'orders.cancelMany': args => enqueue(() => cancelMany(context, args)),
    'orders.setBilling': ({ version, ...args }) =>
      enqueue(async () => {
        const [id = 0] = args.ids
        const why = changedProblem(context.workspace().db.reader, { id, version })
        return why === null ? setBillingOfMany(context, args) : fail(why)
      }),
    'orders.tally': ({ ids }) => ok(tallyOrders(context.workspace().db.reader, ids)),
    'cancellations.unfinished': () => ok(viewUnfinishedCancellation(context.workspace())),
    'cancellations.drop': ({ id }) =>
      write(context.workspace().db, tx => dropCancellation(tx, id))
        ? ok(null)
        : fail(notFound('This cancellation')),
    'orders.withDomains': ({ id, domains }) =>
      ok(findOtherOrders(context.workspace().db.reader, readTypedDomains(domains).names, id)),
  } satisfies Partial<Handlers>
}
