import { type Writer, write } from '../../db/core/database.ts'
import { lettersUnderWay, noteData, startSending } from '../../db/letters/letters.ts'
import type { Letter } from '../../db/records/records.ts'
import type { OutboxOptions } from './deliver.ts'
import type { Delivery } from './delivery.ts'
import { finishLetter } from './finish-letter.ts'
import type { MailServer } from './mail-server.ts'

export type LetterSenderOptions = Pick<
  OutboxOptions,
  'db' | 'clock' | 'random' | 'send' | 'emit'
> & {
  /** Aborts the letter that is under way. */
  readonly signal: AbortSignal
}

/**
 * Sends single letters. A letter's status is committed before each step that cannot be undone, so
 * that a crash neither loses a letter nor sends it twice.
 */
export type LetterSender = {
  /**
   * Sends a letter and stores what became of it. null: it was not due any more, so nothing was
   * sent.
   */
  send(letter: Letter, server: MailServer): Promise<Delivery | null>
  /** Stores what became of the last letter if the disk did not take it then. */
  storeLast(): void
  /** Whether what became of the last letter is not stored yet. */
  owesLast(): boolean
  /**
   * After a start: letters that a kill interrupted are tried again only if they were not handed
   * over.
   */
  recover(): void
}

export function createLetterSender(options: LetterSenderOptions): LetterSender {
  const { db, clock, random, emit, signal } = options
  let unstored: { readonly letter: Letter; readonly delivery: Delivery } | null = null

  const finish = (tx: Writer, letter: Letter, delivery: Delivery): void =>
    finishLetter(tx, letter, delivery, { now: clock.now(), random })

  /** If storing fails, the row still says how far the letter came, and `recover` reads that. */
  function store(letter: Letter, delivery: Delivery): void {
    unstored = { letter, delivery }
    storeLast()
  }

  function storeLast(): void {
    if (unstored === null) return
    const { letter, delivery } = unstored
    write(db, tx => finish(tx, letter, delivery))
    unstored = null
    emit('letter:changed', { id: letter.id })
  }

  return {
    storeLast,
    owesLast: () => unstored !== null,
    async send(letter, server) {
      const { id } = letter
      if (!write(db, tx => startSending(tx, id, clock.now()))) return null
      emit('letter:changed', { id })
      let delivery: Delivery
      try {
        delivery = await options.send(server, mailOf(letter), {
          onData: () => void write(db, tx => noteData(tx, id, clock.now())),
          signal,
        })
      } catch (error) {
        // `SendMail` rejects for bugs alone, before anything was handed over
        store(letter, { kind: 'stopped' })
        throw error
      }
      store(letter, delivery)
      return delivery
    },
    recover() {
      const left = write(db, tx => {
        const letters = lettersUnderWay(tx)
        for (const letter of letters)
          finish(tx, letter, { kind: letter.phase === 'data' ? 'uncertain' : 'stopped' })
        return letters
      })
      for (const { id } of left) emit('letter:changed', { id })
    },
  }
}

const mailOf = ({ recipient, subject, body, html, messageId }: Letter) => ({
  to: recipient,
  subject,
  body,
  html,
  messageId,
})
