import { numberText } from '../../shared/text/locale.ts'

const days = (count: number) => `${numberText(count)} ${count === 1 ? 'day' : 'days'}`

/** "in 12 days", "tomorrow", "today", "3 days ago"; what ended today is "ended today". */
export function daysWords(count: number, hasEnded: boolean): string {
  if (count < 0) return `${days(-count)} ago`
  if (count === 0) return hasEnded ? 'ended today' : 'today'
  return count === 1 ? 'tomorrow' : `in ${days(count)}`
}
