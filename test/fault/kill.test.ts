import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { closeDatabase, type Database } from '../../db/database.ts'
import { openDatabase } from '../../db/open.ts'
import { submitOrder } from '../../electron/orders/submit-order.ts'
import { effectsOf } from '../../electron/practice/counts.ts'
import { passwordHashOf } from '../../electron/practice/hash.ts'
import { readJournal } from '../../electron/practice/journal.ts'
import { submitSchema } from '../../shared/order.ts'
import { spawnPractice } from '../provider/practice/process.ts'
import { migrationsFolder, tempFolder } from '../support/database.ts'
import { pause } from '../support/engine-bench.ts'
import { fastClock } from '../support/fast-clock.ts'
import { furnish, goodOrder, openTestVault, person } from '../support/order-desk.ts'

const kills = 40
const factor = 30
/** Print it and put it here to see the same kills again. */
const seed = 20_261_123
const passwordPlace = { table: 'order_emails', column: 'password' } as const

function seeded(state: number): () => number {
  let at = state
  return () => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
    return at / 2_147_483_648
  }
}

type MailboxRow = {
  readonly email: string
  readonly domain: string
  readonly mailboxId: number | null
  readonly password: string
}

it(`survives ${kills} kills with nothing doubled`, async () => {
  const folder = tempFolder()
  const file = join(folder, 'boxwright.db')
  const journalFile = join(folder, 'providers.jsonl')
  const origin = Date.now()
  const clock = fastClock(factor, origin)
  const now = () => clock.now()
  const random = seeded(seed)
  const practice = await spawnPractice({ journalFile, speed: factor })
  onTestFinished(() => practice.kill())
  const flags = JSON.stringify({ folder, factor, origin, providers: practice })

  const withDb = async <Value>(use: (db: Database) => Value): Promise<Value> => {
    const db = await openDatabase({ file, migrationsFolder, now })
    try {
      return use(db)
    } finally {
      closeDatabase(db)
    }
  }
  let orders = 0
  const submit = (db: Database) => {
    orders += 1
    const names = ['plain', 'active', 'flaky', 'holes', 'plain-b', 'limited']
    const domains = names.map(name => `${name}-${orders}.com`).join(' ')
    const prefixes = [person('jo'), person('al')]
    const answer = submitOrder(
      { db, vault: openTestVault(db, folder), now, automationEnabled: () => true },
      submitSchema.parse({ ...goodOrder, domains, inboxesPerDomain: 2, prefixes }),
    )
    if (!answer.ok) throw new Error(answer.failure.message)
  }
  const openOrders = (db: Database) =>
    Number(
      db.raw
        .prepare("select count(*) from orders where status_manage_by_admin <> 'completed'")
        .pluck()
        .get(),
    )
  const start = (): ChildProcess =>
    spawn(process.execPath, ['test/fault/engine-process.ts', flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const end = async (engine: ChildProcess): Promise<void> => {
    const gone = once(engine, 'exit')
    if (!engine.kill('SIGKILL')) throw new Error(`The engine ended: ${engine.exitCode}`)
    await gone
  }

  await withDb(db => {
    furnish(db, folder)
    submit(db)
  })
  for (let count = 1; count <= kills; count += 1) {
    const engine = start()
    // one kill in eight comes while the engine still opens its database
    if (count % 8 === 0) await pause(random() * 500)
    else {
      if (engine.stdout !== null) await once(engine.stdout, 'data')
      await pause(random() * 500)
    }
    await end(engine)
    await withDb(db => {
      if (openOrders(db) === 0) submit(db)
    })
  }
  const last = start()
  const limit = Date.now() + 60_000
  while ((await withDb(openOrders)) > 0) {
    if (Date.now() > limit) throw new Error('The orders were never completed.')
    await pause(100)
  }
  await end(last)
  console.log(`${kills} kills, ${orders} orders, seed ${seed}`)

  const state = readJournal(journalFile)
  await withDb(db => {
    const vault = openTestVault(db, folder)
    const rows = db.raw
      .prepare<[], MailboxRow>(
        'select email, domain, mailin_mailbox_id as mailboxId, password from order_emails',
      )
      .all()
    expect(rows).toHaveLength(orders * 12)
    for (const { email, domain, mailboxId, password } of rows) {
      const there = state.mailboxes.get(email)
      expect(there?.id, email).toBe(mailboxId)
      const kept = passwordHashOf(email, vault.read(db.orm, passwordPlace, password))
      expect(there?.passwordHash, email).toBe(kept)
      const most = domain.startsWith('holes') ? 2 : 1
      expect(effectsOf(state, 'create', email), email).toBeLessThanOrEqual(most)
      expect(effectsOf(state, 'transfer', domain), domain).toBeLessThanOrEqual(1)
    }
    const ours = [...state.mailboxes.values()].filter(one => one.owner === 'ours')
    expect(ours).toHaveLength(rows.length)
    const leases = "select count(*) from order_domains where state <> 'finished'"
    expect(db.raw.prepare(leases).pluck().get()).toBe(0)
    expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })
}, 180_000)
