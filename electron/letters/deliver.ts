import type { Database } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import { countLetters, dueLetter, nextLetterAt } from '../../db/letters/letters.ts'
import { countOvertaken } from '../../db/letters/overtaken.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import type { Result } from '../../shared/border/result.ts'
import type { MailStatus } from '../../shared/letters/letter.ts'
import { storageRefusal } from '../border/storage-refusal.ts'
import type { Clock } from '../scheduler/clock.ts'
import type { MailServer } from './mail-server.ts'
import { createPause, type Pause } from './pause.ts'
import { createLetterSender } from './send-letter.ts'
import { type TestLetter, testMail, testWords } from './test-letter.ts'
import type { SendMail } from './transport.ts'

/** Milliseconds without a try after a bug. */
const bugPauseMs = 60_000

/** The server that letters go to now, or what is missing, so that they wait. */
export type ServerAnswer = Result<
  MailServer,
  { readonly isConfigured: boolean; readonly detail: string }
>

export type OutboxOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly random: () => number
  readonly send: SendMail
  /** Called for every letter, so that changed settings count at once. */
  readonly server: () => ServerAnswer
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly reportBug: (error: unknown) => void
}

export type Outbox = {
  start(): void
  /** Ends sending; resolves when no letter is under way any more. */
  stop(): Promise<void>
  /** To be called when a letter may be due. */
  nudge(): void
  /** Ends the pause: for changed settings, and when staff ask for a try. */
  retry(): void
  status(): MailStatus
  /** Sends a test letter, which is not stored; `detail` is a sentence. */
  sendTest(
    to: string,
    letter: TestLetter,
  ): Promise<{ readonly ok: boolean; readonly detail: string }>
}

/** Milliseconds until a full disk or a locked file is tried again. */
const storagePauseMs = 10_000

/** Takes due letters to the mail server, one at a time. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { db, clock, random, send } = options
  const quit = new AbortController()
  const letters = createLetterSender({ ...options, signal: quit.signal })
  const pause = createPause(clock, random)
  let isRunning = false
  let underWay: Promise<void> | null = null
  let cancelWake = () => {}

  async function work(): Promise<void> {
    if (pause.until() > clock.now()) return
    letters.storeLast()
    pause.forgetOwn()
    while (!quit.signal.aborted && pause.until() <= clock.now()) {
      // another letter than the one that met the trouble goes first, in case that one is the cause
      const letter = dueLetter(db.reader, clock.now(), pause.letterId())
      if (letter === null) return pause.forget()
      const server = options.server()
      if (!server.ok) return
      const delivery = await letters.send(letter, server.value)
      if (delivery !== null) pause.note(letter.id, delivery)
    }
  }

  async function run(): Promise<void> {
    try {
      // yields once, so that the caller's code runs to its end first
      await Promise.resolve()
      await work()
    } catch (error) {
      const storage = storageTroubleOf(error)
      if (storage === null) {
        pause.noteOwn('Something went wrong in Boxwright. The log says more.', bugPauseMs)
        options.reportBug(error)
      } else pause.noteOwn(storageRefusal(storage).message, storagePauseMs)
    }
    underWay = null
    scheduleWake()
  }

  function dispatch(): void {
    if (isRunning) underWay ??= run().catch(options.reportBug)
  }

  function scheduleWake(): void {
    cancelWake()
    if (!isRunning) return
    if (letters.owesLast()) {
      cancelWake = clock.after(pause.until() - clock.now(), dispatch)
      return
    }
    if (!options.server().ok) return
    const next = nextLetterAt(db.reader)
    if (next === null) return
    cancelWake = clock.after(Math.max(next, pause.until()) - clock.now(), dispatch)
  }

  return {
    start() {
      if (isRunning) return
      isRunning = true
      letters.recover()
      dispatch()
    },
    async stop() {
      isRunning = false
      cancelWake()
      quit.abort()
      await underWay
    },
    nudge: dispatch,
    retry() {
      pause.tryNow()
      dispatch()
    },
    status: () => statusOf(db, options.server(), pause),
    async sendTest(to, letter) {
      const server = options.server()
      if (!server.ok) return { ok: false, detail: server.failure.detail }
      const delivery = await send(server.value, testMail(to, letter), {
        onData: () => undefined,
        signal: quit.signal,
      })
      return { ok: delivery.kind === 'accepted', detail: testWords(delivery, to) }
    },
  }
}

function statusOf(db: Database, server: ServerAnswer, pause: Pause): MailStatus {
  const oldestDue = nextLetterAt(db.reader)
  const trouble = server.ok
    ? pause.trouble(oldestDue)
    : pause.missing(server.failure.detail, oldestDue)
  return {
    configured: server.ok || server.failure.isConfigured,
    ...countLetters(db.reader),
    overtaken: countOvertaken(db.reader),
    ...(trouble === null ? {} : { trouble }),
  }
}
