import { z } from 'zod'
import type { Time } from '../border/paging.ts'

export const maxNoteLength = 2000
/** Characters of a note that a list shows. */
export const shownNoteLength = 200
/** Notes of one order at most; its page shows them all. */
export const maxNotes = 200

export const noteText = z
  .string()
  .trim()
  .min(1, 'Enter a note.')
  .max(maxNoteLength, 'A note has at most 2,000 characters.')

/** What staff wrote on an order, for each other; it goes to no provider and no customer. */
export type OrderNote = {
  readonly id: number
  readonly text: string
  readonly createdAt: Time
  /** Missing until the text was changed. */
  readonly editedAt?: Time
}
