import type { Vault } from '../vault/vault.ts'
import { makePassword } from './password.ts'
import type { Passwords } from './step.ts'

const place = { table: 'order_emails', column: 'password' } as const

/** Mailbox passwords in the vault. */
export function openPasswords(vault: Vault): Passwords {
  return {
    make: (tx, signs) => vault.put(tx, place, makePassword(signs)),
    open: (tx, id) => vault.read(tx, place, id),
  }
}
