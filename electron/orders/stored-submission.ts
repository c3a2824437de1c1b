import type { Reader } from '../../db/database.ts'
import { findForm, readPrefixes } from '../../db/queries/order-form.ts'
import type { OrderRecord } from '../../db/queries/orders.ts'
import type { OrderForm } from '../../shared/order-view.ts'
import { iso } from '../scheduler/clock.ts'
import { present } from './present.ts'

/** The form of an order as it was last saved, without its credentials. */
export function storedSubmission(
  tx: Reader,
  order: OrderRecord,
): Omit<OrderForm, 'hasCredentials' | 'keysForgottenAt' | 'keysForgottenCause'> {
  const form = findForm(tx, order.id)
  const { currency, paidAt } = order
  const amount = order.isAmountComputed ? null : order.amount
  return {
    customerId: order.customerId,
    planId: order.planId,
    ...present({ amount, currency, paidAt: paidAt === null ? null : iso(paidAt) }),
    billingStatus: order.billingStatus,
    ...(form === null
      ? { domains: '', inboxesPerDomain: 1, prefixes: [] }
      : {
          domains: form.domains,
          inboxesPerDomain: form.inboxesPerDomain,
          prefixes: readPrefixes(form).map(prefix => ({ ...prefix })),
          ...present({
            hostingPlatform: form.hostingPlatform,
            otherPlatform: form.otherPlatform,
            forwardingUrl: form.forwardingUrl,
            profilePictureLink: form.profilePictureLink,
            emailPersonaPictureLink: form.emailPersonaPictureLink,
            masterInboxEmail: form.masterInboxEmail,
            masterInboxConfirmation: form.masterInboxConfirmation,
            additionalInfo: form.additionalInfo,
            couponCode: form.couponCode,
          }),
        }),
  }
}
