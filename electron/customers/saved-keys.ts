import { isDeepStrictEqual } from 'node:util'
import type { Reader, Writer } from '../../db/core/database.ts'
import { customerExists } from '../../db/customers/customers.ts'
import {
  dropSavedKeys,
  findSavedKeys,
  type KeyAnswer,
  listSavedKeys,
  putSavedKeys,
} from '../../db/customers/saved-keys.ts'
import {
  dropSecrets,
  readSecretRows,
  type SecretRow,
  writeSecret,
} from '../../db/vault/secrets.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { type EnteredKeys, openAll, readSecretIds, sealAll } from '../orders/platform-keys.ts'
import type { Vault } from '../vault/vault.ts'

const keysColumn = { table: 'customer_credentials', column: 'credentials' } as const

/**
 * Seals keys for the customer's next orders; other ones of before are erased. `isProven`: the
 * registrar has accepted them.
 */
export function saveKeys(
  tx: Writer,
  vault: Vault,
  customerId: number,
  platform: RegistrarId,
  { isProven, ...keys }: EnteredKeys & { readonly isProven: boolean },
  now: number,
): void {
  const before = secretsOf(tx, customerId, platform)
  // each order of an import may bring them: sealed anew, the old bytes have to leave the disk
  const areSame = isDeepStrictEqual(openAll(tx, vault, keysColumn, platform, before), keys)
  const credentials = areSame ? JSON.stringify(before) : sealAll(tx, vault, keysColumn, keys)
  const saved = { credentials, testedAt: isProven ? now : null, testCode: null }
  putSavedKeys(tx, customerId, platform, saved, now)
  if (!areSame) dropSecrets(tx, Object.values(before))
}

/** The customer's saved keys, opened for one call; null: there are none, or they are lost. */
export function readSavedKeys(
  tx: Reader,
  vault: Vault,
  customerId: number,
  platform: RegistrarId,
): EnteredKeys | null {
  return openAll(tx, vault, keysColumn, platform, secretsOf(tx, customerId, platform))
}

/** Whether a customer has keys that open, or wait for the vault. */
export function hasSavedKeys(
  tx: Reader,
  vault: Vault,
  customerId: number,
  platform: RegistrarId,
): boolean {
  const ids = Object.values(secretsOf(tx, customerId, platform))
  return ids.length > 0 && !ids.some(id => vault.isLost(tx, keysColumn, id))
}

/** Saved keys as they were stored, sealed. */
export type ForgottenKeys = KeyAnswer & {
  readonly customerId: number
  readonly platform: RegistrarId
  readonly credentials: string
  readonly secrets: readonly SecretRow[]
  readonly savedAt: number
}

/** A customer's saved keys as they are stored, with the sealed secrets; null: there are none. */
export function copyKeys(
  tx: Reader,
  customerId: number,
  platform: RegistrarId,
): ForgottenKeys | null {
  const credentials = findSavedKeys(tx, customerId, platform)
  const saved = listSavedKeys(tx, customerId).find(one => one.platform === platform)
  if (credentials === null || saved === undefined) return null
  const secrets = readSecretRows(tx, Object.values(readSecretIds(credentials)))
  return { customerId, credentials, secrets, ...saved }
}

/**
 * Erases a customer's saved keys; orders that were made with them keep their copy. Returns the
 * sealed keys for `restoreKeys`; null: there were none.
 */
export function forgetKeys(
  tx: Writer,
  customerId: number,
  platform: RegistrarId,
): ForgottenKeys | null {
  const keys = copyKeys(tx, customerId, platform)
  if (keys === null) return null
  dropSavedKeys(tx, customerId, platform)
  dropSecrets(
    tx,
    keys.secrets.map(secret => secret.id),
  )
  return keys
}

/** Undoes `forgetKeys`. False: other keys were saved meanwhile and stay, or the customer is gone. */
export function restoreKeys(tx: Writer, forgotten: ForgottenKeys): boolean {
  const { customerId, platform } = forgotten
  if (!customerExists(tx, customerId)) return false
  if (findSavedKeys(tx, customerId, platform) !== null) return false
  putKeysBack(tx, forgotten)
  return true
}

/** Writes keys as they were stored; the customer has none there. */
export function putKeysBack(tx: Writer, keys: ForgottenKeys): void {
  const { customerId, platform, secrets, savedAt, credentials, testedAt, testCode } = keys
  for (const secret of secrets) writeSecret(tx, secret)
  putSavedKeys(tx, customerId, platform, { credentials, testedAt, testCode }, savedAt)
}

/** Key name → id of its secret; empty: no keys are saved. */
function secretsOf(
  tx: Reader,
  customerId: number,
  platform: RegistrarId,
): Readonly<Record<string, string>> {
  const stored = findSavedKeys(tx, customerId, platform)
  return stored === null ? {} : readSecretIds(stored)
}
