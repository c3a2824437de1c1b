import { isLate, isOver } from '../../../shared/orders/life.ts'
import type { OrderStatus } from '../../../shared/orders/order.ts'
import { duration, hourMs, minuteMs } from '../../../shared/text/duration.ts'
import { clockText, dateText, dayText } from '../../../shared/text/locale.ts'
import { weekdayTime } from '../../words/times.ts'

/** What of an order its due date is worded by. */
export type Promised = {
  readonly status: OrderStatus
  readonly dueAt?: string | undefined
  readonly completedAt: string | null
}

export type DueWords = {
  /** "Due tomorrow 14:00", "3 h late", "Completed 5 h before its promise" */
  readonly words: string
  /** For a narrow column: "tomorrow 14:00", "3 h late", "5 h early" */
  readonly short: string
  readonly tone: 'late' | 'soon' | 'ahead' | 'kept'
}

/** Less than this before the due date, an order is due soon. */
const soonMs = 4 * hourMs

/** What staff read of a due date; null: there is none, or the order came to nothing. */
export function dueWords(order: Promised, now: number): DueWords | null {
  const { status, dueAt, completedAt } = order
  if (dueAt === undefined) return null
  if (status === 'completed') return completedAt === null ? null : kept(dueAt, completedAt)
  if (isOver(order)) return null
  if (isLate(order, now)) {
    const late = `${lasted(now - Date.parse(dueAt))} late`
    return { words: late, short: late, tone: 'late' }
  }
  const left = Date.parse(dueAt) - now
  if (left < soonMs) {
    const soon = `in ${lasted(left)}`
    return { words: `Due ${soon}`, short: soon, tone: 'soon' }
  }
  return { ...dueTime(dueAt, now), tone: 'ahead' }
}

/** Whether a completed order kept its promise. */
function kept(dueAt: string, completedAt: string): DueWords {
  const early = Date.parse(dueAt) - Date.parse(completedAt)
  const [words, short] =
    early < 0
      ? [`Completed ${lasted(-early)} late`, `${lasted(-early)} late`]
      : [`Completed ${lasted(early)} before its promise`, `${lasted(early)} early`]
  return { words, short, tone: 'kept' }
}

/** Less than a minute counts as one. */
const lasted = (milliseconds: number) => duration(Math.max(minuteMs, milliseconds))

function dueTime(dueAt: string, now: number): Pick<DueWords, 'words' | 'short'> {
  const at = new Date(dueAt)
  const isOn = (moment: number) => at.toDateString() === new Date(moment).toDateString()
  const near = isOn(now) ? 'today' : isOn(startOfTomorrow(now)) ? 'tomorrow' : null
  if (near !== null) {
    const short = `${near} ${clockText(at)}`
    return { words: `Due ${short}`, short }
  }
  const isThisYear = at.getFullYear() === new Date(now).getFullYear()
  return {
    words: `Due ${weekdayTime(dueAt, now)}`,
    short: isThisYear ? dayText(at) : dateText(at),
  }
}

/** A day of a clock change is not 24 hours long. */
function startOfTomorrow(now: number): number {
  const today = new Date(now)
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1).getTime()
}
