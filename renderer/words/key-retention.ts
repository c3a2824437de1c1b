import type { RetentionDays } from '../../shared/settings/settings.ts'
import { countOf } from '../../shared/text/count-of.ts'

/** How long an ended order may keep its keys. */
const choices: readonly RetentionDays[] = [0, 7, 30, 90, 365, 'always']

function choiceWords(days: RetentionDays): string {
  if (days === 'always') return 'Never'
  return days === 0 ? 'As soon as it has ended' : `${countOf(days, 'day')} after its end`
}

/** What can be chosen, and what is set beside it. */
export function retentionChoices(current: RetentionDays) {
  const all = choices.includes(current) ? choices : [current, ...choices]
  return all.map(days => ({ value: String(days), label: choiceWords(days) }))
}

/** The setting for a chosen value of the select. */
export const retentionDaysOf = (value: string): RetentionDays =>
  value === 'always' ? value : Number(value)

/** One sentence beside the keys of an order: what becomes of them. */
export function keyRetentionSentence(days: RetentionDays): string {
  const remembered = 'those remembered for the customer stay until you forget them there.'
  if (days === 'always') return `This order keeps its keys after its end; ${remembered}`
  const when = days === 0 ? 'as soon as it has ended' : `${countOf(days, 'day')} after its end`
  return `This order forgets its keys ${when}; ${remembered}`
}
