import { numberText } from './locale.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** Milliseconds as "45 s", "12 min", "3 h" or "5 days", rounded down; a negative time is "0 s". */
export function duration(milliseconds: number): string {
  if (milliseconds < minuteMs) return `${Math.max(0, Math.floor(milliseconds / 1000))} s`
  if (milliseconds < hourMs) return `${Math.floor(milliseconds / minuteMs)} min`
  if (milliseconds < 2 * dayMs) return `${Math.floor(milliseconds / hourMs)} h`
  return `${numberText(Math.floor(milliseconds / dayMs))} days`
}
