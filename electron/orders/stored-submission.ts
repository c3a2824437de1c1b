import type { Reader } from '../../db/core/database.ts'
import { findForm, readPrefixes } from '../../db/orders/order-form.ts'
import type { OrderRecord } from '../../db/orders/orders.ts'
import type { StoredForm } from '../../shared/orders/form.ts'
import { formColumns } from '../../shared/orders/sent-form.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { iso } from '../scheduler/clock.ts'

/** An order's form as it was last saved, as a submission without keys. */
export function storedSubmission(
  tx: Reader,
  order: OrderRecord,
): Omit<
  StoredForm,
  'ownPrefixes' | 'hasCredentials' | 'keysForgottenAt' | 'keysForgottenCause'
> {
  const form = findForm(tx, order.id)
  const { currency, paidAt } = order
  const amount = order.isAmountComputed ? null : order.amount
  return {
    customerId: order.customerId,
    planId: order.planId,
    ...withoutNulls({ amount, currency, paidAt: paidAt === null ? null : iso(paidAt) }),
    billingStatus: order.billingStatus,
    ...(form === null
      ? { domains: '', inboxesPerDomain: 1, prefixes: [] }
      : {
          domains: form.domains,
          inboxesPerDomain: form.inboxesPerDomain,
          prefixes: readPrefixes(form).map(prefix => ({ ...prefix })),
          ...withoutNulls(formColumns(form)),
        }),
  }
}
