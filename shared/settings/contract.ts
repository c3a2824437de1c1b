import { nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import {
  type Preferences,
  preferencesSchema,
  type SettingsView,
  settingsSchema,
} from './settings.ts'

/** A `.env` with a password in plain text; without `path` there is none. */
export type EnvFileState = {
  readonly path?: string
  /** The file has not changed since its settings were taken over, so that it can be deleted. */
  readonly isUnchanged?: true
  /** The path is a link to this file, so staff have to delete it themselves. */
  readonly linksTo?: string
  /** The password was not taken over, because it is for another address than that of the settings. */
  readonly isLeftOut?: true
}

export const settingsCalls = {
  'settings.get': reads({ args: nothing, answer: answer<SettingsView>() }),
  'settings.save': acts({ args: settingsSchema, answer: answer<null>(), stale: 'everything' }),
  'settings.testMailin': acts({
    args: nothing,
    answer: answer<{ readonly ok: boolean; readonly detail: string }>(),
    stale: ['engine.status'],
  }),
  'settings.testMail': acts({
    args: nothing,
    answer: answer<{ readonly ok: boolean; readonly detail: string }>(),
    stale: [],
  }),
  'settings.clearMailinToken': acts({ args: nothing, answer: answer<null>(), stale: [] }),
  /** The `.env` whose password was taken over, while it still contains one. */
  'settings.envFile': reads({ args: nothing, answer: answer<EnvFileState>() }),
  'settings.showEnvFile': acts({ args: nothing, answer: answer<null>(), stale: [] }),
  'settings.deleteEnvFile': acts({
    args: nothing,
    answer: answer<null>(),
    stale: ['settings.envFile'],
  }),
  'preferences.get': reads({ args: nothing, answer: answer<Preferences>() }),
  'preferences.save': acts({ args: preferencesSchema, answer: answer<null>(), stale: [] }),
}
