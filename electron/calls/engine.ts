import { fail, ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { refusal } from '../refusal.ts'
import { iso } from '../scheduler/clock.ts'
import type { Handlers } from './serve.ts'

export function engineCalls(desk: Desk) {
  return {
    'engine.checkNow'() {
      const workspace = desk.workspace()
      if (workspace.engine.status().paused)
        return fail(refusal('not_applicable', 'Checking is paused. Resume it first.'))
      workspace.checkNow()
      return ok(null)
    },
    'engine.status'() {
      const { engine, silentSince } = desk.workspace()
      const since = silentSince()
      const rested = desk.lock.rested()
      return ok({
        ...engine.status(),
        ...(since !== null && { silentSince: iso(since) }),
        ...(rested !== null && { rested }),
      })
    },
    'engine.pause'() {
      desk.workspace().pause(true)
      return ok(null)
    },
    'engine.resume'() {
      desk.workspace().pause(false)
      return ok(null)
    },
  } satisfies Partial<Handlers>
}
