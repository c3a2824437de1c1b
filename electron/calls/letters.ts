import { type Transaction, write } from '../../db/database.ts'
import { listLetters, readLetter } from '../../db/queries/letter-list.ts'
import {
  discardLetter,
  findLetter,
  hurryLetter,
  releaseHeld,
  releaseLetter,
  restoreLetter,
  sendLetterAgain,
} from '../../db/queries/letters.ts'
import type { BorderFailure } from '../../shared/failure.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { viewLetter } from '../orders/view-records.ts'
import { presentAddress } from '../outbox/present-address.ts'
import { nextId, pagePlace } from '../page-window.ts'
import { notFound, refusal } from '../refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Handlers } from './serve.ts'
import { keepDeleted, tooLate } from './undo.ts'

type Change = (tx: Transaction, id: number, now: number) => boolean

export function letterCalls(
  desk: Desk,
): Pick<
  Handlers,
  | 'letters.list'
  | 'letters.get'
  | 'letters.status'
  | 'letters.release'
  | 'letters.releaseAll'
  | 'letters.sendNow'
  | 'letters.sendAgain'
  | 'letters.discard'
  | 'letters.restore'
> {
  const db = () => desk.workspace().db
  const outbox = () => desk.workspace().postOffice.outbox
  const agencyAddress = () => desk.workspace().settings.read().mail.agencyAddress
  const discarded = keepDeleted<'held' | 'failed'>()

  /** `apply` answers whether the letter was in a status that allows it. */
  function changeLetter(
    id: number,
    apply: Change,
    refused: string,
  ): Result<null, BorderFailure> {
    if (findLetter(db().orm, id) === null) return fail(notFound('This letter'))
    if (!write(db(), tx => apply(tx, id, systemClock.now())))
      return fail(refusal('not_applicable', refused))
    desk.emit('letter:changed', { id })
    outbox().nudge()
    return ok(null)
  }

  return {
    'letters.list'({ orderId, status, search, after, ...paged }) {
      const filter = { orderId, status, search }
      const found = listLetters(db().orm, { ...filter, ...pagePlace(paged, after) })
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
    'letters.get'({ id }) {
      const row = readLetter(db().orm, id)
      return row === null ? fail(notFound('This letter')) : ok(viewLetter(row, agencyAddress()))
    },
    'letters.status': () => ok({ mail: outbox().status() }),
    'letters.release': ({ id }) =>
      changeLetter(id, releaseLetter, 'Only a letter that is held can be released.'),
    'letters.releaseAll'() {
      const ids = write(db(), tx => releaseHeld(tx, systemClock.now()))
      for (const id of ids) desk.emit('letter:changed', { id })
      outbox().nudge()
      return ok({ count: ids.length })
    },
    'letters.sendNow'({ id }) {
      const answer = changeLetter(
        id,
        hurryLetter,
        'Only a letter that waits can be sent before its time.',
      )
      if (answer.ok) outbox().retry()
      return answer
    },
    'letters.sendAgain': ({ id }) =>
      changeLetter(
        id,
        (tx, letterId, now) => {
          const to = presentAddress(tx, letterId, agencyAddress())
          return to !== null && sendLetterAgain(tx, letterId, to, now)
        },
        'Only a letter that was not sent can be sent again.',
      ),
    'letters.discard'({ id }) {
      const before = findLetter(db().orm, id)?.status
      const answer = changeLetter(
        id,
        discardLetter,
        'Only a held letter or one that was not sent can be discarded.',
      )
      if (answer.ok && (before === 'held' || before === 'failed'))
        discarded.keep(db(), String(id), before)
      return answer
    },
    'letters.restore'({ id }) {
      const before = discarded.take(db(), String(id))
      if (before === null) return fail(tooLate('This letter'))
      return changeLetter(
        id,
        (tx, letterId, now) => restoreLetter(tx, letterId, before, now),
        'Only a letter that was discarded can be put back.',
      )
    },
  }
}
