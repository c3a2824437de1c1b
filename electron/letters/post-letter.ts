import { randomUUID } from 'node:crypto'
import type { Writer } from '../../db/core/database.ts'
import { putLetter } from '../../db/records/records.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'
import { readMail } from '../settings/settings.ts'
import type { LetterText } from './texts/letter.ts'

export type PostedLetter = {
  readonly order: { readonly id: number; readonly submission: number }
  readonly kind: LetterKind
  /** One address. */
  readonly to: string
  readonly text: LetterText
  /** Not before; default now. */
  readonly dueAt?: number
  /** See the table: for letters that may come again for a submission. */
  readonly occasion?: number
}

/**
 * Puts a letter into the outbox, within the transaction that it tells about: it leaves exactly
 * if that was committed, after a person's review where the settings want one. Answers its id;
 * null when this letter has left before.
 */
export function postLetter(
  tx: Writer,
  { order, kind, to, text, dueAt, occasion }: PostedLetter,
  now: number,
): number | null {
  return putLetter(
    tx,
    {
      orderId: order.id,
      kind,
      submission: order.submission,
      occasion: occasion ?? 0,
      recipient: to,
      subject: text.subject,
      body: text.body,
      status: readMail(tx).hold ? 'held' : 'waiting',
      messageId: `<${randomUUID()}@boxwright>`,
      dueAt: dueAt ?? now,
    },
    now,
  )
}
