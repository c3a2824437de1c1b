import { minuteMs } from '../../shared/text/duration.ts'
import { clockText, dayText, utcDateText } from '../../shared/text/locale.ts'
import { iso } from '../scheduler/clock.ts'

/** "14:05" in local time, with the day when it is not today's. */
export function clockTime(at: number, now: number): string {
  const date = new Date(at)
  const isToday = date.toDateString() === new Date(now).toDateString()
  return isToday ? clockText(date) : `${dayText(date)}, ${clockText(date)}`
}

/** "18 Nov 2026", in UTC: the day on which a registration ends. */
export function dayOf(at: number): string {
  return utcDateText(new Date(at))
}

/** When something is looked at next: "within a minute", "at 14:05". */
export function lookTime(at: number, now: number): string {
  return at - now < minuteMs ? 'within a minute' : `at ${clockTime(at, now)}`
}

/** A time in UTC, to the second, for reports to others in other time zones. */
export function exactTime(at: number): string {
  return iso(at)
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC')
}
