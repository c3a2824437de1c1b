import type { KeptDays } from '../../shared/settings/settings.ts'
import { countOf } from './words.ts'

/** How long an ended order may keep its keys. */
const choices: readonly KeptDays[] = [0, 7, 30, 90, 365, 'always']

function choiceWords(days: KeptDays): string {
  if (days === 'always') return 'Never'
  return days === 0 ? 'As soon as it has ended' : `${countOf(days, 'day')} after its end`
}

/** What can be chosen, and what is set beside it. */
export function keptDaysChoices(current: KeptDays) {
  const all = choices.includes(current) ? choices : [current, ...choices]
  return all.map(days => ({ value: String(days), label: choiceWords(days) }))
}

/** What was chosen, as it is saved. */
export const keptDaysOf = (value: string): KeptDays =>
  value === 'always' ? value : Number(value)

/** One sentence beside the keys of an order: what becomes of them. */
export function keysKeptSentence(days: KeptDays): string {
  const remembered = 'those remembered for the customer stay until you forget them there.'
  if (days === 'always') return `This order keeps its keys after its end; ${remembered}`
  const when = days === 0 ? 'as soon as it has ended' : `${countOf(days, 'day')} after its end`
  return `This order forgets its keys ${when}; ${remembered}`
}
