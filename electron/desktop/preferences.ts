import { join } from 'node:path'
import ElectronStore from 'electron-store'
import { z } from 'zod'
import { makeWayFor } from '../../db/core/ordinary-file.ts'
import { portNumber } from '../../shared/border/args.ts'
import {
  desktopSchema,
  type Mode,
  modes,
  type Preferences,
  preferencesSchema,
} from '../../shared/settings/settings.ts'
import { closeToOthers, ownFile } from '../backups/own-folder.ts'
import { type LockStore, storedLockSchema } from '../lock/stored-lock.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { ServingChoice } from '../team/serving.ts'
import { boundsSchema } from './window-state.ts'

const { keepInTray, notify } = desktopSchema.shape
/** The main process's own preferences; a damaged one counts as never saved. */
const storedDesktopSchema = z.object({
  /** Bounds of the window; the word is stored. */
  place: boundsSchema.optional().catch(undefined),
  /** Electron's zoom level; 0 is the usual size. */
  zoom: z.number().optional().catch(undefined),
  keepInTray: keepInTray.catch(undefined),
  notify: notify.catch(undefined),
})
export type DesktopPreferences = Readonly<z.output<typeof storedDesktopSchema>>

const { orderColumns, orderViews, columnWidths } = preferencesSchema.shape
const storedSchema = preferencesSchema
  .extend({
    mode: z.enum(modes).optional(),
    // each is caught by itself, so that one of another version does not take the mode along
    orderColumns: orderColumns.catch(undefined),
    orderViews: orderViews.catch(undefined),
    columnWidths: columnWidths.catch(undefined),
  })
  .loose()

const servingSchema = z.object({ isOn: z.boolean(), port: portNumber.optional() })

/** Preferences of the window and the mode; none is a secret. */
export type PreferenceStore = {
  mode(): Mode
  saveMode(mode: Mode): void
  read(): Preferences
  save(change: Preferences): void
  desktop(): DesktopPreferences
  saveDesktop(change: DesktopPreferences): void
  /** Whether this computer is the team's server. */
  readonly serving: { read(): ServingChoice; save(choice: ServingChoice): void }
  /** The app's lock, whose code is stored as a salted hash. */
  readonly lock: LockStore
}

/** Bytes; a larger file is set aside. Views and bounds have a few thousand. */
const mostBytes = 5_000_000

/** `preferences.json` in the user-data folder. A damaged file counts as an empty one. */
export function openPreferences(folder: string): PreferenceStore {
  const file = join(folder, 'preferences.json')
  makeWayFor(file, mostBytes, systemClock.now())
  const store = new ElectronStore<Record<string, unknown>>({
    name: 'preferences',
    cwd: folder,
    clearInvalidConfig: true,
    configFileMode: ownFile,
  })
  closeToOthers(file, ownFile)
  const stored = () => storedSchema.safeParse(store.store).data ?? {}
  const save = (change: Preferences | DesktopPreferences) => {
    for (const [key, value] of Object.entries(change))
      if (value !== undefined) store.set(key, value)
  }
  return {
    mode: () => stored().mode ?? 'practice',
    saveMode: mode => store.set('mode', mode),
    read: () => preferencesSchema.strip().parse(stored()),
    save,
    desktop: () => storedDesktopSchema.parse(store.store),
    saveDesktop: save,
    serving: {
      read: () => servingSchema.safeParse(store.get('serving')).data ?? { isOn: false },
      save: choice => store.set('serving', choice),
    },
    lock: {
      read: () =>
        storedLockSchema.safeParse(store.get('lock')).data ?? storedLockSchema.parse({}),
      save: lock => store.set('lock', lock),
    },
  }
}
