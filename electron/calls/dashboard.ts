import { ok } from '../../shared/result.ts'
import { viewDashboard } from '../dashboard/view-dashboard.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { CallContext } from './context.ts'
import type { Handlers } from './serve.ts'

export function dashboardCalls(context: CallContext) {
  return {
    'dashboard.get'() {
      const { db, engine } = context.workspace()
      return ok(viewDashboard(db.reader, engine.status().pauses, systemClock.now()))
    },
  } satisfies Partial<Handlers>
}
