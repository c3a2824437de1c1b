import { type Database, type Writer, write } from '../../db/core/database.ts'
import { listLetters } from '../../db/letters/letter-list.ts'
import {
  discardLetter,
  editHeld,
  findLetter,
  makeLetterDue,
  releaseHeld,
  releaseLetter,
  restoreLetter,
  sendLetterAgain,
} from '../../db/letters/letters.ts'
import { passLogins } from '../../db/letters/logins-first.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { readTimeRange } from '../../shared/border/time-range.ts'
import { letterLanguages } from '../../shared/letters/language.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { nextId, pageAfter } from '../border/page-window.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { keepDeleted, tooLate } from '../border/undo.ts'
import { viewLetter } from '../records/view-records.ts'
import { systemClock } from '../scheduler/clock.ts'
import { currentAddress } from './current-address.ts'
import { htmlOf } from './html.ts'

type Change = (tx: Writer, id: number, now: number) => boolean

import { type LetterAct, noteLetterAct } from './letter-acts.ts'
import { viewBehindLogins } from './view-behind-logins.ts'
import { viewLetterDetail } from './view-letter-detail.ts'

/** A change that the order's activity tells of, with the staff member who made it. */
const noted =
  (action: LetterAct, change: Change): Change =>
  (tx, id, now) => {
    if (!change(tx, id, now)) return false
    noteLetterAct(tx, [id], action, now)
    return true
  }

type Discarded = ReturnType<typeof keepDeleted<'held' | 'failed'>>

/** What staff members change of letters, each noted in the activity of its order. */
function letterChanges(db: () => Database, agencyAddress: () => string, discarded: Discarded) {
  const release = noted('letter_released', releaseLetter)
  const sendAgain = noted('letter_sent_again', (tx, id, now) => {
    const to = currentAddress(tx, id, agencyAddress())
    return to !== null && sendLetterAgain(tx, id, to, now)
  })

  /** Discards a letter, and remembers its status for Undo. */
  const discard = noted('letter_discarded', (tx, id, now) => {
    const before = findLetter(tx, id)?.status
    if (!discardLetter(tx, id, now)) return false
    if (before === 'held' || before === 'failed') discarded.keep(db(), String(id), before)
    return true
  })

  const restore = noted('letter_put_back', (tx, id, now) => {
    const before = discarded.take(db(), String(id))
    return before !== null && restoreLetter(tx, id, before, now)
  })

  return { release, sendAgain, discard, restore }
}

export function letterCalls(context: CallContext) {
  const db = () => context.workspace().db
  const outbox = () => context.workspace().mail.outbox
  const agencyAddress = () => context.workspace().settings.read().mail.agencyAddress
  const discarded = keepDeleted<'held' | 'failed'>()

  /** Changes a letter; `apply` returns whether the letter's status allows it. */
  function changeLetter(
    id: number,
    apply: Change,
    refused: string,
  ): Result<null, BorderFailure> {
    if (findLetter(db().reader, id) === null) return fail(notFound('This letter'))
    if (!write(db(), tx => apply(tx, id, systemClock.now())))
      return fail(refusal('not_applicable', refused))
    context.emit('letter:changed', { id })
    outbox().nudge()
    return ok(null)
  }

  function told(ids: readonly number[]) {
    for (const id of ids) context.emit('letter:changed', { id })
    outbox().nudge()
    return ok({ count: ids.length })
  }

  /** Changes the letters whose status allows it. */
  const changeMany = (ids: readonly number[], apply: Change) =>
    told(write(db(), tx => ids.filter(id => apply(tx, id, systemClock.now()))))

  const { release, sendAgain, discard, restore } = letterChanges(db, agencyAddress, discarded)

  return {
    'letters.list'({ orderId, customerId, status, search, from, to, after, ...paged }) {
      const range = readTimeRange({ from, to })
      const filter = { orderId, customerId, status, search, range }
      const found = listLetters(db().reader, { ...filter, ...pageAfter(paged, after) })
      const { rows, total, counts } = found
      return ok({
        rows: rows.map(row => viewLetter(row, agencyAddress())),
        total,
        counts,
        ...nextId(
          rows.map(({ letter }) => letter),
          paged,
        ),
      })
    },
    'letters.get': ({ id }) => viewLetterDetail(db().reader, id, agencyAddress()),
    'letters.behindLogins': () => ok(viewBehindLogins(db().reader, systemClock.now())),
    'letters.sendBeforeLogins'({ id }) {
      write(db(), tx => passLogins(tx, id))
      context.emit('letter:changed', { id })
      return ok(null)
    },
    'letters.status': () => ok({ mail: outbox().status() }),
    'letters.release': ({ id }) =>
      changeLetter(id, release, 'Only a letter that is held can be released.'),
    'letters.releaseAll': ({ leaveOvertaken = false }) =>
      told(
        write(db(), tx => {
          const now = systemClock.now()
          const ids = releaseHeld(tx, leaveOvertaken, now)
          noteLetterAct(tx, ids, 'letter_released', now)
          return ids
        }),
      ),
    'letters.sendNow'({ id }) {
      const answer = changeLetter(
        id,
        makeLetterDue,
        'Only a letter that waits can be sent before its time.',
      )
      if (answer.ok) outbox().retry()
      return answer
    },
    'letters.edit'({ id, subject, text: body }) {
      const language = findLetter(db().reader, id)?.language ?? letterLanguages[0]
      const words = { subject, body, html: htmlOf({ subject, body }, language) }
      return changeLetter(
        id,
        noted('letter_edited', (tx, letterId, now) => editHeld(tx, letterId, words, now)),
        'Only a letter that is held can be edited.',
      )
    },
    'letters.sendAgain': ({ id }) =>
      changeLetter(id, sendAgain, 'Only a letter that was not sent can be sent again.'),
    'letters.sendMany': ({ ids }) =>
      changeMany(ids, (tx, id, now) => release(tx, id, now) || sendAgain(tx, id, now)),
    'letters.discardMany': ({ ids }) => changeMany(ids, discard),
    'letters.restoreMany': ({ ids }) => changeMany(ids, restore),
    'letters.discard': ({ id }) =>
      changeLetter(
        id,
        discard,
        'Only a held letter or one that was not sent can be discarded.',
      ),
    'letters.restore'({ id }) {
      const before = discarded.take(db(), String(id))
      if (before === null) return fail(tooLate('This letter'))
      return changeLetter(
        id,
        noted('letter_put_back', (tx, letterId, now) =>
          restoreLetter(tx, letterId, before, now),
        ),
        'Only a letter that was discarded can be put back.',
      )
    },
  } satisfies Partial<Handlers>
}
