import { toCredentials } from '../../electron/orders/platform-keys.ts'
import type { RegistrarCredentials } from '../../electron/providers/registrar.ts'
import { type RegistrarId, registrars } from '../../shared/registrars/catalogue.ts'
import type { KeyField } from '../../shared/registrars/descriptor.ts'

/** A text for a key, different from key to key; secrets begin with the mark, names do not. */
const textFor = ({ field, maxLength, isSecret }: KeyField, mark: string): string =>
  (isSecret ? `${mark}-${field}` : field).slice(0, maxLength)

/** Keys of a registrar as staff type them, with its tick; another mark makes other keys. */
export function typedKeys(
  id: RegistrarId,
  mark: string,
): Readonly<Record<string, string | true>> {
  const { keys, ip } = registrars[id]
  const typed: Record<string, string | true> = {}
  for (const key of keys) typed[key.field] = textFor(key, mark)
  if (ip !== null) typed[ip.field] = true
  return typed
}

/** Keys of a registrar as its client gets them; by default those of `typedKeys`. */
export function clientKeys(
  id: RegistrarId,
  textOf: (key: KeyField) => string = key => textFor(key, 'one'),
): RegistrarCredentials {
  const keys = registrars[id].keys.map(key => [key.stored, textOf(key)])
  return toCredentials(id, { keys: Object.fromEntries(keys), origin: 'practice' })
}
