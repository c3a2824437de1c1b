import { dayMs, duration } from '../../shared/text/duration.ts'
import {
  clockText,
  dateText,
  dayText,
  momentText,
  secondsText,
  weekdayText,
} from '../../shared/text/locale.ts'

/** "14:05", with the day when it is not today's. */
export function clockTime(iso: string, now = Date.now()): string {
  const at = new Date(iso)
  const isToday = at.toDateString() === new Date(now).toDateString()
  return isToday ? clockText(at) : minuteTime(iso)
}

/** "18 Nov 2026, 14:05:12" */
export function exactTime(iso: string): string {
  const at = new Date(iso)
  return `${dateText(at)}, ${secondsText(at)}`
}

/** "18 Nov 2026, 14:05" */
export function minuteTime(iso: string): string {
  return momentText(new Date(iso))
}

/** "Tue, 24 Nov, 14:05"; of another year "24 Nov 2025, 14:05". */
export function weekdayTime(iso: string, now = Date.now()): string {
  const at = new Date(iso)
  if (at.getFullYear() !== new Date(now).getFullYear()) return minuteTime(iso)
  return `${weekdayText(at)}, ${dayText(at)}, ${clockText(at)}`
}

/** "just now", "3 min ago", and the date after a month. */
export function ago(iso: string, now: number): string {
  const past = now - Date.parse(iso)
  if (past < 10_000) return 'just now'
  if (past > 30 * dayMs) return dateText(new Date(iso))
  return `${duration(past)} ago`
}

/** "0:42", "9:05"; null once it has passed. "14 min", because 14:05 reads as a time of day. */
export function countdown(iso: string, now: number): string | null {
  // `now` comes in whole seconds that have passed, so this does not show one too many
  const seconds = Math.floor((Date.parse(iso) - now) / 1000)
  if (seconds <= 0) return null
  if (seconds >= 600) return duration(seconds * 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
