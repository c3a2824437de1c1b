import { nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import {
  type Preferences,
  preferencesSchema,
  type SettingsView,
  settingsSchema,
} from './settings.ts'

/** A `.env` that holds a password in plain text; nothing: there is none. */
export type EnvFileState = {
  readonly path?: string
  /** It is as it was when its settings were taken over, so that it can be deleted. */
  readonly isUnchanged?: true
  /** It is a link to this file, so that staff delete it themselves. */
  readonly linksTo?: string
  /** Its password was not taken over: it is for another address than the settings had. */
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
  /** The `.env` whose password was taken over, while it still holds one. */
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
