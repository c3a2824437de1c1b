import type { ForgetCause } from '../../shared/orders/form.ts'
import type { HostingPlatform } from '../../shared/orders/order.ts'
import { registrars } from '../../shared/registrars/catalogue.ts'

/** Why an order has no keys. `lost`: they cannot be opened any more. A cause: they were forgotten. */
export type MissingKeys = 'none' | 'lost' | ForgetCause

const forgotten: Readonly<Record<ForgetCause, string>> = {
  'order-ended':
    'The registrar keys of this order were forgotten, because it has ended. A new order asks for them again.',
  'customer-deleted':
    'The registrar keys of this order were forgotten, because its customer was deleted. A new order of another customer asks for its own.',
}

/** Why the keys were forgotten, in words; null: they were not. */
export const forgottenWords = (missing: MissingKeys): string | null =>
  missing === 'none' || missing === 'lost' ? null : forgotten[missing]

/** Why an order cannot ask its registrar, and which keys to enter. */
export function missingKeysWords(
  missing: MissingKeys,
  platform: HostingPlatform | null,
): string {
  if (missing === 'none' || platform === null || platform === 'other')
    return 'The order holds no registrar key.'
  if (missing !== 'lost') return forgotten[missing]
  return `The registrar keys of this order cannot be opened any more. Enter ${registrars[platform].keyWords} again.`
}
