import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { closeDatabase, type Database } from '../../db/core/database.ts'
import { openDatabase } from '../../db/core/open.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { submitOrder } from '../../electron/orders/submit-order.ts'
import { viewOrder } from '../../electron/orders/view-order.ts'
import { effectsOf } from '../../electron/practice/counts.ts'
import { passwordHashOf } from '../../electron/practice/hash.ts'
import { type Practice, startPractice } from '../../electron/practice/practice.ts'
import { practiceOrigins } from '../../electron/settings/origins.ts'
import type { Vault } from '../../electron/vault/vault.ts'
import { type SubmitArgs, submitSchema } from '../../shared/orders/form.ts'
import type { Order } from '../../shared/orders/order-view.ts'
import { migrationsFolder, tempFolder } from './database.ts'
import { type EngineSetup, openEngine } from './engine-at.ts'
import { fastClock } from './fast-clock.ts'
import { goodOrder, openTestVault, seed } from './order-fixture.ts'

export type BenchOptions = Partial<
  Omit<EngineSetup, 'db' | 'vault' | 'clock' | 'providers'>
> & {
  /** How many times faster than life; default 60. */
  readonly factor?: number
}

/** The real engine on a real file, with the real clients, against practice over HTTP. */
export type EngineBench = {
  readonly db: Database
  readonly vault: Vault
  readonly engine: Engine
  readonly practice: Practice
  /** The options of the engine from its next start on. */
  readonly setup: { -readonly [Key in keyof BenchOptions]: BenchOptions[Key] }
  readonly events: readonly string[]
  now(): number
  submit(args: Partial<SubmitArgs>): number
  view(id: number): Order
  /** Waits until `isReached`; throws with the order's state after a minute. */
  until(id: number, isReached: (order: Order) => boolean): Promise<Order>
  /** Closes engine and database, as quitting does, and opens both anew. */
  restart(): Promise<void>
  /** Closes the database while the engine runs and opens both anew, as after a kill. */
  crash(): Promise<void>
  /** Starts an engine with the options of `setup`, after the last one has stopped. */
  startEngine(): void
  /** How often the effect happened to the subject in practice. */
  effects(effect: Parameters<typeof effectsOf>[1], subject: string): number
  /** Throws unless each wanted mailbox is at Mailin once, with the password of the vault. */
  expectWhole(id: number): void
}

export async function openEngineBench(options: BenchOptions = {}): Promise<EngineBench> {
  const { factor = 60, ...rest } = options
  const folder = tempFolder()
  const file = join(folder, 'boxwright.db')
  const clock = fastClock(factor)
  const now = () => clock.now()
  const practice = await startPractice({ journalFile: null, now })
  const openDb = () => openDatabase({ file, migrationsFolder, now })
  const setup: EngineBench['setup'] = { ...rest }
  const bugs: unknown[] = []
  const events: string[] = []
  let db = await openDb()
  let vault = seed(db, folder)
  const connect = () => {
    const own = db
    return openEngine({
      emit: (event, data) => events.push(`${event} ${JSON.stringify(data)}`),
      // the engine of a closed database may fail: it was killed
      reportBug: error => rawOf(own).open && bugs.push(error),
      ...setup,
      db,
      vault,
      clock,
      providers: practice,
    })
  }
  let engine = connect()
  engine.start()

  const view = (id: number): Order => {
    const order = viewOrder(db.reader, vault, id, engine.status().pauses, clock.now())
    if (order === null) throw new Error(`There is no order ${id}.`)
    return order
  }
  const bench: EngineBench = {
    get db() {
      return db
    },
    get vault() {
      return vault
    },
    get engine() {
      return engine
    },
    practice,
    setup,
    events,
    now,
    submit(args) {
      const given = args.id === undefined ? { ...goodOrder, ...args } : args
      const answer = submitOrder(
        {
          db,
          vault,
          now,
          automationEnabled: () => true,
          origins: () => practiceOrigins,
        },
        submitSchema.parse({ customerId: 1, planId: 1, ...given }),
      )
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
      engine.nudge()
      return answer.value.id
    },
    view,
    async until(id, isReached) {
      const end = Date.now() + 60_000
      for (;;) {
        const order = view(id)
        if (isReached(order)) return order
        if (bugs.length > 0) throw bugs[0]
        if (Date.now() > end)
          throw new Error(`Never came: ${JSON.stringify({ ...order, form: null }, null, 1)}`)
        await pause(5)
      }
    },
    async restart() {
      await engine.stop()
      closeDatabase(db)
      db = await openDb()
      vault = openTestVault(db, folder)
      bench.startEngine()
    },
    async crash() {
      void engine.stop()
      rawOf(db).close()
      db = await openDb()
      vault = openTestVault(db, folder)
      bench.startEngine()
    },
    startEngine() {
      engine = connect()
      engine.start()
    },
    effects: (effect, subject) => effectsOf(practice.core.state, effect, subject),
    expectWhole: id => expectWhole(bench, id),
  }
  onTestFinished(async () => {
    await engine.stop()
    closeDatabase(db)
    await practice.stop()
    if (bugs.length > 0) throw bugs[0]
  })
  return bench
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => void setTimeout(resolve, milliseconds))

export const isCompleted = ({ status }: Order): boolean => status === 'completed'

function expectWhole(bench: EngineBench, id: number): void {
  const { db, vault, practice } = bench
  const { form, domains } = bench.view(id)
  const wanted = domains
    .filter(domain => domain.state !== 'superseded')
    .flatMap(({ name }) =>
      (form.ownPrefixes?.[name] ?? form.prefixes).map(({ prefix }) => `${prefix}@${name}`),
    )
  if (wanted.length === 0) throw new Error('The order wants nothing.')
  for (const email of wanted) {
    const row = findEmail(db, id, email)
    const there = practice.core.state.mailboxes.get(email)
    if (row?.mailboxId == null || there?.id !== row.mailboxId)
      throw new Error(`${email} has id ${row?.mailboxId} here and ${there?.id} at Mailin.`)
    const password = vault.read(db.reader, passwordColumn, row.password)
    if (there.passwordHash !== passwordHashOf(email, password ?? 'lost'))
      throw new Error(`${email} has another password at Mailin.`)
  }
}

const passwordColumn = { table: 'order_emails', column: 'password' } as const

type Found = { readonly mailboxId: number | null; readonly password: string }

function findEmail(db: Database, orderId: number, email: string): Found | undefined {
  return rawOf(db)
    .prepare<[number, string], Found>(
      `select mailin_mailbox_id as mailboxId, password from order_emails
       where order_id = ? and email = ?`,
    )
    .get(orderId, email)
}
