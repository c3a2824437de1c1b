import { ok } from '../../shared/border/result.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { systemClock } from '../scheduler/clock.ts'
import { viewDashboard } from './view-dashboard.ts'

export function dashboardCalls(context: CallContext) {
  return {
    'dashboard.get'() {
      const { db, engine } = context.workspace()
      return ok(viewDashboard(db.reader, engine.status().pauses, systemClock.now()))
    },
  } satisfies Partial<Handlers>
}
