import {
  and,
  asc,
  eq,
  inArray,
  isNull,
  lte,
  min,
  ne,
  notInArray,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { LetterKind, LetterStatus } from '../../shared/letters/letter.ts'
import type { Reader, Writer } from '../core/database.ts'
import type { Letter } from '../records/records.ts'
import { letters, orders } from '../schema/schema.ts'
import { overtakenHeld } from './overtaken.ts'

export function findLetter(tx: Reader, id: number): Letter | null {
  return tx.select().from(letters).where(eq(letters.id, id)).get() ?? null
}

/**
 * Letters to be sent; without a recipient are those of deleted customers, and some wait until
 * mailboxes log in.
 */
const isToLeave = and(
  eq(letters.status, 'waiting'),
  ne(letters.recipient, ''),
  isNull(letters.loginsSince),
)

/** The letter that is due the longest, the one with the id `last` only when no other is. */
export function dueLetter(tx: Reader, now: number, last: number | null): Letter | null {
  const isDue = and(isToLeave, lte(letters.dueAt, now))
  const find = (where: SQL | undefined) =>
    tx
      .select()
      .from(letters)
      .where(where)
      .orderBy(asc(letters.dueAt), asc(letters.id))
      .limit(1)
      .get() ?? null
  if (last === null) return find(isDue)
  return find(and(isDue, ne(letters.id, last))) ?? find(isDue)
}

/** When the next letter is due, also in the past; null: none waits. */
export function nextLetterAt(tx: Reader): number | null {
  const due = tx
    .select({ at: min(letters.dueAt) })
    .from(letters)
    .where(isToLeave)
  return due.get()?.at ?? null
}

type Columns = Partial<typeof letters.$inferInsert>

/** Changes a letter that is in one of these statuses. False: it is in another, and stays. */
function change(
  tx: Writer,
  id: number,
  from: readonly LetterStatus[],
  columns: Columns,
  now: number,
): boolean {
  const where = and(eq(letters.id, id), inArray(letters.status, [...from]))
  return (
    tx
      .update(letters)
      .set({ ...columns, updatedAt: now })
      .where(where)
      .run().changes > 0
  )
}

/** To be committed before the connection to the mail server is opened. */
export const startSending = (tx: Writer, id: number, now: number): boolean =>
  change(tx, id, ['waiting'], { status: 'sending', phase: 'connecting', triedAt: now }, now)

/** To be committed before the first byte of the letter is sent: from then on it may have arrived. */
export const noteData = (tx: Writer, id: number, now: number): boolean =>
  change(tx, id, ['sending'], { phase: 'data' }, now)

/** How the sending of a letter ended; `dueAt` in milliseconds. */
export type LetterEnd =
  | { readonly status: 'sent' }
  | {
      readonly status: 'waiting'
      readonly dueAt: number
      readonly attempts: number
      readonly error: string | null
    }
  | { readonly status: 'failed'; readonly attempts: number; readonly error: string }

/** Writes the end of a sending. False: the letter is not `sending` any more. */
export function endSending(tx: Writer, id: number, end: LetterEnd, now: number): boolean {
  const columns: Columns =
    end.status === 'sent'
      ? { status: 'sent', sentAt: now, errorMessage: null }
      : {
          status: end.status,
          attempts: end.attempts,
          errorMessage: end.error,
          ...(end.status === 'waiting' ? { dueAt: end.dueAt } : {}),
        }
  return change(tx, id, ['sending'], { ...columns, phase: null }, now)
}

/** Letters in `sending`: at a start, those that a kill cut off. */
export function lettersUnderWay(tx: Reader): readonly Letter[] {
  return tx.select().from(letters).where(eq(letters.status, 'sending')).all()
}

/** Changes the words of a held letter. False: it is not held. */
export const editHeld = (
  tx: Writer,
  id: number,
  words: Pick<Letter, 'subject' | 'body' | 'html'>,
  now: number,
): boolean => change(tx, id, ['held'], { ...words, editedAt: now, newsAt: null }, now)

/** Makes a held letter due now. False: it is not held. */
export const releaseLetter = (tx: Writer, id: number, now: number): boolean =>
  change(tx, id, ['held'], { status: 'waiting', dueAt: now }, now)

/** Makes held letters due now, all or those that no event has overtaken; returns their ids. */
export const releaseHeld = (
  tx: Writer,
  leavesOvertaken: boolean,
  now: number,
): readonly number[] =>
  tx
    .update(letters)
    .set({ status: 'waiting', dueAt: now, updatedAt: now })
    .where(
      and(
        eq(letters.status, 'held'),
        leavesOvertaken ? notInArray(letters.id, overtakenHeld(tx)) : undefined,
      ),
    )
    .returning({ id: letters.id })
    .all()
    .map(row => row.id)

/** Makes a waiting letter due now. False: it is not waiting. */
export const makeLetterDue = (tx: Writer, id: number, now: number): boolean =>
  change(tx, id, ['waiting'], { dueAt: now, loginsSince: null }, now)

/** Makes a failed letter due now, to this recipient. False: it has not failed. */
export const sendLetterAgain = (
  tx: Writer,
  id: number,
  recipient: string,
  now: number,
): boolean =>
  change(
    tx,
    id,
    ['failed'],
    { status: 'waiting', dueAt: now, recipient, errorMessage: null },
    now,
  )

/** Changes the recipient of a customer's unsent letters from `before`; returns their ids. */
export const readdressLetters = (
  tx: Writer,
  customerId: number,
  before: string,
  recipient: string,
  now: number,
): readonly number[] =>
  tx
    .update(letters)
    .set({ recipient, updatedAt: now })
    .where(
      and(
        inArray(letters.status, ['waiting', 'held']),
        eq(letters.recipient, before),
        sql`${letters.orderId} in (select ${orders.id} from ${orders} where ${orders.customerId} = ${customerId})`,
      ),
    )
    .returning({ id: letters.id })
    .all()
    .map(row => row.id)

/** The row stays and is never sent. False: the letter is neither held nor failed. */
export const discardLetter = (tx: Writer, id: number, now: number): boolean =>
  change(tx, id, ['held', 'failed'], { status: 'discarded' }, now)

/** Undoes `discardLetter`. */
export const restoreLetter = (
  tx: Writer,
  id: number,
  status: 'held' | 'failed',
  now: number,
): boolean => change(tx, id, ['discarded'], { status }, now)

/**
 * Withdraws the unsent letters of a kind, with the reason as their error; `putLetter` may bring
 * them back. Returns them.
 */
export function withdrawUnsent(
  tx: Writer,
  orderId: number,
  kind: LetterKind,
  why: string,
  now: number,
): readonly Letter[] {
  return tx
    .update(letters)
    .set({ status: 'withdrawn', errorMessage: why, updatedAt: now })
    .where(
      and(
        eq(letters.orderId, orderId),
        eq(letters.kind, kind),
        inArray(letters.status, ['waiting', 'held']),
      ),
    )
    .returning()
    .all()
}

/** How many letters are not sent; one in `sending` counts as waiting. */
export function countLetters(
  tx: Reader,
): Readonly<Record<'waiting' | 'held' | 'failed', number>> {
  const rows = tx
    .select({ status: letters.status, count: sql<number>`count(*)` })
    .from(letters)
    .where(inArray(letters.status, ['waiting', 'sending', 'held', 'failed']))
    .groupBy(letters.status)
    .all()
  const of = (status: LetterStatus) => rows.find(row => row.status === status)?.count ?? 0
  return {
    waiting: of('waiting') + of('sending'),
    held: of('held'),
    failed: of('failed'),
  }
}
