import { randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { LockOpenerKind } from '../../shared/lock/lock.ts'
import { passphraseCost, stretch } from '../vault/data-key.ts'

/** scrypt's N of a code: 32 MiB, 0.1 s. Enough, as whoever can read the hash can remove the lock. */
const codeCost = 2 ** 15
/** scrypt's N. To guess a passphrase must cost as much here as at the vault. */
const costs = { code: codeCost, passphrase: passphraseCost } as const satisfies Record<
  LockOpenerKind,
  number
>

/** All that is stored of a code or passphrase: salt and scrypt hash, base64, and scrypt's N. */
export const codeHashSchema = z.object({
  salt: z.base64().min(1),
  hash: z.base64().min(1),
  cost: z.literal([codeCost, passphraseCost]),
})
export type CodeHash = Readonly<z.output<typeof codeHashSchema>>

/** How codes are hashed and compared; tests have a quicker way. */
export type Codes = {
  hash(code: string, kind: LockOpenerKind): Promise<CodeHash>
  isRight(code: string, stored: CodeHash): Promise<boolean>
}

export const scryptCodes: Codes = {
  async hash(code, kind) {
    const salt = randomBytes(16)
    const cost = costs[kind]
    const hash = await stretch(code, salt, cost)
    return { salt: salt.toString('base64'), hash: hash.toString('base64'), cost }
  },
  async isRight(code, stored) {
    const known = Buffer.from(stored.hash, 'base64')
    const typed = await stretch(code, Buffer.from(stored.salt, 'base64'), stored.cost)
    return known.length === typed.length && timingSafeEqual(known, typed)
  },
}
