import { type Database, writeUnlessRefused } from '../../db/core/database.ts'
import { type BillingColumns, findOrder, setBilling } from '../../db/orders/orders.ts'
import { addActivity } from '../../db/records/records.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { isPaid } from '../../shared/orders/billing.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { momentText, moneyText } from '../../shared/text/locale.ts'
import { notFound } from '../border/refusal.ts'
import { iso } from '../scheduler/clock.ts'

type Change = Omit<ParsedArgs<'orders.setBilling'>, 'ids'>

/**
 * Changes what is said of an order's invoice, whatever its status, and notes what was said before.
 * The value is false when nothing was to be changed.
 */
export function changeBilling(
  db: Database,
  id: number,
  { unlessPaid, ...change }: Change,
  now: number,
): Result<boolean, BorderFailure> {
  return writeUnlessRefused(db, tx => {
    const order = findOrder(tx, id)
    if (order === null) return fail(notFound('This order'))
    const { amount, currency, paidAt, billingStatus } = order
    const before = { amount, currency, paidAt, billingStatus }
    if (unlessPaid === true && isPaidOrder(before)) return ok(false)
    const after = { ...before, ...columnsOf(change) }
    const said = describe(before, after)
    if (said.length === 0) return ok(false)
    setBilling(tx, id, after, change.amount !== undefined, now)
    addActivity(
      tx,
      {
        action: 'billing_changed',
        description: said.join('; '),
        orderId: id,
        properties: { before: onTheWire(before), after: onTheWire(after) },
      },
      now,
    )
    return ok(true)
  })
}

function columnsOf({ amount, currency, paidAt, billingStatus }: Omit<Change, 'unlessPaid'>) {
  return {
    ...(amount !== undefined && { amount }),
    ...(currency !== undefined && { currency }),
    ...(paidAt !== undefined && { paidAt: paidAt === null ? null : Date.parse(paidAt) }),
    ...(billingStatus !== undefined && { billingStatus }),
  }
}

const onTheWire = ({ amount, currency, paidAt, billingStatus }: BillingColumns) => ({
  ...(amount !== null && { amount }),
  ...(currency !== null && { currency }),
  ...(paidAt !== null && { paidAt: iso(paidAt) }),
  billingStatus,
})

const isPaidOrder = (columns: BillingColumns) => isPaid(onTheWire(columns))

/** What has changed, from what to what, a phrase for each; empty: nothing. */
function describe(before: BillingColumns, after: BillingColumns): readonly string[] {
  const phrases: readonly (readonly [string, (of: BillingColumns) => string])[] = [
    ['Amount', money],
    ['Paid', paid],
    ['Billing status', ({ billingStatus }) => isolated(billingStatus)],
  ]
  return phrases.flatMap(([what, words]) => {
    const [now, then] = [words(after), words(before)]
    return now === then ? [] : [`${what}: ${now} instead of ${then}`]
  })
}

const money = ({ amount, currency }: BillingColumns): string =>
  amount === null ? 'none' : moneyText(amount, currency ?? '')

const paid = ({ paidAt }: BillingColumns): string =>
  paidAt === null ? 'not yet' : momentText(new Date(paidAt))
