import type { Database } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { keyFileOf, oldKeyFiles } from '../backups/old-keys.ts'
import type { WorkspacePaths } from '../backups/paths.ts'
import type { Log } from '../log/log.ts'
import { systemClock } from '../scheduler/clock.ts'
import { bindOldKeys, bindOldSecrets } from '../settings/bind-secrets.ts'
import { type EnvFile, openEnvFile } from '../settings/env-file.ts'
import { type Env, importEnv, readEnv } from '../settings/import-env.ts'
import { seedPractice } from '../settings/seed-practice.ts'
import { openSettings, type Settings } from '../settings/settings.ts'
import type { Keychain } from '../vault/data-key.ts'
import { tidySecrets } from '../vault/seal-anew.ts'
import { openVault, type Vault } from '../vault/vault.ts'

export type SecretsOptions = {
  readonly mode: Mode
  /** The app's user-data folder. */
  readonly folder: string
  readonly paths: WorkspacePaths
  readonly db: Database
  readonly keychain: Keychain
  readonly log: Log
  /** scrypt's N for the vault; lower in tests. */
  readonly scryptCost?: number | undefined
}

/** The vault of a mode, and the settings, some of which it seals. */
export type Secrets = {
  readonly vault: Vault
  readonly settings: Settings
  /** The environment over the `.env` of the user-data folder, as they were at the opening. */
  readonly env: Env
  readonly envFile: EnvFile
  /** To be called when the vault may have opened: imports what the environment still has to give. */
  takeEnvironment(): void
  /** Binds and seals anew, in the background, what an older release or a former key sealed. */
  tidy(): void
}

export function openSecrets(options: SecretsOptions): Secrets {
  const { mode, paths, db, log } = options
  const isPractice = mode === 'practice'
  const vault = openVault({
    db,
    keyFile: isPractice ? keyFileOf(paths) : null,
    chosenKeyFile: keyFileOf(paths),
    oldKeyFiles: () => oldKeyFiles(paths),
    keychain: options.keychain,
    now: () => systemClock.now(),
    scryptCost: options.scryptCost,
    tell: message => log.channel.write([{ level: 'info', event: 'vault', message, mode }]),
  })
  const settings = openSettings(db, vault, mode)
  const env = readEnv(options.folder, process.env)
  const envFile = openEnvFile(db, vault, options.folder)
  if (isPractice) seedPractice(db, systemClock.now())

  function takeEnvironment(): void {
    if (!isPractice) importEnv(db, vault, settings, env, envFile.noteTaken)
    bindOldSecrets(db, vault, settings.origins())
  }
  takeEnvironment()

  return {
    vault,
    settings,
    env,
    envFile,
    takeEnvironment,
    tidy() {
      void bindOldKeys(db, vault)
        .then(() => tidySecrets(db, vault))
        .catch((error: unknown) => {
          // the next start goes on with it
          if (storageTroubleOf(error) === null) log.bug(error)
        })
    },
  }
}
