import type { LetterRow } from '../../shared/letters/letter.ts'

/** What has not left and may still be sent or discarded. */
export const isChoosable = ({ status }: LetterRow): boolean =>
  status === 'held' || status === 'failed'
