import { signatureOf, type Writer } from '../../db/core/database.ts'
import { findLetter } from '../../db/letters/letters.ts'
import { addActivity } from '../../db/records/records.ts'

/** What a staff member does with a letter. */
export type LetterAct =
  | 'letter_released'
  | 'letter_edited'
  | 'letter_discarded'
  | 'letter_put_back'
  | 'letter_sent_again'

/** Notes in the activity of its order who did what with a letter; where nobody signs, nothing. */
export function noteLetterAct(
  tx: Writer,
  ids: readonly number[],
  action: LetterAct,
  now: number,
): void {
  if (signatureOf(tx) === null) return
  for (const id of ids) {
    const letter = findLetter(tx, id)
    if (letter === null || letter.orderId === null) continue
    const { orderId, subject } = letter
    addActivity(
      tx,
      { action, description: subject, orderId, properties: { letterId: id } },
      now,
    )
  }
}
