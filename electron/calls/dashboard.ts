import { ok } from '../../shared/result.ts'
import { viewDashboard } from '../dashboard/view-dashboard.ts'
import type { Desk } from '../desk.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Handlers } from './serve.ts'

export function dashboardCalls(desk: Desk) {
  return {
    'dashboard.get'() {
      const { db, engine } = desk.workspace()
      return ok(viewDashboard(db.orm, engine.status().pauses, systemClock.now()))
    },
  } satisfies Partial<Handlers>
}
