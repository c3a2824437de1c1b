import {
  emptyForm as emptyOrderForm,
  type OrderForm,
  type StoredForm,
  type SubmitArgs,
  type UnfinishedFormRow,
} from '../../../shared/orders/form.ts'
import * as shared from '../../../shared/orders/sent-form.ts'
import {
  emptyKeys,
  type TypedKeys,
  typedFor,
  withoutTicks,
} from '../../../shared/registrars/keys.ts'
import type { FormStart } from './use-order-form.ts'

/** The order form with its keys, which leave the window with an order alone. */
export type OrderFormValues = OrderForm & { readonly credentials: TypedKeys }

export const emptyForm: OrderFormValues = {
  ...emptyOrderForm,
  credentials: emptyKeys,
}

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

/** What is sent of the form, and of its keys. */
export function submitArgs(
  values: OrderFormValues,
  order: {
    readonly id?: number | undefined
    readonly asDraft: boolean
    readonly usesSavedKeys?: boolean
  },
): SubmitArgs {
  const usesSavedKeys = order.usesSavedKeys === true
  const credentials = usesSavedKeys ? undefined : sentCredentials(values)
  const remembers = values.rememberKeys && credentials !== undefined && !order.asDraft
  return {
    ...shared.sentForm(values, order.id !== undefined),
    ...(order.id !== undefined && { id: order.id }),
    ...(order.asDraft && { asDraft: true }),
    ...(credentials !== undefined && { credentials }),
    ...(usesSavedKeys && { useSavedKeys: true }),
    ...(remembers && { rememberKeys: true }),
  }
}

/** Typed keys of any registrar; the tick is no key. */
export function hasTypedKeys({ credentials }: OrderFormValues): boolean {
  return Object.values(withoutTicks(credentials)).some(text => text !== '')
}

/** The keys of the chosen registrar as typed; absent when none was typed. */
export function sentCredentials({
  hostingPlatform,
  credentials,
}: OrderFormValues): SubmitArgs['credentials'] {
  if (hostingPlatform === null || hostingPlatform === 'other') return undefined
  const keys = typedFor(hostingPlatform, credentials)
  return Object.values(keys).some(value => value !== '' && value !== false) ? keys : undefined
}
