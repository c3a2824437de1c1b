import { fixedText } from '../../shared/text/locale.ts'

const units = ['kB', 'MB', 'GB'] as const

/** "812 kB", "12.4 MB": decimal, as file managers say it. */
export function sizeWords(bytes: number): string {
  let value = bytes / 1000
  let at = 0
  while (value >= 999.5 && at < units.length - 1) {
    value /= 1000
    at += 1
  }
  const digits = value < 100 && at > 0 ? 1 : 0
  return `${fixedText(Math.max(value, at === 0 ? 1 : 0), digits)} ${units[at]}`
}
