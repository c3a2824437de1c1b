import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, type Database, write } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { addCustomer, addPlan, type PlanInput } from '../../../db/customers/customers.ts'
import { createEngine, type Engine } from '../../../electron/engine/engine.ts'
import { openPasswords } from '../../../electron/engine/passwords.ts'
import { openKeys } from '../../../electron/orders/platform-keys.ts'
import { submitOrder } from '../../../electron/orders/submit-order.ts'
import { createMailin } from '../../../electron/providers/mailin/client.ts'
import type { MailinPort } from '../../../electron/providers/mailin-port.ts'
import type { Registrar } from '../../../electron/providers/registrar.ts'
import { registrarClients } from '../../../electron/providers/registrars.ts'
import { systemClock } from '../../../electron/scheduler/clock.ts'
import { createPacing } from '../../../electron/scheduler/pacing.ts'
import { practiceOrigins } from '../../../electron/settings/origins.ts'
import { openTokenStore } from '../../../electron/settings/token-store.ts'
import { openVault } from '../../../electron/vault/vault.ts'
import { submitSchema } from '../../../shared/orders/form.ts'
import { privateSmtp } from '../../../shared/orders/order.ts'
import { type PracticeProcess, spawnPractice } from '../../provider/practice/process.ts'

/** An engine that waits for nothing but the providers, which answer at once. */
export type BenchEngine = {
  readonly db: Database
  readonly engine: Engine
  readonly mailin: MailinPort
  readonly registrar: Registrar
  readonly bugs: readonly unknown[]
  /** Requests that left so far. */
  calls(): number
  /** The id of an order with these domains, two mailboxes each. */
  submit(domains: readonly string[]): number
  close(): Promise<void>
}

export const keys = { platform: 'spaceship', apiKey: 'bench', apiSecretKey: 'bench' } as const
const migrationsFolder = 'db/migrations'

export async function openFile(): Promise<{
  readonly db: Database
  readonly folder: string
  readonly drop: () => void
}> {
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-bench-'))
  const now = () => Date.now()
  const db = await openDatabase({ file: join(folder, 'boxwright.db'), migrationsFolder, now })
  return {
    db,
    folder,
    drop() {
      closeDatabase(db)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function openBenchEngine(): Promise<BenchEngine> {
  const { db, folder, drop } = await openFile()
  const now = () => Date.now()
  const chosenKeyFile = join(folder, 'chosen.key')
  const keyFile = join(folder, 'vault.key')
  const vault = openVault({ db, keyFile, chosenKeyFile, keychain: noKeychain, now })
  write(db, tx => {
    addCustomer(tx, { name: 'Bench', email: 'bench@example.com' }, now())
    addPlan(tx, plan, now())
  })
  // a process of its own: its work is not the engine's
  const practice: PracticeProcess = await spawnPractice({ journalFile: null, speed: 2000 })
  const pacing = createPacing({ clock: systemClock, mailinGapMs: () => 0 })
  let calls = 0
  const record = () => void (calls += 1)
  const shared = { clock: systemClock, timeoutMs: 30_000, turn: pacing.turn, record }
  const mailin = createMailin({
    ...shared,
    baseUrl: practice.mailinBaseUrl,
    email: practice.email,
    password: practice.password,
    deviceName: 'bench',
    tokens: openTokenStore(db, vault, {
      email: practice.email,
      baseUrl: '',
      origin: 'practice',
    }),
  })
  const registrar = registrarClients.spaceship({
    ...shared,
    clientIp: () => '127.0.0.1',
    onIpSeen: () => {},
    baseUrl: practice.spaceshipBaseUrl,
  })
  const bugs: unknown[] = []
  const engine = createEngine({
    db,
    clock: systemClock,
    random: Math.random,
    pacing,
    ports: {
      mailin,
      registrarOf: () => registrar,
      credentialsOf: orderId => openKeys(db, vault, orderId),
      passwords: openPasswords(vault),
    },
    settings: () => ({ batchSize: 10, intervalMs: 100, jobPollMs: 5, hold: false }),
    isUnlocked: () => true,
    isPaused: () => false,
    emit: () => {},
    reportBug: error => bugs.push(error),
  })
  return {
    db,
    engine,
    mailin,
    registrar,
    bugs,
    calls: () => calls,
    submit(domains) {
      const answer = submitOrder(
        { db, vault, now, automationEnabled: () => true, origins: () => practiceOrigins },
        submitSchema.parse({ ...order, domains: domains.join(' ') }),
      )
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
      return answer.value.id
    },
    async close() {
      await engine.stop()
      await practice.kill()
      drop()
    },
  }
}

const refuse = (): never => {
  throw new Error('There is no keychain.')
}
const noKeychain = {
  backend: 'none',
  isAvailable: () => false,
  wrap: refuse,
  unwrap: refuse,
} as const

const plan: PlanInput = {
  name: 'Private SMTP',
  providerType: privateSmtp,
  price: 3,
  currency: 'USD',
  isActive: true,
  minInboxes: null,
  maxInboxes: null,
  promiseHours: null,
}

const order = {
  customerId: 1,
  planId: 1,
  inboxesPerDomain: 2,
  prefixes: ['jo', 'al'].map(prefix => ({ prefix, firstName: 'Jo', lastName: 'Doe' })),
  hostingPlatform: 'spaceship',
  credentials: { spaceshipApiKey: 'bench', spaceshipApiSecretKey: 'bench' },
} as const
