import type { Reader } from '../../db/core/database.ts'
import {
  type ByDay,
  countDue,
  countInProgress,
  countUnderWay,
  longestInStage,
  mailboxesCreated,
  ordersCompleted,
  ordersEntered,
} from '../../db/dashboard/dashboard.ts'
import { stageDurations } from '../../db/engine/stage-times.ts'
import { countAttention } from '../../db/orders/domain-lists.ts'
import type { Dashboard, StageTime } from '../../shared/dashboard/dashboard.ts'
import type { Pause } from '../../shared/engine/engine.ts'
import { stages, type WorkStage } from '../../shared/orders/domain.ts'
import { localDay } from '../../shared/text/day.ts'
import { viewDomain } from '../orders/view-order.ts'

const shownDays = 30
const shownInStage = 8
const workStages = stages.filter((stage): stage is WorkStage => stage !== 'done')

/** Today's counts, the last 30 days by day, and the domains that have not moved for longest. */
export function viewDashboard(tx: Reader, pauses: readonly Pause[], now: number): Dashboard {
  const days = lastDays(now)
  const since = days[0]?.getTime() ?? now
  const entered = ordersEntered(tx, since)
  const completed = ordersCompleted(tx, since)
  const mailboxes = mailboxesCreated(tx, since)
  const due = countDue(tx, now)
  return {
    days: days.map(localDay).map(day => ({
      day,
      ordersEntered: figure(entered, day),
      ordersCompleted: figure(completed, day),
      mailboxesCreated: figure(mailboxes, day),
    })),
    stageTimes: workStages.map(stage => stageTime(tx, stage, since)),
    standing: longestInStage(tx, shownInStage).map(({ domain, customerName }) => ({
      ...viewDomain(tx, domain, pauses, now),
      orderId: domain.orderId,
      customerName,
    })),
    now: {
      ordersInProgress: countInProgress(tx),
      domainsUnderWay: countUnderWay(tx),
      needsPerson: countAttention(tx),
      lateOrders: due.late,
      promisedOrders: due.promised,
    },
  }
}

const figure = (of: ByDay, day: string): number => of.get(day) ?? 0

/** The start of each day, the oldest first. A day of a clock change is not 24 hours long. */
function lastDays(now: number): readonly Date[] {
  const today = new Date(now)
  return Array.from({ length: shownDays }, (_, index) => {
    const back = shownDays - 1 - index
    return new Date(today.getFullYear(), today.getMonth(), today.getDate() - back)
  })
}

/** So many of the newest stage times are read; more would hardly change a median. */
const sample = 2_000

function stageTime(tx: Reader, stage: WorkStage, since: number): StageTime {
  const durations = stageDurations(tx, stage, { since, limit: sample })
  const middle = durations.slice(
    Math.floor((durations.length - 1) / 2),
    Math.floor(durations.length / 2) + 1,
  )
  const median = middle.reduce((sum, one) => sum + one, 0) / middle.length
  return {
    stage,
    ...(durations.length === 0 ? {} : { medianSeconds: median / 1000 }),
    count: durations.length,
  }
}
