import type { HostingPlatform, RegistrarName } from '../../shared/order.ts'

/** `lost`: they were entered, and cannot be opened any more. */
export type MissingKeys = 'none' | 'lost'

const askedFor: Readonly<Record<RegistrarName, string>> = {
  spaceship: 'the Spaceship API key and its secret',
  namecheap: 'the Namecheap user name and API key',
}

/** Why an order cannot ask its registrar, and which keys to enter. */
export function missingKeysWords(
  missing: MissingKeys,
  platform: HostingPlatform | null,
): string {
  if (missing === 'none' || platform === null || platform === 'other')
    return 'The order holds no registrar key.'
  return `The registrar keys of this order cannot be opened any more. Enter ${askedFor[platform]} again.`
}
