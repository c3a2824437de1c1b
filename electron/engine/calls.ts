import { fail, ok } from '../../shared/border/result.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { iso } from '../scheduler/clock.ts'

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
