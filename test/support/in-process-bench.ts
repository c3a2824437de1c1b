import type { Database as RawDatabase } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { asDatabase, closeDatabase, type Database, write } from '../../db/core/database.ts'
import { openDatabase } from '../../db/core/open.ts'
import { addCustomer, addPlan } from '../../db/customers/customers.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import type { EngineOptions } from '../../electron/engine/engine-options.ts'
import { submitOrder } from '../../electron/orders/submit-order.ts'
import { viewOrder } from '../../electron/orders/view-order.ts'
import { practiceAccount } from '../../electron/practice/accounts.ts'
import type { Core, CoreOptions } from '../../electron/practice/core.ts'
import { baseUrlsAt } from '../../electron/practice/practice.ts'
import type { Registrar } from '../../electron/providers/registrar.ts'
import { practiceOrigins } from '../../electron/settings/origins.ts'
import { dropToken } from '../../electron/settings/token-store.ts'
import type { Vault } from '../../electron/vault/vault.ts'
import { type SubmitArgs, submitSchema } from '../../shared/orders/form.ts'
import type { Order } from '../../shared/orders/order-view.ts'
import { migrationsFolder, tempFolder } from './database.ts'
import { type EngineSetup, openEngine } from './engine-at.ts'
import { goodOrder, openTestVault, plan } from './order-fixture.ts'
import { seeded } from './seeded.ts'
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts'
import {
  type SimulationOptions,
  simulatedOrigin,
  simulateProviders,
} from './simulated-providers.ts'

/** The settings that the engine reads, as live mode has them unless a test changes them. */
export type BenchSettings = {
  mailinGapMs: number
  batchSize: number
  intervalMs: number
  jobPollMs: number
}
export const liveSettings: BenchSettings = {
  mailinGapMs: 2500,
  batchSize: 10,
  intervalMs: 60_000,
  jobPollMs: 10_000,
}

/** A database and its vault, which `clear` empties: migrating a new one takes longer than a case. */
export type Ground = { readonly db: Database; readonly vault: Vault; clear(): void }

export type InProcessOptions = Pick<
  SimulationOptions,
  'fateOf' | 'temper' | 'onCall' | 'onReply' | 'isOff' | 'arrange'
> & {
  /** Whether the login at Mailin succeeds; default: it does. */
  readonly isLoginGood?: () => boolean
  readonly ground?: Ground
  readonly settings?: Partial<BenchSettings>
  /** From 0 to 1, for jitter and for the providers' ids. */
  readonly random?: () => number
  readonly core?: Pick<CoreOptions, 'speed' | 'activationMs' | 'strangers'>
  readonly emit?: EngineOptions['emit']
} & Pick<EngineSetup, 'aroundRegistrar'>

/**
 * The real engine, clients and database on simulated time, with practice's providers behind a
 * `fetch` in memory: days pass in milliseconds, and come out the same each time.
 */
export type InProcessBench = {
  readonly db: Database
  readonly vault: Vault
  readonly clock: SimulatedClock
  readonly core: Core
  readonly engine: Engine
  /** May be changed: the engine reads them at each use. */
  readonly settings: BenchSettings
  /** Errors that the engine reported as bugs; a test that expects none checks it. */
  readonly bugs: readonly unknown[]
  submit(args: Partial<SubmitArgs>): ReturnType<typeof submitOrder>
  view(id: number): Order
  /** Lets time pass until `isReached`; throws when that takes longer than `withinMs`. */
  until(isReached: () => boolean, withinMs: number): Promise<void>
  /** Ends the engine as a kill does, so that no answer comes back, and starts another one. */
  kill(): Promise<void>
}

/** A ground in memory; it is closed when the test ends. */
export async function openGround(): Promise<Ground> {
  const ground = await makeGround(tempFolder())
  onTestFinished(() => closeDatabase(ground.db))
  return ground
}

