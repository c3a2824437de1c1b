import { createHash } from 'node:crypto'
import type { Database } from '../../db/core/database.ts'
import { platformOf } from '../../db/orders/order-form.ts'
import { findOrder } from '../../db/orders/orders.ts'
import type { ExpiryTrouble } from '../../shared/renewals/renewal.ts'
import { readSavedKeys } from '../customers/saved-keys.ts'
import { openKeys, toCredentials } from '../orders/platform-keys.ts'
import type { RegistrarCredentials } from '../providers/registrar.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * The keys by which the registrar of an order may be asked: the order's own, while they are kept,
 * else those remembered for its customer. A word: why there are none; nobody is asked for them.
 */
export function keysOfOrder(
  db: Database,
  vault: Vault,
  orderId: number,
): RegistrarCredentials | ExpiryTrouble {
  const platform = platformOf(db.reader, orderId)
  if (platform === null || platform === 'other') return 'other-registrar'
  const keys = openKeys(db, vault, orderId)
  if (typeof keys !== 'string') return keys
  const customerId = findOrder(db.reader, orderId)?.customerId
  const saved =
    customerId === undefined ? null : readSavedKeys(db.reader, vault, customerId, platform)
  if (saved !== null) return toCredentials(platform, saved)
  return keys === 'lost' ? 'keys-lost' : 'no-keys'
}

/** What an account is known by in memory, so that its keys do not stay there. */
export const accountOf = (keys: RegistrarCredentials): string =>
  createHash('sha256').update(JSON.stringify(keys)).digest('hex')
