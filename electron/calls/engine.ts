import { fail, ok } from '../../shared/result.ts'
import { refusal } from '../refusal.ts'
import { iso } from '../scheduler/clock.ts'
import type { CallContext } from './context.ts'
import type { Handlers } from './serve.ts'

export function engineCalls(context: CallContext) {
  return {
    'engine.checkNow'() {
      const workspace = context.workspace()
      if (workspace.engine.status().paused)
        return fail(refusal('not_applicable', 'Checking is paused. Resume it first.'))
      workspace.checkNow()
      return ok(null)
    },
    'engine.status'() {
      const { engine, silentSince } = context.workspace()
      const since = silentSince()
      const rested = context.lock.rested()
      return ok({
        ...engine.status(),
        ...(since !== null && { silentSince: iso(since) }),
        ...(rested !== null && { rested }),
      })
    },
    'engine.pause'() {
      context.workspace().pause(true)
      return ok(null)
    },
    'engine.resume'() {
      context.workspace().pause(false)
      return ok(null)
    },
  } satisfies Partial<Handlers>
}
