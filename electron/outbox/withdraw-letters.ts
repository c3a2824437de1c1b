import type { Writer } from '../../db/database.ts'
import { withdrawUnsent } from '../../db/queries/letters.ts'
import { addActivity } from '../../db/queries/records.ts'
import type { LetterKind } from '../../shared/letter.ts'

/**
 * Takes back letters that have not left, within the transaction that makes them untrue. One that
 * is being sent is not touched: the mail server may have it.
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
