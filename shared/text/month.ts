/** The local month of a time in milliseconds, such as `2026-11`. */
export function monthOf(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
}

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
