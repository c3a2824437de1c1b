import type { StoredForm, UnfinishedFormRow } from '../../../shared/orders/form.ts'
import * as shared from '../../../shared/orders/sent-form.ts'
import { emptyForm, type OrderFormValues } from '../../../shared/orders/typed-form.ts'
import { emptyKeys, withoutTicks } from '../../../shared/registrars/keys.ts'
import type { FormStart } from './use-order-form.ts'

/** The form of a stored order. Credentials never come back, so they start empty. */
export function formOf(order: StoredForm): OrderFormValues {
  const form = shared.formOf(order)
  return {
    ...emptyForm,
    ...form,
    // the order has keys of its own
    keySource: order.hasCredentials ? 'typed' : 'saved',
    rememberKeys: emptyForm.rememberKeys,
    prefixes: emptyForm.prefixes.map((empty, at) => form.prefixes[at] ?? empty),
  }
}

/** What the order form starts with when staff go on with an unfinished one. */
export function startOf({ values, customer }: UnfinishedFormRow): FormStart {
  return { customer, values: { ...emptyForm, ...shared.restoredForm(values) } }
}

/** A new order like a stored one: without its domains, its keys, and what was paid for it. */
export function templateOf(form: StoredForm): OrderFormValues {
  return { ...emptyForm, ...shared.templateOf(formOf(form)), credentials: emptyKeys }
}

/** Typed keys of any registrar; the tick is no key. */
export function hasTypedKeys({ credentials }: OrderFormValues): boolean {
  return Object.values(withoutTicks(credentials)).some(text => text !== '')
}
