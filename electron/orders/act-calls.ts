import { write } from '../../db/core/database.ts'
import { passNameServers } from '../../db/orders/order-acts.ts'
import { findOrder } from '../../db/orders/orders.ts'
import { noteTransfer } from '../../db/orders/transfers.ts'
import { addActivity } from '../../db/records/records.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { updateOrderStatus } from '../engine/update-order-status.ts'
import { addMailboxesByHand } from '../mailboxes/entered-mailboxes.ts'
import { toAsciiName } from '../providers/host-names.ts'
import { systemClock } from '../scheduler/clock.ts'
import { changePrefixes } from './change-prefixes.ts'
import { changeDueDate } from './due-date.ts'
import { cancelOrder, type Done, rejectOrder } from './end-order.ts'
import { replaceDomain } from './replace-domain.ts'
import { setStatusByHand } from './work-by-hand.ts'

/** What staff do to an order that exists. */
export function orderActCalls(context: CallContext) {
  const now = () => systemClock.now()

  function told<Answer extends Done | ReturnType<typeof addMailboxesByHand>>(
    id: number,
    answer: Answer,
  ): Answer {
    if (answer.ok) {
      context.emit('order:changed', { id })
      context.workspace().engine.nudge()
    }
    return answer
  }

  function nameServersSet(id: number, typed: string): Done {
    const domain = toAsciiName(typed)
    return write(context.workspace().db, tx => {
      if (findOrder(tx, id) === null) return fail(notFound('This order'))
      if (!passNameServers(tx, id, domain, now()))
        return fail(refusal('not_applicable', `${typed} does not wait for its nameservers.`))
      noteTransfer(tx, id, domain, { nameServerStatus: 'updated', errorMessage: null }, now())
      addActivity(
        tx,
        {
          action: 'nameservers_set_by_hand',
          description: `Nameservers of ${domain} set by hand`,
          orderId: id,
          properties: { domain },
        },
        now(),
      )
      updateOrderStatus(tx, id, now())
      return ok(null)
    })
  }

  return {
    'orders.replaceDomain': args =>
      told(args.id, replaceDomain(context.workspace().db, args, now())),
    'orders.changePrefixes': args =>
      told(args.id, changePrefixes(context.workspace().db, args, now())),
    'orders.cancel': ({ id, removeMailboxes }) =>
      told(id, cancelOrder(context.workspace().db, id, removeMailboxes, now())),
    'orders.reject': ({ id, reason }) =>
      told(id, rejectOrder(context.workspace().db, id, reason, now())),
    'orders.setStatus': args =>
      told(args.id, setStatusByHand(context.workspace().db, args, now())),
    'orders.setDueDate': args =>
      told(args.id, changeDueDate(context.workspace().db, args, now())),
    'orders.addMailboxes'(args) {
      const { db, vault } = context.workspace()
      return told(args.id, addMailboxesByHand(db, vault, args, now()))
    },
    'orders.nameServersSet': ({ id, domain }) => told(id, nameServersSet(id, domain)),
  } satisfies Partial<Handlers>
}
