import type { CheckState, Verdict } from '../../shared/diagnosis/diagnosis.ts'
import type { Meaning } from '../ui/palette.ts'
import type { Word } from '../words/words.ts'

export const checkStateWords: Record<CheckState, Word> = {
  good: { words: 'Good', meaning: 'done' },
  waiting: { words: 'Waiting', meaning: 'waiting' },
  bad: { words: 'Wrong', meaning: 'failed' },
  unknown: { words: 'Not known', meaning: 'cancelled' },
}

/** The colour of a verdict: time mends the cause, a person must act, or nothing is wrong. */
export function verdictMeaning({ action }: Verdict): Meaning {
  if (action === null) return 'done'
  return action.kind === 'wait' || action.kind === 'check-now' ? 'waiting' : 'person'
}
