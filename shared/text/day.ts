/** The day of a time by the system's time zone, such as `2026-11-30`. */
export function localDay(at: Date): string {
  const two = (figures: number) => String(figures).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
