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

/** What was taken over already: once each, so that later changes in the window stay. */
const importedSetting = 'env.imported'
/** A larger file is none of ours. */
export const maxEnvBytes = 100_000

export type Env = Readonly<Record<string, string | undefined>>

/** The environment over the `.env` file of the user-data folder. */
export function readEnv(folder: string, environment: Env): Env {
  const file = join(folder, '.env')
  try {
    const text = readOrdinaryFile(file, maxEnvBytes).toString('utf8')
    return { ...parseEnv(text), ...environment }
  } catch {
    // none, a folder of that name, or one that may not be read: it is only ever an offer
    return environment
  }
}

/**
 * Fills the live settings at their first start from the `MAILIN_AI_…` variables. The
 * password follows when the vault opens, unless the settings name another address by then. A
 * value that the settings refuse is left out. `onTaken` runs in the transaction that takes the
 * password over.
 */
export function importEnv(
  db: Database,
  vault: Vault,
  settings: Settings,
  env: Env,
  onTaken: (tx: Writer, password: string) => void = () => {},
): void {
  const done = readSetting(db.reader, importedSetting)
  // a damaged note says at least that it was done: what staff entered since is not overwritten
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

/** What became of the password; 'waits': the vault was never open. */
export function envPasswordState(tx: Reader): 'waits' | 'taken' | 'left-out' {
  const done = readSetting(tx, importedSetting)
  if (done === 'left-out') return done
  return done === 'all' ? 'taken' : 'waits'
}

/** Whose password it is, also where the settings refuse the address. */
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
