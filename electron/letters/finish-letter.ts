import type { Writer } from '../../db/core/database.ts'
import { endSending, type LetterEnd } from '../../db/letters/letters.ts'
import { addActivity, type Letter } from '../../db/records/records.ts'
import { assertNever } from '../../shared/border/result.ts'
import { backoff } from '../scheduler/backoff.ts'
import type { Delivery } from './delivery.ts'

/** After so many temporary refusals, about a day of them, a letter counts as refused. */
const mostAttempts = 100

const uncertainWords =
  'It may have been delivered: the mail server took the text but its answer was lost. Check with the recipient, then send again or discard.'

export type FinishClock = { readonly now: number; readonly random: () => number }

/** Stores what became of a letter, with an activity when it was sent or failed. */
export function finishLetter(
  tx: Writer,
  letter: Letter,
  delivery: Delivery,
  { now, random }: FinishClock,
): void {
  const end = endOf(letter, delivery, { now, random })
  if (!endSending(tx, letter.id, end, now)) return
  if (end.status === 'waiting' || letter.orderId === null) return
  const isSent = end.status === 'sent'
  addActivity(
    tx,
    {
      action: isSent ? 'letter_sent' : 'letter_failed',
      description: isSent
        ? `Letter sent: ${letter.subject}`
        : `Letter not sent: ${letter.subject}. ${end.error}`,
      orderId: letter.orderId,
      properties: { letter: letter.id, kind: letter.kind },
    },
    now,
  )
}

function endOf(letter: Letter, delivery: Delivery, { now, random }: FinishClock): LetterEnd {
  const { dueAt, attempts: before, errorMessage } = letter
  const attempts = before + 1
  switch (delivery.kind) {
    case 'accepted':
      return { status: 'sent' }
    case 'refused':
      return { status: 'failed', attempts, error: delivery.detail }
    case 'uncertain':
      return { status: 'failed', attempts, error: uncertainWords }
    case 'later': {
      const error = delivery.detail
      if (attempts >= mostAttempts) return { status: 'failed', attempts, error }
      return { status: 'waiting', dueAt: now + backoff(attempts, random), attempts, error }
    }
    // the trouble is not this letter's: the outbox pauses, and the attempt does not count
    case 'trouble':
      return { status: 'waiting', dueAt, attempts: before, error: delivery.detail }
    case 'stopped':
      return { status: 'waiting', dueAt, attempts: before, error: errorMessage }
    default:
      return assertNever(delivery)
  }
}
