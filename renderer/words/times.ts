import { clockText, dateText, numberText, secondsText } from '../../shared/text/locale.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

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
  const at = new Date(iso)
  return `${dateText(at)}, ${clockText(at)}`
}

/** "45 s", "12 min", "3 h", "5 days" */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < minute) return `${whole} s`
  if (whole < hour) return `${Math.floor(whole / minute)} min`
  if (whole < 2 * day) return `${Math.floor(whole / hour)} h`
  return `${numberText(Math.floor(whole / day))} days`
}

/** "just now", "3 min ago", and the date after a month. */
export function ago(iso: string, now: number): string {
  const seconds = (now - Date.parse(iso)) / 1000
  if (seconds < 10) return 'just now'
  if (seconds > 30 * day) return dateText(new Date(iso))
  return `${duration(seconds)} ago`
}

/** "0:42", "9:05"; null once it has passed. "14 min", because 14:05 reads as a time of day. */
export function countdown(iso: string, now: number): string | null {
  // `now` comes in whole seconds that have passed, so this does not show one too many
  const seconds = Math.floor((Date.parse(iso) - now) / 1000)
  if (seconds <= 0) return null
  if (seconds >= 10 * minute) return duration(seconds)
  return `${Math.floor(seconds / minute)}:${String(seconds % minute).padStart(2, '0')}`
}
