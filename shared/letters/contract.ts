import { z } from 'zod'
import { id, nothing, paging, search } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import { afterId } from '../border/cursor.ts'
import type { Page, Time } from '../border/paging.ts'
import { ofLetters } from '../border/stale.ts'
import { rising, timeRange } from '../border/time-range.ts'
import {
  type LetterDetail,
  type LetterPage,
  letterStatuses,
  type MailStatus,
  mostLetters,
  type PracticeLetter,
} from './letter.ts'
import { editedLetter } from './template.ts'

/** As many as one transaction changes without delaying others. */
const letterIds = z.array(id).min(1).max(mostLetters)

/** Which letters a list shows. */
export const letterFilter = {
  orderId: id.optional(),
  /** Letters that were written to this customer. */
  customerId: id.optional(),
  status: z.enum(letterStatuses).optional(),
  /** Part of a recipient or subject, or the number of an order. */
  search,
  /** When the letter was written. */
  ...timeRange,
}

/** A letter that waits because mailboxes that it announces do not log in. */
export type WaitingForLogins = {
  readonly id: number
  readonly orderId: number
  /** The orders whose mailboxes it announces; several for the summary of an import. */
  readonly orderIds: readonly number[]
  readonly customerId: number
  readonly customerName: string
  /** Since when it waits. */
  readonly since: Time
  /** Why, in words: "2 of 6: password refused". */
  readonly cause: string
}

export const letterCalls = {
  'letters.list': reads({
    args: rising(z.strictObject({ ...letterFilter, ...paging, after: afterId })),
    answer: answer<LetterPage>(),
  }),
  'letters.get': reads({ args: z.strictObject({ id }), answer: answer<LetterDetail>() }),
  /** Letters that have waited for an hour until mailboxes log in. */
  'letters.behindLogins': reads({
    args: nothing,
    answer: answer<readonly WaitingForLogins[]>(),
  }),
  /** Lets a letter go although mailboxes of its order do not log in; a held one stays held. */
  'letters.sendBeforeLogins': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  'letters.status': reads({ args: nothing, answer: answer<{ readonly mail: MailStatus }>() }),
  /** Makes a held letter due. */
  'letters.release': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** Makes all held letters due, or all that no event has overtaken. */
  'letters.releaseAll': acts({
    args: z.strictObject({ leaveOvertaken: z.boolean().optional() }),
    answer: answer<{ readonly count: number }>(),
    stale: ofLetters,
  }),
  /** Makes a waiting letter due, and tries the mail server at once. */
  'letters.sendNow': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** Makes a failed letter due, to the customer's current address. */
  'letters.sendAgain': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** Changes the words of a held letter. */
  'letters.edit': acts({
    args: z.strictObject({ id, ...editedLetter }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** Discards a held or failed letter: it is never sent. */
  'letters.discard': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** Undoes `letters.discard` within a minute. */
  'letters.restore': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** Makes held and failed letters due; others stay as they are. `count`: how many are due now. */
  'letters.sendMany': acts({
    args: z.strictObject({ ids: letterIds }),
    answer: answer<{ readonly count: number }>(),
    stale: ofLetters,
  }),
  'letters.discardMany': acts({
    args: z.strictObject({ ids: letterIds }),
    answer: answer<{ readonly count: number }>(),
    stale: ofLetters,
  }),
  'letters.restoreMany': acts({
    args: z.strictObject({ ids: letterIds }),
    answer: answer<{ readonly count: number }>(),
    stale: ofLetters,
  }),
  /** The letters that the mail server of practice mode has received. */
  'practice.inbox': reads({
    args: z.strictObject({ ...paging }),
    answer: answer<Page<PracticeLetter>>(),
  }),
}
