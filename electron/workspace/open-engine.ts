import { write } from '../../db/core/database.ts'
import { dropOldExchanges } from '../../db/records/records.ts'
import { readSetting, writeSetting } from '../../db/settings/settings.ts'
import type { Forgetting } from '../customers/forgetting.ts'
import { alertStalled } from '../engine/alert-stalled.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import type { EngineOptions } from '../engine/engine-options.ts'
import { openPasswords } from '../engine/passwords.ts'
import { tellImports } from '../letters/import-summary.ts'
import type { Mail } from '../letters/mail.ts'
import { openKeys } from '../orders/platform-keys.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Settings } from '../settings/settings.ts'
import type { ProviderAccess } from './open-providers.ts'
import type { Secrets } from './open-secrets.ts'

export type ModeEngineOptions = Required<
  Pick<EngineOptions, 'db' | 'isStoppedByLock' | 'emit' | 'reportBug'>
> & {
  readonly secrets: Secrets
  readonly providers: ProviderAccess
  readonly mail: Mail
  readonly forgetting: Forgetting
  readonly logActivity: () => void
}

/** The engine of a mode, not started, and what pauses it. */
export type ModeEngine = {
  readonly engine: Engine
  /** Pauses or resumes the engine; this is stored in the mode's database. */
  readonly pause: (isPaused: boolean) => void
  readonly isPaused: () => boolean
}

export function openEngine(options: ModeEngineOptions): ModeEngine {
  const { db, secrets, providers, mail, forgetting, logActivity, emit } = options
  const { vault, settings } = secrets
  let isPaused = readSetting(db.reader, pausedName) === true
  const engine = createEngine({
    db,
    clock: systemClock,
    random: Math.random,
    pacing: providers.pacing,
    ports: {
      get mailin() {
        return providers.mailin()
      },
      registrarOf: name => providers.registrarOf(name),
      credentialsOf: orderId => openKeys(db, vault, orderId),
      passwords: openPasswords(vault),
    },
    settings: () => engineSettings(settings),
    isUnlocked: () => vault.isOpen(),
    isPaused: () => isPaused,
    isStoppedByLock: options.isStoppedByLock,
    emit,
    reportBug: options.reportBug,
    onTick(at) {
      write(db, tx => dropOldExchanges(tx, at))
      forgetting.look(at)
      for (const id of alertStalled(db, at)) emit('order:changed', { id })
      for (const id of tellImports(db, at)) emit('order:changed', { id })
      logActivity()
      mail.outbox.nudge()
    },
  })
  return {
    engine,
    isPaused: () => isPaused,
    pause(wanted) {
      write(db, tx => writeSetting(tx, pausedName, wanted))
      isPaused = wanted
      engine.nudge()
      emit('engine:changed', {})
    },
  }
}

const pausedName = 'checking.paused'

function engineSettings(settings: Settings) {
  const { mailin, polling } = settings.read()
  return {
    batchSize: mailin.batchSize,
    intervalMs: polling.intervalSeconds * 1000,
    jobPollMs: polling.jobPollSeconds * 1000,
  }
}
