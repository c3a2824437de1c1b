import { passwordColumn } from '../vault/secret-columns.ts'
import type { Vault } from '../vault/vault.ts'
import { makePassword } from './password.ts'
import type { Passwords } from './step.ts'

/** Makes mailbox passwords and seals them in the vault. */
export function openPasswords(vault: Vault): Passwords {
  return {
    make: (tx, signs) => vault.put(tx, passwordColumn, makePassword(signs)),
    open: (tx, id) => vault.read(tx, passwordColumn, id),
  }
}
