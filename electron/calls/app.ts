import { ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import type { Handlers } from './serve.ts'

export function appCalls(desk: Desk) {
  return {
    'app.info': () => ok(desk.info()),
    'app.reportBug'({ text }) {
      desk.reportBug(`In the window: ${text}`)
      return ok(null)
    },
    async 'clipboard.copy'({ text, isSecret }) {
      if (isSecret === true) await desk.copySecret(text)
      else await desk.copy(text)
      return ok(null)
    },
    'commands.run'({ id }) {
      desk.desktop.run(id)
      return ok(null)
    },
    'desktop.get': () => ok(desk.desktop.read()),
    'desktop.save': change => desk.desktop.save(change),
    'preferences.get': () => ok(desk.preferences.read()),
    'preferences.save'(change) {
      desk.preferences.save(change)
      return ok(null)
    },
  } satisfies Partial<Handlers>
}
