import type { HostingPlatform, RegistrarName } from '../../shared/order.ts'

/**
 * `lost`: they were entered, and cannot be opened any more. `forgotten`: they were given up,
 * because the order had ended.
 */
export type MissingKeys = 'none' | 'lost' | 'forgotten'

const askedFor: Readonly<Record<RegistrarName, string>> = {
  spaceship: 'the Spaceship API key and its secret',
  namecheap: 'the Namecheap user name and API key',
}

export const forgottenKeys =
  'The registrar keys of this order were forgotten, because it has ended. A new order asks for them again.'

/** Why an order cannot ask its registrar, and which keys to enter. */
export function missingKeysWords(
  missing: MissingKeys,
  platform: HostingPlatform | null,
): string {
  if (missing === 'none' || platform === null || platform === 'other')
    return 'The order holds no registrar key.'
  if (missing === 'forgotten') return forgottenKeys
  return `The registrar keys of this order cannot be opened any more. Enter ${askedFor[platform]} again.`
}
