import { emptyKeys, type TypedKeys, typedFor } from '../registrars/keys.ts'
import { emptyForm as emptyOrderForm, type OrderForm, type SubmitArgs } from './form.ts'
import { sentForm } from './sent-form.ts'

/** The order form with its keys, which leave the window with an order alone. */
export type OrderFormValues = OrderForm & { readonly credentials: TypedKeys }

export const emptyForm: OrderFormValues = {
  ...emptyOrderForm,
  credentials: emptyKeys,
}

/** What is sent of the form, and of its keys. */
export function submitArgs(
  values: OrderFormValues,
  order: {
    readonly id?: number | undefined
    /** Of the order that is edited, as staff had it before them. */
    readonly version?: number | undefined
    readonly asDraft: boolean
    readonly usesSavedKeys?: boolean
  },
): SubmitArgs {
  const usesSavedKeys = order.usesSavedKeys === true
  const credentials = usesSavedKeys ? undefined : sentCredentials(values)
  const remembers = values.rememberKeys && credentials !== undefined && !order.asDraft
  return {
    ...sentForm(values, order.id !== undefined),
    ...(order.id !== undefined && { id: order.id }),
    ...(order.version !== undefined && { version: order.version }),
    ...(order.asDraft && { asDraft: true }),
    ...(credentials !== undefined && { credentials }),
    ...(usesSavedKeys && { useSavedKeys: true }),
    ...(remembers && { rememberKeys: true }),
  }
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
