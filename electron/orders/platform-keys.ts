import { z } from 'zod'
import type { Database, Transaction } from '../../db/database.ts'
import { platformOf } from '../../db/queries/order-form.ts'
import { dropSecrets } from '../../db/queries/secrets.ts'
import { findCredentials, putCredentials } from '../../db/queries/submissions.ts'
import type { RegistrarName } from '../../shared/order.ts'
import type { RegistrarCredentials } from '../providers/registrar.ts'
import type { Vault } from '../vault/vault.ts'

const place = { table: 'platform_credentials', column: 'credentials' } as const
/** Credential key → id of its secret. */
export const keptSchema = z.record(z.string(), z.string())

/** Seals new registrar keys of an order; the ones before are erased. */
export function keepKeys(
  tx: Transaction,
  vault: Vault,
  orderId: number,
  platform: RegistrarName,
  keys: Readonly<Record<string, string>>,
  now: number,
): void {
  const before = findCredentials(tx, orderId, platform)
  const kept = Object.entries(keys).map(([name, text]) => [name, vault.put(tx, place, text)])
  putCredentials(tx, orderId, platform, JSON.stringify(Object.fromEntries(kept)), now)
  if (before !== null) dropSecrets(tx, Object.values(keptSchema.parse(JSON.parse(before))))
}

/** The order's keys for its platform, opened for one call; null when there are none. */
export function openKeys(
  db: Database,
  vault: Vault,
  orderId: number,
): RegistrarCredentials | null {
  const kept = openKept(db.orm, vault, orderId)
  return kept === null ? null : toCredentials(kept.platform, kept.keys)
}

/** The same as they are stored: with what no call asks for. */
export function openKept(tx: Transaction, vault: Vault, orderId: number) {
  const platform = platformOf(tx, orderId)
  if (platform === null || platform === 'other') return null
  const kept = findCredentials(tx, orderId, platform)
  if (kept === null) return null
  const ids = keptSchema.parse(JSON.parse(kept))
  const open = (id: string) => vault.read(tx, place, id)
  const keys = Object.entries(ids).map(([name, id]) => [name, open(id)] as const)
  return { platform, keys: Object.fromEntries(keys) }
}

/** Stored keys as the registrar's client takes them. */
export function toCredentials(
  platform: RegistrarName,
  keys: Readonly<Record<string, string>>,
): RegistrarCredentials {
  const {
    api_key: apiKey = '',
    api_secret_key: apiSecretKey = '',
    api_user: apiUser = '',
  } = keys
  return platform === 'spaceship'
    ? { platform, apiKey, apiSecretKey }
    : { platform, apiUser, apiKey }
}
