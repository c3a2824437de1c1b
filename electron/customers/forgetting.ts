import { type Database, isOpen } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import type { RetentionDays } from '../../shared/settings/settings.ts'
import { createSerialQueue } from '../border/serial-queue.ts'
import { finishPurges, purgeTrouble } from '../mailboxes/purged-passwords.ts'
import { deletionTrouble, type ForgetBeside, finishDeletions } from './deleted-customers.ts'
import { forgetEndedKeys } from './forgotten-keys.ts'

export type ForgettingOptions = {
  readonly db: Database
  readonly keysKeptDays: () => RetentionDays
  readonly forgetBeside: ForgetBeside
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly reportBug: (error: unknown) => void
}

export type Forgetting = {
  /** Forgets what is due, in the background. A full disk leaves it to the next look. */
  look(now: number): void
  /** Finishes the deletions of customers that were begun; resolves when they are done. */
  finishDeletions(): Promise<void>
}

/** Forgets keys, passwords and deleted customers past their time; the engine's checks call `look`. */
export function createForgetting(options: ForgettingOptions): Forgetting {
  const { db, keysKeptDays, forgetBeside, emit, reportBug } = options
  let isBusy = false
  // deletions run one after the other: two would write the same files
  const enqueue = createSerialQueue()
  const enqueueDeletions = () => enqueue(() => finishDeletions(db, forgetBeside))

  const told = new Set<string>()

  /** Logs stored intents that cannot be read, once while the database is open. */
  function tellTrouble(): void {
    for (const trouble of [deletionTrouble, purgeTrouble]) {
      const words = isOpen(db) ? trouble(db.reader) : null
      if (words === null || told.has(words)) continue
      told.add(words)
      reportBug(new Error(words))
    }
  }

  async function forget(now: number): Promise<void> {
    tellTrouble()
    // purges that staff confirmed before a kill
    for (const id of await finishPurges(db)) emit('order:changed', { id })
    for (const id of await forgetEndedKeys(db, keysKeptDays(), now))
      emit('order:changed', { id })
    await enqueueDeletions()
  }

  return {
    async finishDeletions() {
      await enqueueDeletions()
    },
    look(now) {
      if (isBusy) return
      isBusy = true
      forget(now)
        .catch((error: unknown) => {
          if (storageTroubleOf(error) === null) reportBug(error)
        })
        .finally(() => {
          isBusy = false
        })
    },
  }
}
