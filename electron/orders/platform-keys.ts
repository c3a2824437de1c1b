import { z } from 'zod'
import type { Database, Reader, Writer } from '../../db/core/database.ts'
import { customerDeletedAt } from '../../db/customers/deletions.ts'
import { platformOf } from '../../db/orders/order-form.ts'
import { findCredentials, putCredentials } from '../../db/orders/submissions.ts'
import { dropSecrets, findOrigin } from '../../db/vault/secrets.ts'
import type { ForgetCause } from '../../shared/orders/form.ts'
import { type RegistrarId, registrars } from '../../shared/registrars/catalogue.ts'
import type { RegistrarCredentials } from '../providers/registrar.ts'
import { oldKeyOrigin } from '../settings/bind-secrets.ts'
import type { SecretColumn, Vault } from '../vault/vault.ts'
import type { MissingKeys } from './missing-keys.ts'

const keysColumn = { table: 'platform_credentials', column: 'credentials' } as const
const secretIdsSchema = z.record(z.string(), z.string())

/** Reads stored keys: key name → id of its secret. Empty where they are damaged. */
export function readSecretIds(stored: string): Readonly<Record<string, string>> {
  try {
    return secretIdsSchema.safeParse(JSON.parse(stored)).data ?? {}
  } catch {
    return {}
  }
}

/** Keys by their names in `platform_credentials`, and the origin they were entered for. */
export type EnteredKeys = {
  readonly keys: Readonly<Record<string, string>>
  readonly origin: string
}

/** Seals new registrar keys of an order; the former ones are erased. */
export function keepKeys(
  tx: Writer,
  vault: Vault,
  orderId: number,
  platform: RegistrarId,
  keys: EnteredKeys,
  now: number,
): void {
  const before = findCredentials(tx, orderId, platform)
  putCredentials(tx, orderId, platform, sealAll(tx, vault, keysColumn, keys), now)
  if (before !== null) dropSecrets(tx, Object.values(readSecretIds(before.credentials)))
}

/** The order's keys as its registrar's client takes them, opened for one call; or why not. */
export function openKeys(
  db: Database,
  vault: Vault,
  orderId: number,
): RegistrarCredentials | MissingKeys {
  const keys = openStoredKeys(db.reader, vault, orderId)
  return typeof keys === 'string' ? keys : toCredentials(keys.platform, keys)
}

/** The order's keys by their stored names, also those that no call to the registrar needs. */
export function openStoredKeys(tx: Reader, vault: Vault, orderId: number) {
  const platform = platformOf(tx, orderId)
  if (platform === null || platform === 'other') return 'none'
  const stored = findCredentials(tx, orderId, platform)
  if (stored === null) return 'none'
  if (stored.forgottenAt !== null) return forgetCause(tx, orderId, stored.forgottenAt)
  const keys = openAll(tx, vault, keysColumn, platform, readSecretIds(stored.credentials))
  return keys === null ? 'lost' : { platform, ...keys }
}

/** Why an order's keys were forgotten: those of a deleted customer went at the time of deletion. */
export const forgetCause = (tx: Reader, orderId: number, forgottenAt: number): ForgetCause =>
  customerDeletedAt(tx, orderId) === forgottenAt ? 'customer-deleted' : 'order-ended'

/** Whether the order holds keys for a registrar that open, or wait for the vault. */
export function hasKeys(
  tx: Reader,
  vault: Vault,
  orderId: number,
  platform: RegistrarId,
): boolean {
  const stored = findCredentials(tx, orderId, platform)
  const ids = stored === null ? [] : Object.values(readSecretIds(stored.credentials))
  return ids.length > 0 && !ids.some(id => vault.isLost(tx, keysColumn, id))
}

/** Seals keys. Returns what `readSecretIds` reads: key name → id of its secret. */
export function sealAll(
  tx: Writer,
  vault: Vault,
  to: SecretColumn,
  { keys, origin }: EnteredKeys,
): string {
  const ids = Object.entries(keys).map(([name, text]) => [
    name,
    vault.put(tx, to, text, origin),
  ])
  return JSON.stringify(Object.fromEntries(ids))
}

/** Opens secrets: key name → text. null: there are none, or one is lost. */
export function openAll(
  tx: Reader,
  vault: Vault,
  from: SecretColumn,
  platform: RegistrarId,
  ids: Readonly<Record<string, string>>,
): EnteredKeys | null {
  const keys: Record<string, string> = {}
  for (const [name, id] of Object.entries(ids)) {
    const text = vault.read(tx, from, id)
    if (text === null) return null
    keys[name] = text
  }
  return Object.keys(keys).length === 0 ? null : { keys, origin: originOf(tx, platform, ids) }
}

/** The origin that stored keys were entered for; '': none, or several. */
function originOf(
  tx: Reader,
  platform: RegistrarId,
  ids: Readonly<Record<string, string>>,
): string {
  const origins = Object.values(ids).map(id => findOrigin(tx, id) ?? oldKeyOrigin(tx, platform))
  const [origin = '', ...others] = new Set(origins)
  return others.length > 0 ? '' : origin
}

/** Keys as the registrar's client takes them; a missing one is ''. */
export function toCredentials(
  platform: RegistrarId,
  { keys, origin }: EnteredKeys,
): RegistrarCredentials {
  const named = registrars[platform].keys.flatMap(({ credential, stored }) =>
    credential === null ? [] : [[credential, keys[stored] ?? '']],
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each name that the descriptor lists
  return { platform, origin, ...Object.fromEntries(named) } as RegistrarCredentials
}
