import { localDay } from './day.ts'

/** The local month of a time in milliseconds, such as `2026-11`. */
export const monthOf = (at: number): string => localDay(new Date(at)).slice(0, 7)

/** Whether a text is a month of this century or the one before. */
export const isMonth = (text: string): boolean => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text)

/** The month so many months after another; before it, when negative. */
export function monthAfter(month: string, months: number): string {
  const start = startOfMonth(month)
  return monthOf(new Date(start.getFullYear(), start.getMonth() + months).getTime())
}

/** The first moment of a month such as `2026-11`, in the system's time zone. */
export function startOfMonth(month: string): Date {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(year, number - 1)
}
