import { type Database, type Transaction, write } from '../../db/database.ts'
import {
  countLetters,
  dueLetter,
  lettersUnderWay,
  nextLetterAt,
  noteData,
  startSending,
} from '../../db/queries/letters.ts'
import { countOvertaken } from '../../db/queries/overtaken.ts'
import type { Letter } from '../../db/queries/records.ts'
import { storageTroubleOf } from '../../db/trouble.ts'
import type { EventName, Events } from '../../shared/calls.ts'
import type { MailStatus } from '../../shared/letter.ts'
import type { Result } from '../../shared/result.ts'
import type { Clock } from '../scheduler/clock.ts'
import { storageRefusal } from '../storage-words.ts'
import type { Delivery } from './delivery.ts'
import { finishLetter } from './finish-letter.ts'
import type { MailServer } from './mail-server.ts'
import { createPause } from './pause.ts'
import { testMail, testWords } from './test-letter.ts'
import type { SendMail } from './transport.ts'

/** After a bug everything is left alone for so long. */
const bugPauseMs = 60_000

/** Where letters go now, or why they have to wait. */
export type ServerAnswer = Result<
  MailServer,
  { readonly isConfigured: boolean; readonly detail: string }
>

export type OutboxOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly random: () => number
  readonly send: SendMail
  /** Read afresh for every letter; a failure says what is missing, and letters wait. */
  readonly server: () => ServerAnswer
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly reportBug: (error: unknown) => void
}

export type Outbox = {
  start(): void
  /** Resolves when no letter is under way any more. */
  stop(): Promise<void>
  /** A letter may be due. */
  nudge(): void
  /** Settings changed or staff ask: a server that was in trouble is tried again at once. */
  retry(): void
  status(): MailStatus
  /** Sends a letter that is kept nowhere; answers in words. */
  sendTest(to: string): Promise<{ readonly ok: boolean; readonly detail: string }>
}

/** A full disk or a held file is tried again this much later. */
const storagePauseMs = 10_000

/**
 * Takes due letters to the mail server, one at a time. Where a letter stands is committed before
 * each step that cannot be undone, so that a crash neither loses a letter nor sends it twice.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { db, clock, random, send } = options
  const quit = new AbortController()
  let isRunning = false
  let underWay: Promise<void> | null = null
  let cancelWake = () => {}
  const pause = createPause(clock, random)
  /** What became of the last letter, until it is stored. */
  let unsettled: { readonly letter: Letter; readonly delivery: Delivery } | null = null

  const settle = (tx: Transaction, letter: Letter, delivery: Delivery): void =>
    finishLetter(tx, letter, delivery, { now: clock.now(), random })

  /** What the process before this one left: only what was not handed over is tried again. */
  function recover(): void {
    const left = write(db, tx => {
      const letters = lettersUnderWay(tx)
      for (const letter of letters)
        settle(tx, letter, { kind: letter.phase === 'data' ? 'uncertain' : 'stopped' })
      return letters
    })
    for (const { id } of left) options.emit('letter:changed', { id })
  }

  async function deliver(letter: Letter, server: MailServer): Promise<void> {
    const { id } = letter
    if (!write(db, tx => startSending(tx, id, clock.now()))) return
    options.emit('letter:changed', { id })
    let delivery: Delivery
    try {
      delivery = await send(server, mailOf(letter), {
        onData: () => void write(db, tx => noteData(tx, id, clock.now())),
        signal: quit.signal,
      })
    } catch (error) {
      // a bug before anything was handed over
      unsettled = { letter, delivery: { kind: 'stopped' } }
      settleLast()
      throw error
    }
    // should this fail, the row still says how far it came, and the next start reads that
    unsettled = { letter, delivery }
    settleLast()
    pause.note(id, delivery)
  }

  /** A full disk does not make us forget what the server answered. */
  function settleLast(): void {
    if (unsettled === null) return
    const { letter, delivery } = unsettled
    write(db, tx => settle(tx, letter, delivery))
    unsettled = null
    options.emit('letter:changed', { id: letter.id })
  }

  async function work(): Promise<void> {
    if (pause.until() > clock.now()) return
    settleLast()
    pause.forgetOwn()
    while (!quit.signal.aborted && pause.until() <= clock.now()) {
      // another letter first: should the trouble be that one letter's, the others get through
      const letter = dueLetter(db.orm, clock.now(), pause.letterId())
      if (letter === null) return pause.forget()
      const server = options.server()
      if (!server.ok) return
      await deliver(letter, server.value)
    }
  }

  async function run(): Promise<void> {
    try {
      // the caller finishes first
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
    if (unsettled !== null) {
      cancelWake = clock.after(pause.until() - clock.now(), dispatch)
      return
    }
    if (!options.server().ok) return
    const next = nextLetterAt(db.orm)
    if (next === null) return
    cancelWake = clock.after(Math.max(next, pause.until()) - clock.now(), dispatch)
  }

  return {
    start() {
      if (isRunning) return
      isRunning = true
      recover()
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
    status() {
      const server = options.server()
      const oldestDue = nextLetterAt(db.orm)
      const trouble = server.ok
        ? pause.present(oldestDue)
        : pause.missing(server.failure.detail, oldestDue)
      return {
        configured: server.ok || server.failure.isConfigured,
        ...countLetters(db.orm),
        overtaken: countOvertaken(db.orm),
        ...(trouble === null ? {} : { trouble }),
      }
    },
    async sendTest(to) {
      const server = options.server()
      if (!server.ok) return { ok: false, detail: server.failure.detail }
      const delivery = await send(server.value, testMail(to), {
        onData: () => undefined,
        signal: quit.signal,
      })
      return { ok: delivery.kind === 'accepted', detail: testWords(delivery, to) }
    },
  }
}

const mailOf = ({ recipient, subject, body, messageId }: Letter) => ({
  to: recipient,
  subject,
  body,
  messageId,
})
