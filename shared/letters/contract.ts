import { z } from 'zod'
import { id, nothing, paging, search } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import { afterId } from '../border/cursor.ts'
import type { Page } from '../border/paging.ts'
import { ofLetters } from '../border/stale.ts'
import {
  type LetterPage,
  type LetterRow,
  letterStatuses,
  type MailStatus,
  mostLetters,
  type PracticeLetter,
} from './letter.ts'

/** In one go, without holding up anything else. */
const letterIds = z.array(id).min(1).max(mostLetters)

export const letterCalls = {
  'letters.list': reads({
    args: z.strictObject({
      orderId: id.optional(),
      status: z.enum(letterStatuses).optional(),
      /** Recipients, subjects, and the number of an order. */
      search,
      ...paging,
      after: afterId,
    }),
    answer: answer<LetterPage>(),
  }),
  'letters.get': reads({ args: z.strictObject({ id }), answer: answer<LetterRow>() }),
  'letters.status': reads({ args: nothing, answer: answer<{ readonly mail: MailStatus }>() }),
  /** A held letter leaves. */
  'letters.release': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** Every held letter leaves, or every one that is still true. */
  'letters.releaseAll': acts({
    args: z.strictObject({ leaveOvertaken: z.boolean().optional() }),
    answer: answer<{ readonly count: number }>(),
    stale: ofLetters,
  }),
  /** A waiting letter is tried at once, and so is the mail server. */
  'letters.sendNow': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** A failed letter is tried again, to the current address. */
  'letters.sendAgain': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** A held or failed letter is never sent. */
  'letters.discard': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** Undoes a discarding of the last minute. */
  'letters.restore': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofLetters,
  }),
  /** Held ones leave, failed ones are tried again; others stay as they are. */
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
  /** What the mail server of practice mode has received. */
  'practice.inbox': reads({
    args: z.strictObject({ ...paging }),
    answer: answer<Page<PracticeLetter>>(),
  }),
}
