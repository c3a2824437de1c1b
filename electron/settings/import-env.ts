import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { type Database, type Reader, type Writer, write } from '../../db/core/database.ts'
import { readOrdinaryFile } from '../../db/core/ordinary-file.ts'
import { readSetting, writeSetting } from '../../db/settings/settings.ts'
import {
  providerAddresses,
  type SettingsChange,
  settingsSchema,
} from '../../shared/settings/settings.ts'
import type { Vault } from '../vault/vault.ts'
import { originAt } from './origins.ts'
import type { Settings } from './settings.ts'

/** Setting that says what was imported; each is once, so that later changes by staff stay. */
const importedSetting = 'env.imported'
/** Bytes; a larger file is not read. */
export const maxEnvBytes = 100_000

export type Env = Readonly<Record<string, string | undefined>>

/** The environment over the `.env` file of the user-data folder. */
export function readEnv(folder: string, environment: Env): Env {
  const file = join(folder, '.env')
  try {
    const text = readOrdinaryFile(file, maxEnvBytes).toString('utf8')
    return { ...parseEnv(text), ...environment }
  } catch {
    // there is no file that may be read, which is fine: it is optional
    return environment
  }
}

/**
 * Fills the live settings at their first start from the `MAILIN_AI_…` variables, except for values
 * that the settings refuse. The password follows when the vault opens, unless the settings have
 * another address by then; `onTaken` runs in the transaction that stores it. Idempotent.
 */
export function importEnv(
  db: Database,
  vault: Vault,
  settings: Settings,
  env: Env,
  onTaken: (tx: Writer, password: string) => void = () => {},
): void {
  const done = readSetting(db.reader, importedSetting)
  // a damaged note counts as imported, so that what staff entered since is not overwritten
  if (done !== undefined && done !== 'plain') return
  if (done === undefined)
    write(db, tx => {
      settings.save(tx, plainChange(env))
      writeSetting(tx, importedSetting, 'plain')
    })
  if (!vault.isOpen()) return
  write(db, tx => {
    const password = env.MAILIN_AI_PASSWORD
    const isSameOrigin = originOf(env) === settings.origins().mailin
    if (password && isSameOrigin) {
      settings.save(tx, { mailin: { password } })
      onTaken(tx, password)
    }
    writeSetting(tx, importedSetting, password && !isSameOrigin ? 'left-out' : 'all')
  })
}

/** What became of the password; 'waits': for the vault to open. */
export function envPasswordState(tx: Reader): 'waits' | 'taken' | 'left-out' {
  const done = readSetting(tx, importedSetting)
  if (done === 'left-out') return done
  return done === 'all' ? 'taken' : 'waits'
}

/** The origin of the password, even where the settings refuse the address. */
const originOf = (env: Env): string =>
  originAt(env.MAILIN_AI_BASE_URL ?? '', providerAddresses.mailin)

function plainChange(env: Env): SettingsChange {
  const { MAILIN_AI_AUTOMATION_ENABLED: enabled } = env
  const accepted = (change: unknown): SettingsChange =>
    settingsSchema.safeParse(change).data ?? {}
  const mailin = {
    baseUrl: env.MAILIN_AI_BASE_URL,
    email: env.MAILIN_AI_EMAIL,
    deviceName: env.MAILIN_AI_DEVICE_NAME,
    timeoutSeconds:
      env.MAILIN_AI_TIMEOUT === undefined ? undefined : Number(env.MAILIN_AI_TIMEOUT),
  }
  const parts = Object.entries(mailin)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => accepted({ mailin: { [name]: value } }).mailin)
  return {
    ...(enabled ? { automationEnabled: /^(true|1|yes|on)$/i.test(enabled) } : {}),
    mailin: Object.assign({}, ...parts),
  }
}
