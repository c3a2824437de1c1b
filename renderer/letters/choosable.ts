import type { LetterRow } from '../../shared/letters/letter.ts'

/** Whether a letter can still be sent or discarded. */
export const isChoosable = ({ status }: LetterRow): boolean =>
  status === 'held' || status === 'failed'
