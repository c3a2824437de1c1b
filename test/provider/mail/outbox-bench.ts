import { onTestFinished, vi } from 'vitest'
import { closeDatabase, type Database, write } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { findLetter } from '../../../db/letters/letters.ts'
import { type Letter, putLetter } from '../../../db/records/records.ts'
import {
  createOutbox,
  type Outbox,
  type ServerAnswer,
} from '../../../electron/letters/deliver.ts'
import type { MailServer } from '../../../electron/letters/mail-server.ts'
import { createTransport, type TransportOptions } from '../../../electron/letters/transport.ts'
import { ok } from '../../../shared/border/result.ts'
import { migrationsFolder, tempFolder } from '../../support/database.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import type { Certificate } from './certificate.ts'
import { account } from './mail-host.ts'

export const serverOn = (port: number, change: object = {}): MailServer => ({
  kind: 'smtp',
  host: '127.0.0.1',
  port,
  secure: false,
  ...account,
  from: { name: 'Agency', address: 'orders@agency.example' },
  ...change,
})

export type OutboxBench = {
  readonly db: Database
  readonly outbox: Outbox
  readonly clock: FakeClock
  readonly events: string[]
  readonly bugs: unknown[]
  server: ServerAnswer
  /** Puts a letter that is due at once. */
  put(change?: Partial<Letter>): number
  letter(id: number): Letter
  /** Until the letter is in this status. */
  until(id: number, status: Letter['status']): Promise<Letter>
  /** Closes the database under the outbox, as a kill does, and opens both anew. */
  crash(): Promise<void>
  restart(): Promise<void>
}

export async function openOutboxBench(
  port: number,
  certificate: Certificate | null,
  transport: TransportOptions = {},
): Promise<OutboxBench> {
  const file = `${tempFolder()}/boxwright.db`
  const clock = createFakeClock()
  const now = () => clock.now()
  const openDb = () => openDatabase({ file, migrationsFolder, now })
  const send = createTransport({
    ...(certificate === null ? {} : { authority: certificate.cert }),
    ...transport,
  })
  const events: string[] = []
  const bugs: unknown[] = []
  let db = await openDb()
  let count = 0
  const openBox = () =>
    createOutbox({
      db,
      clock,
      random: () => 0.5,
      send,
      server: () => bench.server,
      emit: (event, data) => events.push(`${event} ${JSON.stringify(data)}`),
      reportBug: error => bugs.push(error),
    })
  const bench: OutboxBench = {
    get db() {
      return db
    },
    get outbox() {
      return outbox
    },
    clock,
    events,
    bugs,
    server: ok(serverOn(port)),
    put(change = {}) {
      count += 1
      const id = write(db, tx =>
        putLetter(
          tx,
          {
            orderId: null,
            kind: 'order-completed',
            submission: count,
            occasion: 0,
            recipient: 'jo@customer.example',
            subject: 'Your order #1 is completed',
            body: 'Hello Jo,\n\nit is done.',
            status: 'waiting',
            messageId: `<letter-${count}@boxwright>`,
            dueAt: now(),
            ...change,
          },
          now(),
        ),
      )
      if (id === null) throw new Error('This letter exists.')
      return id
    },
    letter(id) {
      const letter = findLetter(db.reader, id)
      if (letter === null) throw new Error('No such letter.')
      return letter
    },
    until: (id, status) =>
      vi.waitFor(
        () => {
          const letter = bench.letter(id)
          if (letter.status !== status) throw new Error(`The letter is ${letter.status}.`)
          return letter
        },
        { timeout: 30_000, interval: 10 },
      ),
    async crash() {
      closeDatabase(db)
      await outbox.stop()
      db = await openDb()
      outbox = openBox()
    },
    async restart() {
      await outbox.stop()
      closeDatabase(db)
      db = await openDb()
      outbox = openBox()
    },
  }
  let outbox = openBox()
  onTestFinished(async () => {
    await outbox.stop()
    closeDatabase(db)
  })
  return bench
}
