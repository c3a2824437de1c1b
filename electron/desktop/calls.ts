import { ok } from '../../shared/border/result.ts'
import type { DeskHandlers } from '../border/answer.ts'
import type { DeskContext } from '../border/context.ts'

export function appCalls(context: DeskContext) {
  return {
    'app.info': () => ok(context.info()),
    'app.reportBug'({ text }) {
      context.reportBug(`In the window: ${text}`)
      return ok(null)
    },
    async 'clipboard.copy'({ text, isSecret }) {
      if (isSecret === true) await context.copySecret(text)
      else await context.copy(text)
      return ok(null)
    },
    'commands.run'({ id }) {
      context.desktop.run(id)
      return ok(null)
    },
    'desktop.get': () => ok(context.desktop.read()),
    'desktop.save': change => context.desktop.save(change),
    'preferences.get': () => ok(context.preferences.read()),
    'preferences.save'(change) {
      context.preferences.save(change)
      return ok(null)
    },
  } satisfies Partial<DeskHandlers>
}
