import type { ForgetCause } from '../../shared/orders/form.ts'
import type { HostingPlatform } from '../../shared/orders/order.ts'
import { registrars } from '../../shared/registrars/catalogue.ts'

/** `lost`: they were entered, and cannot be opened any more. The others were forgotten. */
export type MissingKeys = 'none' | 'lost' | ForgetCause

const forgotten: Readonly<Record<ForgetCause, string>> = {
  'order-ended':
    'The registrar keys of this order were forgotten, because it has ended. A new order asks for them again.',
  'customer-deleted':
    'The registrar keys of this order were forgotten, because its customer was deleted. A new order of another customer asks for its own.',
}

/** null: they were not forgotten. */
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
