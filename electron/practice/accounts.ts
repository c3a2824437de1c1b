import { countEffect } from './counts.ts'
import { sha256 } from './hash.ts'
import type { World } from './world.ts'

/** The one practice account at Mailin. No secret: everybody may know it. */
export const practiceAccount = {
  email: 'practice@boxwright.test',
  password: 'practice-account',
  userId: 1,
} as const

export type Accounts = {
  /** A new token, or null for a wrong e-mail or password. Earlier tokens stay valid. */
  login(email: string, password: string): string | null
  isTokenValid(token: string): boolean
  /** Refuses every token handed out so far. */
  revokeTokens(): void
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export function createAccounts({ store, now, random }: World): Accounts {
  const letter = (): string => LETTERS[Math.floor(random() * LETTERS.length)] ?? 'A'

  return {
    login: (email, password) =>
      store.transact(() => {
        if (email.toLowerCase() !== practiceAccount.email) return null
        if (password !== practiceAccount.password) return null
        const token = `${store.next('token')}|${Array.from({ length: 40 }, letter).join('')}`
        store.put('tokens', sha256(token), { issuedAt: now() })
        countEffect(store, 'login', practiceAccount.email)
        return token
      }),

    isTokenValid: token => {
      const issuedAt = store.get('tokens', sha256(token))?.issuedAt
      const revokedUntil = store.get('sequences', 'tokens-revoked-until') ?? 0
      return issuedAt !== undefined && Number(token.split('|')[0]) > revokedUntil
    },

    revokeTokens: () => {
      store.put('sequences', 'tokens-revoked-until', store.get('sequences', 'token') ?? 0)
    },
  }
}
