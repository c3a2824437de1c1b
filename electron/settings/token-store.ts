import { z } from 'zod'
import { type Database, write } from '../../db/database.ts'
import { dropSecrets } from '../../db/queries/secrets.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/queries/settings.ts'
import type { TokenStore } from '../providers/mailin/token.ts'
import type { Vault } from '../vault/vault.ts'

const name = 'mailin.token'
const place = { table: 'settings', column: 'value' } as const
const keptSchema = z.object({ account: z.string(), secret: z.string() }).optional()

/** Keeps the Mailin token of one account, sealed; another account's token is not used. */
export function openTokenStore(db: Database, vault: Vault, account: string): TokenStore {
  let cached: string | null | undefined

  function load(): string | null {
    const kept = keptSchema.parse(readSetting(db.orm, name))
    if (kept === undefined || kept.account !== account || !vault.isOpen()) return null
    return vault.read(db.orm, place, kept.secret)
  }

  return {
    load() {
      cached ??= load()
      return cached
    },
    save(token) {
      cached = token
      if (!vault.isOpen()) return
      write(db, tx => {
        const kept = keptSchema.parse(readSetting(tx, name))
        if (kept !== undefined) dropSecrets(tx, [kept.secret])
        if (token === null) dropSetting(tx, name)
        else writeSetting(tx, name, { account, secret: vault.put(tx, place, token) })
      })
    },
  }
}
