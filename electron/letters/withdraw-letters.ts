import type { Writer } from '../../db/core/database.ts'
import { withdrawUnsent } from '../../db/letters/letters.ts'
import { addActivity } from '../../db/records/records.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'

/**
 * Withdraws letters that were not sent, in the transaction that makes them untrue. One that is being
 * sent is not touched, because the mail server may have it.
 */
export function withdrawLetters(
  tx: Writer,
  orderId: number,
  kind: LetterKind,
  why: string,
  now: number,
): void {
  for (const letter of withdrawUnsent(tx, orderId, kind, why, now))
    addActivity(
      tx,
      {
        action: 'letter_withdrawn',
        description: `Letter withdrawn: ${letter.subject}. ${why}`,
        orderId,
        properties: { letter: letter.id, kind },
      },
      now,
    )
}
