import { pauseBriefly } from '../scheduler/yield.ts'
import {
  isKeychainThere,
  makeDataKey,
  unwrapByPassphrase,
  wrapByKeychain,
  wrapByPassphrase,
} from './data-key.ts'
import { keepFirst, retireChosenKeyFile, type VaultOptions } from './guards.ts'
import type { KeyRing } from './key-ring.ts'
import { inGroups, makeCode } from './recovery-code.ts'
import type { SealedSecrets } from './sealed-secrets.ts'
import { dropRecovery, readRecovery, writeRecovery } from './stored-recovery.ts'

export type Protection =
  | { readonly by: 'passphrase'; readonly passphrase: string }
  | { readonly by: 'keychain' }
type NotProtected = 'wrong-passphrase' | 'unsuitable'
/**
 * Done, with a new recovery code where there was one. `unsuitable`: in practice, while the key is
 * not open, or without a usable keychain.
 */
export type Protected = { readonly recoveryCode: string | null } | NotProtected

/** Secrets sealed anew in one transaction: a few milliseconds of work. */
export const sealedAtOnce = 100

/** Opens by a passphrase, or sets it at first use. False: it is not the right one. */
export async function unlock(
  ring: KeyRing,
  { scryptCost }: VaultOptions,
  passphrase: string,
): Promise<boolean> {
  if (ring.key() !== null) return true
  const before = ring.row()
  if (before.kind === 'none') {
    const key = makeDataKey()
    const guard = await wrapByPassphrase(passphrase, key, scryptCost)
    if (ring.row() === before) keepFirst(ring, guard, key)
  } else if (before.kind === 'stored' && before.stored.backend === 'passphrase') {
    const found = await unwrapByPassphrase(passphrase, before.stored, scryptCost)
    // another key may have been stored meanwhile
    if (found !== null && ring.row() === before) ring.accept(before.stored, found)
  }
  return ring.key() !== null
}

/** The data key, after `current` was checked where a passphrase guards it. */
async function keyFor(
  ring: KeyRing,
  { keyFile, scryptCost }: VaultOptions,
  current: string,
): Promise<Buffer | NotProtected> {
  const stored = ring.stored()
  if (stored?.backend === 'passphrase')
    return (await unwrapByPassphrase(current, stored, scryptCost)) ?? 'wrong-passphrase'
  const key = ring.key()
  return stored !== null && keyFile === null && key !== null ? key : 'unsuitable'
}

type Wish = { readonly by: Protection; readonly current: string }

/** Replaces the guard and, with it, the data key. */
export async function protect(
  ring: KeyRing,
  secrets: SealedSecrets,
  options: VaultOptions,
  { by, current }: Wish,
): Promise<Protected> {
  const { db, keychain, now, tell, scryptCost } = options
  if (by.by === 'keychain' && !isKeychainThere(keychain)) return 'unsuitable'
  const before = ring.row()
  const opened = await keyFor(ring, options, current)
  if (!Buffer.isBuffer(opened)) return opened
  if (ring.key() === null && ring.row() === before && before.kind === 'stored')
    ring.accept(before.stored, opened)
  const oldKey = ring.key()
  if (oldKey === null) return 'unsuitable'
  // there can be one former key only, so its secrets are sealed anew first
  while (secrets.sealAnew(sealedAtOnce)) await pauseBriefly()
  const key = makeDataKey()
  const guard =
    by.by === 'passphrase'
      ? await wrapByPassphrase(by.passphrase, key, scryptCost)
      : wrapByKeychain(keychain, key)
  if (guard === null) return 'unsuitable'
  const number = ring.number() + 1
  const code = readRecovery(db.reader) === null ? null : makeCode()
  // one transaction: before it the old guard and code open, after it the new ones
  ring.keep({ guard, number, key, former: oldKey }, (tx, stored) => {
    if (code === null) dropRecovery(tx)
    else writeRecovery(tx, { code, key, number, former: stored?.former, at: now() })
  })
  retireChosenKeyFile(options)
  tell?.(`Another key seals the secrets. Guarded by: ${guard.backend}.`)
  return { recoveryCode: code === null ? null : inGroups(code) }
}
