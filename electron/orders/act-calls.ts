import { type Database, write } from '../../db/core/database.ts'
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
import { changedProblem } from './refuse-changed.ts'
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

  /** Does it unless a colleague has changed the order since. */
  function unlessChanged<Answer extends Done>(
    args: { readonly id: number; readonly version?: number | undefined },
    run: (db: Database) => Answer,
  ) {
    const { db } = context.workspace()
    const why = changedProblem(db.reader, args)
    return why === null ? told(args.id, run(db)) : fail(why)
  }

  return {
    'orders.replaceDomain': args => unlessChanged(args, db => replaceDomain(db, args, now())),
    'orders.changePrefixes': args => unlessChanged(args, db => changePrefixes(db, args, now())),
    'orders.cancel': args =>
      unlessChanged(args, db => cancelOrder(db, args.id, args.removeMailboxes, now())),
    'orders.reject': args =>
      unlessChanged(args, db => rejectOrder(db, args.id, args.reason, now())),
    'orders.setStatus': args => unlessChanged(args, db => setStatusByHand(db, args, now())),
    'orders.setDueDate': args => unlessChanged(args, db => changeDueDate(db, args, now())),
    'orders.addMailboxes'(args) {
      const { db, vault } = context.workspace()
      return told(args.id, addMailboxesByHand(db, vault, args, now()))
    },
    'orders.nameServersSet': ({ id, domain }) => told(id, nameServersSet(id, domain)),
  } satisfies Partial<Handlers>
}
