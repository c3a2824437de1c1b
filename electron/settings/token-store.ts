import { z } from 'zod'
import { type Database, type Reader, type Writer, write } from '../../db/core/database.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/settings/settings.ts'
import { dropSecrets, findOrigin } from '../../db/vault/secrets.ts'
import type { TokenStore } from '../providers/mailin/token.ts'
import { settingsColumn } from '../vault/secret-columns.ts'
import type { Vault } from '../vault/vault.ts'

const name = 'mailin.token'
const storedSchema = z.object({ account: z.string(), secret: z.string() })

/** The stored token; undefined: there is none, or it is damaged, and a login gets another one. */
const readStored = (tx: Reader) => storedSchema.safeParse(readSetting(tx, name)).data

/** The account that a token is of, and the base URL that it is for. */
export type TokenAccount = {
  readonly email: string
  readonly baseUrl: string
  readonly origin: string
}

/** Forgets the token, so that the next call logs in. */
export function dropToken(tx: Writer): void {
  const stored = readStored(tx)
  dropSetting(tx, name)
  if (stored !== undefined) dropSecrets(tx, [stored.secret])
}

/** Stores the sealed Mailin token of one account; another account's token is not used. */
export function openTokenStore(
  db: Database,
  vault: Vault,
  { email, baseUrl, origin }: TokenAccount,
): TokenStore {
  const account = `${baseUrl} ${email}`
  let cached: string | null | undefined

  function load(): string | null {
    const stored = readStored(db.reader)
    if (stored === undefined || stored.account !== account || !vault.isOpen()) return null
    return findOrigin(db.reader, stored.secret) === origin
      ? vault.read(db.reader, settingsColumn, stored.secret)
      : null
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
        dropToken(tx)
        if (token !== null)
          writeSetting(tx, name, {
            account,
            secret: vault.put(tx, settingsColumn, token, origin),
          })
      })
    },
  }
}
