import { clockText, dayText, utcDateText } from '../../shared/text/locale.ts'
import { iso } from '../scheduler/clock.ts'

export { dayMs } from '../scheduler/clock.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

/** "14:05" in local time, with the day when it is not today's. */
export function clockTime(at: number, now: number): string {
  const date = new Date(at)
  const isToday = date.toDateString() === new Date(now).toDateString()
  return isToday ? clockText(date) : `${dayText(date)}, ${clockText(date)}`
}

/** "18 Nov 2026", the day on which a registration ends. */
export function dayOf(at: number): string {
  return utcDateText(new Date(at))
}

/** "40 s", "12 min", "3 h", "5 days" */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 2 * 86_400) return `${Math.floor(seconds / 3600)} h`
  return `${Math.floor(seconds / 86_400)} days`
}

/** When something is looked at next: "within a minute", "at 14:05" */
export function lookTime(at: number, now: number): string {
  return at - now < minuteMs ? 'within a minute' : `at ${clockTime(at, now)}`
}

/** For reports: others live in other time zones. */
export function exactTime(at: number): string {
  return iso(at)
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC')
}
