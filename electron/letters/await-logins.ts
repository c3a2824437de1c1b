import { type Database, isOpen, write } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import {
  announcedOrders,
  handedOverLogins,
  type LetterBehindLogins,
  lettersBehindLogins,
  passLogins,
} from '../../db/letters/logins-first.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import { doesLogIn } from '../../shared/mailboxes/login.ts'
import { hourMs, minuteMs } from '../../shared/text/duration.ts'
import type { LoginChecks } from '../mailboxes/login/check-logins.ts'
import type { Clock } from '../scheduler/clock.ts'

/** From then on a letter that waits for logins needs a person. */
export const loginPatienceMs = hourMs
/** When failed logins are tried again, after the letter was written: seldom, to lock no account. */
const triesAtMs = [0, 5 * minuteMs, 20 * minuteMs, 55 * minuteMs]
/** How often waiting letters are looked at, in milliseconds. */
const lookMs = 5_000

export type LoginWaitOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly checks: Pick<LoginChecks, 'ask'>
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly reportBug: (error: unknown) => void
}

/** Lets letters that wait for logins go once all mailboxes that they announce log in. */
export type LoginWait = { start(): void; stop(): void }

export function createLoginWait(options: LoginWaitOptions): LoginWait {
  const { db, clock, emit } = options
  let cancel = () => {}
  const told = new Set<number>()

  function look(): void {
    if (!isOpen(db)) return
    try {
      for (const letter of lettersBehindLogins(db.reader)) {
        lookAt(letter, options)
        // Needs attention counts it from now on
        const isStuck = clock.now() - letter.since >= loginPatienceMs
        if (isStuck && !told.has(letter.id)) {
          told.add(letter.id)
          emit('letter:changed', { id: letter.id })
        }
      }
    } catch (error) {
      // a full disk is told elsewhere; the next look goes on
      if (storageTroubleOf(error) === null) options.reportBug(error)
    }
    cancel = clock.after(lookMs, look)
  }

  return { start: look, stop: () => cancel() }
}

function lookAt(
  letter: LetterBehindLogins,
  { db, clock, checks, emit }: LoginWaitOptions,
): void {
  const { since, id } = letter
  const mailboxes = handedOverLogins(db.reader, announcedOrders(db.reader, letter))
  const open = mailboxes.filter(
    ({ checkedAt, imap, smtp }) =>
      (checkedAt ?? 0) < since || imap === null || smtp === null || !doesLogIn({ imap, smtp }),
  )
  if (open.length === 0) {
    write(db, tx => passLogins(tx, id))
    emit('letter:changed', { id })
    return
  }
  const age = clock.now() - since
  const lastTry = since + Math.max(...triesAtMs.filter(at => at <= Math.max(age, 0)))
  const due = open.filter(
    ({ wantedAt, checkedAt }) => wantedAt === null && (checkedAt ?? 0) < lastTry,
  )
  if (due.length > 0) checks.ask({ mailboxIds: due.map(mailbox => mailbox.id) })
}
