import type { CallArgs } from '../../border/calls.ts'
import { submitArgs } from '../../orders/typed-form.ts'
import type { Mode } from '../../settings/settings.ts'
import { importedOrderSchema } from '../import.ts'
import type { CheckedOrder } from './check-orders.ts'

export type ImportedArgs = CallArgs<'imports.submit'>

/** The arguments of `imports.submit`; null when they do not fit its schema. */
export function argsOf(checked: CheckedOrder, mode: Mode): ImportedArgs | null {
  const { values, customer, usesSavedKeys } = checked
  const parsed = importedOrderSchema.safeParse({
    mode,
    ...(customer.kind === 'new' && {
      customer: { name: customer.name, email: customer.email },
    }),
    order: submitArgs(values, { asDraft: false, usesSavedKeys }),
  })
  return parsed.success ? parsed.data : null
}
