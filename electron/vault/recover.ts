import { type Database, write } from '../../db/core/database.ts'
import type { RecoveryGuard } from '../../shared/vault/vault.ts'
import {
  isKeychainThere,
  unwrapByPassphrase,
  type WrappedKey,
  wrapByPassphrase,
} from './data-key.ts'
import {
  replaceKeyFile,
  retireChosenKeyFile,
  type VaultOptions,
  wrapIfThere,
} from './guards.ts'
import type { KeyRing } from './key-ring.ts'
import { inGroups, makeCode, readCode } from './recovery-code.ts'
import { openFormer } from './stored-key.ts'
import { openByCode, readRecovery, writeRecovery } from './stored-recovery.ts'

export type Recovery = {
  /** When the code was made, in milliseconds. */
  readonly since: number
  readonly guard: RecoveryGuard
}

export type MadeCode = { readonly code: string } | 'wrong-passphrase'

/**
 * `slip`: mistyped. `other-code`: a code of another workspace, or of a former key.
 * `not-needed`: the vault is open, or has no key to recover.
 */
export type Recovered =
  | 'done'
  | 'slip'
  | 'other-code'
  | 'no-code'
  | 'needs-passphrase'
  | 'not-needed'

/** Since when there is a recovery code, and what guards the key after its use. null: there is none. */
export function findRecovery({ db, keyFile, keychain }: VaultOptions): Recovery | null {
  const stored = readRecovery(db.reader)
  if (stored === null) return null
  const inLive = () => (isKeychainThere(keychain) ? 'keychain' : 'passphrase')
  return { since: stored.at, guard: keyFile === null ? inLive() : 'key-file' }
}

export function isRecoveryCode(db: Database, typed: string): boolean {
  const [stored, code] = [readRecovery(db.reader), readCode(typed)]
  return stored !== null && code !== null && openByCode(stored, code) !== null
}

/** Makes a recovery code; the former one is void. Throws VaultLocked while the key is not open. */
export async function makeRecoveryCode(
  ring: KeyRing,
  { db, now, tell, scryptCost }: VaultOptions,
  current: string,
): Promise<MadeCode> {
  ring.openKey()
  const guard = ring.stored()
  if (guard?.backend === 'passphrase') {
    const opened = await unwrapByPassphrase(current, guard, scryptCost)
    if (opened === null) return 'wrong-passphrase'
  }
  const key = ring.openKey()
  const code = makeCode()
  const { number, former } = { number: ring.number(), former: ring.stored()?.former }
  write(db, tx => writeRecovery(tx, { code, key, number, former, at: now() }))
  tell?.('A recovery code was made. One of before is void.')
  return { code: inGroups(code) }
}

/** Opens by the code, and guards the same key anew on this computer. */
export async function recover(
  ring: KeyRing,
  options: VaultOptions,
  typed: string,
  passphrase: string | undefined,
): Promise<Recovered> {
  const before = ring.row()
  const isWaiting = () => ring.state() === 'locked' || ring.state() === 'unopenable'
  if (!isWaiting()) return 'not-needed'
  const stored = readRecovery(options.db.reader)
  if (stored === null) return 'no-code'
  const code = readCode(typed)
  if (code === null) return 'slip'
  const key = openByCode(stored, code)
  if (key === null) return 'other-code'
  const guard = await guardHere(options, key, passphrase)
  if (guard === null) return 'needs-passphrase'
  // the key was given up or opened meanwhile
  if (ring.row() !== before || !isWaiting()) return 'not-needed'
  const former = openFormer(key, stored.former) ?? openFormer(key, ring.stored()?.former)
  ring.keep({ guard, number: stored.number, key, former })
  if (options.keyFile === null) retireChosenKeyFile(options)
  options.tell?.(`The recovery code opened the secrets. Guarded by: ${guard.backend}.`)
  return 'done'
}

/** Guards the key on this computer; null: only a passphrase could, and none was given. */
async function guardHere(
  { keyFile, keychain, now, scryptCost }: VaultOptions,
  key: Buffer,
  passphrase: string | undefined,
): Promise<WrappedKey | null> {
  if (keyFile !== null) {
    replaceKeyFile(keyFile, key, now())
    return { backend: 'key-file' }
  }
  const wrapped = wrapIfThere(keychain, key)
  if (wrapped !== null || passphrase === undefined) return wrapped
  return wrapByPassphrase(passphrase, key, scryptCost)
}
