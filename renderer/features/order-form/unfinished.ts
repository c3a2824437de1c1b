import type { OrderForm } from '../../../shared/order-view.ts'
import type { KeptForm, UnfinishedForm } from '../../../shared/unfinished-form.ts'
import type { FormStart } from './use-order-form.ts'
import { emptyForm, formOf, type OrderFormValues } from './values.ts'

/** What is kept of a form: everything but the keys. */
export function unfinishedOf(values: OrderFormValues): UnfinishedForm {
  const { credentials: _, customerId, planId, hostingPlatform, prefixes, ...rest } = values
  return {
    ...rest,
    prefixes: [...prefixes],
    ...(customerId !== null && { customerId }),
    ...(planId !== null && { planId }),
    ...(hostingPlatform !== null && { hostingPlatform }),
  }
}

/** A kept form, to go on with. */
export function startOf({ values, customer }: KeptForm): FormStart {
  const { customerId = null, planId = null, hostingPlatform = null, prefixes, ...rest } = values
  return {
    customer,
    values: {
      ...emptyForm,
      ...rest,
      customerId,
      planId,
      hostingPlatform,
      prefixes: emptyForm.prefixes.map((empty, at) => ({ ...empty, ...prefixes[at] })),
    },
  }
}

/** A new order like a stored one: without its domains, its keys, and what was paid for it. */
export function templateOf(form: OrderForm): OrderFormValues {
  const { domains, amount, paidAt, billingStatus, couponCode, keySource } = emptyForm
  const reset = { domains, amount, paidAt, billingStatus, couponCode, keySource }
  return { ...formOf(form), ...reset }
}
