import { write } from '../../db/database.ts'
import {
  discardLetter,
  findLetter,
  releaseLetter,
  restoreLetter,
  sendLetterAgain,
} from '../../db/queries/letters.ts'
import {
  listActivity,
  listExchanges,
  listLetters,
  listNotifications,
  markNotificationsRead,
} from '../../db/queries/records.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import {
  viewActivity,
  viewExchange,
  viewLetter,
  viewNotification,
} from '../orders/view-records.ts'
import { nextId, pagePlace, pageWindow } from '../page-window.ts'
import { notFound, refusal } from '../refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Handlers } from './serve.ts'
import { keepDeleted, tooLate } from './undo.ts'

export function recordCalls(
  desk: Desk,
): Pick<
  Handlers,
  | 'notifications.list'
  | 'notifications.markRead'
  | 'letters.list'
  | 'letters.status'
  | 'letters.release'
  | 'letters.sendAgain'
  | 'letters.discard'
  | 'letters.restore'
  | 'practice.inbox'
  | 'activity.list'
  | 'exchanges.list'
  | 'log.list'
> {
  const db = () => desk.workspace().db
  const discarded = keepDeleted<'held' | 'failed'>()

  /** `apply` answers whether the letter was in a status that allows it. */
  function changeLetter(id: number, apply: typeof releaseLetter, refused: string) {
    if (findLetter(db().orm, id) === null) return fail(notFound('This letter'))
    if (!write(db(), tx => apply(tx, id, systemClock.now())))
      return fail(refusal('not_applicable', refused))
    desk.emit('letter:changed', { id })
    desk.workspace().postOffice.outbox.nudge()
    return ok(null)
  }

  return {
    'notifications.list'({ unread, after, ...paged }) {
      const { rows, total } = listNotifications(db().orm, {
        unread,
        ...pagePlace(paged, after),
      })
      return ok({ rows: rows.map(viewNotification), total, ...nextId(rows, paged) })
    },
    'notifications.markRead'({ ids }) {
      write(db(), tx => markNotificationsRead(tx, ids, systemClock.now()))
      return ok(null)
    },
    'letters.list'({ orderId, after, ...paged }) {
      const { rows, total } = listLetters(db().orm, { orderId, ...pagePlace(paged, after) })
      return ok({ rows: rows.map(viewLetter), total, ...nextId(rows, paged) })
    },
    'letters.status': () => ok({ mail: desk.workspace().postOffice.outbox.status() }),
    'letters.release': ({ id }) =>
      changeLetter(id, releaseLetter, 'Only a letter that is held can be released.'),
    'letters.sendAgain': ({ id }) =>
      changeLetter(id, sendLetterAgain, 'Only a letter that was not sent can be sent again.'),
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
    'practice.inbox'(paged) {
      const { inbox } = desk.workspace().postOffice
      if (inbox === null)
        return fail(refusal('not_applicable', 'Letters of live mode go to real mailboxes.'))
      return ok(inbox.list(paged))
    },
    'log.list': query => ok(desk.workspace().readLog(query)),
    'exchanges.list'({ orderId, ...paged }) {
      const { rows, total } = listExchanges(db().orm, { orderId, ...pageWindow(paged) })
      return ok({ rows: rows.map(viewExchange), total })
    },
    'activity.list'({ orderId, after, ...paged }) {
      const { rows, total } = listActivity(db().orm, { orderId, ...pagePlace(paged, after) })
      return ok({ rows: rows.map(viewActivity), total, ...nextId(rows, paged) })
    },
  }
}