/** A ground for benchmarks, which have no end of a test; the folder is for the key. */
export async function makeGround(folder: string): Promise<Ground> {
  const file = ':memory:'
  const raw = rawOf(await openDatabase({ file, migrationsFolder, now: () => Date.now() }))
  const db = asDatabase(keepingStatements(raw))
  const vault = openTestVault(db, folder)
  const tables = raw
    .prepare<[], string>(
      // an index for searches is kept by triggers; its own tables may not be touched
      `select name from pragma_table_list where schema = 'main' and type = 'table'
       and name not like 'sqlite_%' and name not in ('settings', '__drizzle_migrations')`,
    )
    .pluck()
    .all()
  return {
    db,
    vault,
    clear() {
      raw.pragma('foreign_keys = OFF')
      write(db, tx => dropToken(tx))
      raw.transaction(() => {
        for (const table of tables) raw.prepare(`delete from "${table}"`).run()
      })()
      raw.pragma('foreign_keys = ON')
    },
  }
}

/** A connection that prepares each statement once: Drizzle would spend a third of the time on it. */
function keepingStatements(raw: RawDatabase): RawDatabase {
  const prepared = new Map<string, ReturnType<RawDatabase['prepare']>>()
  const prepare = (text: string) => {
    const known = prepared.get(text) ?? raw.prepare(text)
    prepared.set(text, known)
    // Drizzle switches a statement to arrays and never back
    return known.reader ? known.raw(false) : known
  }
  return new Proxy(raw, {
    get(target, key) {
      if (key === 'prepare') return prepare
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Opens a bench with a started engine, one customer (id 1) and one plan (id 1). */
export async function openInProcessBench(
  options: InProcessOptions = {},
): Promise<InProcessBench> {
  const ground = options.ground ?? (await openGround())
  ground.clear()
  const { db, vault } = ground
  const clock = createSimulatedClock()
  const random = options.random ?? seeded(1)
  const bugs: unknown[] = []
  const { core, fetchOn } = simulateProviders({
    ...options,
    ...options.core,
    journalFile: null,
    now: () => clock.world(),
    random,
    onBug: error => bugs.push(error),
  })
  write(db, tx => {
    const customer = { name: 'Northwind', email: 'orders@northwind.example' }
    addCustomer(tx, customer, clock.now())
    addPlan(tx, plan, clock.now())
  })

  const { isLoginGood = () => true } = options
  const setup = {
    ...liveSettings,
    ...options.settings,
    db,
    vault,
    random,
    quotaFactor: 1,
    aroundRegistrar: options.aroundRegistrar ?? ((registrar: Registrar) => registrar),
    timeoutMs: 120_000,
    providers: {
      ...baseUrlsAt(simulatedOrigin),
      email: practiceAccount.email,
      get password() {
        return isLoginGood() ? practiceAccount.password : 'another password'
      },
    },
    emit: options.emit ?? (() => {}),
    reportBug: (error: unknown) => void bugs.push(error),
  }
  function start() {
    const life = clock.fork()
    const fetch = fetchOn(life.clock)
    // one object for all engines: tests change its settings
    const engine = openEngine(Object.assign(setup, { clock: life.clock, fetch }))
    engine.start()
    return { engine, life }
  }
  let running = start()

  const bench: InProcessBench = {
    db,
    vault,
    clock,
    core,
    get engine() {
      return running.engine
    },
    settings: setup,
    bugs,
    submit(args) {
      const given =
        args.id === undefined
          ? { ...goodOrder, ...args }
          : { customerId: 1, planId: 1, ...args }
      const answer = submitOrder(
        {
          db,
          vault,
          now: () => clock.now(),
          automationEnabled: () => true,
          origins: () => practiceOrigins,
        },
        submitSchema.parse(given),
      )
      running.engine.nudge()
      return answer
    },
    view(id) {
      const order = viewOrder(db.reader, vault, id, running.engine.status().pauses, clock.now())
      if (order === null) throw new Error(`There is no order ${id}.`)
      return order
    },
    async until(isReached, withinMs) {
      const end = clock.world() + withinMs
      while (!isReached()) {
        if (bugs.length > 0) throw bugs[0]
        if (clock.world() >= end) throw new Error(`Never came within ${withinMs / 1000} s.`)
        await clock.step(end - clock.world())
      }
    },
    async kill() {
      // what waits for no timer happens before the kill
      await clock.advance(0)
      running.life.kill()
      running = start()
    },
  }
  return bench
}
