import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { write } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { addExchange } from '../../../db/records/records.ts'
import { orderAtWork } from '../../../electron/engine/order-at-work.ts'
import { createOutbox } from '../../../electron/letters/deliver.ts'
import { createTransport } from '../../../electron/letters/transport.ts'
import type { Exchange } from '../../../electron/providers/exchange.ts'
import { openVault } from '../../../electron/vault/vault.ts'
import { ok } from '../../../shared/border/result.ts'
import { practiceSchema } from '../../provider/practice/process.ts'
import { openEngine } from '../../support/engine-at.ts'
import { fastClock } from '../../support/fast-clock.ts'
import { ordersOf } from './orders.ts'
import { createPoints } from './points.ts'
import { cancelMoments, createStaff } from './staff.ts'

/**
 * One life of the engine, in a process of its own: says `ready` when all is loaded, waits for a
 * line that tells what to do, and says `whole` when all orders of the walk are through.
 */
const whatToDo = z.object({
  folder: z.string(),
  factor: z.number(),
  origin: z.number(),
  walk: z.number(),
  mailPort: z.number(),
  plan: z.object({
    after: z.number().nullable(),
    known: z.array(z.string()),
    lag: z.number(),
  }),
  providers: practiceSchema,
})
export type WhatToDo = z.infer<typeof whatToDo>

/** Real milliseconds between two looks of staff. */
const lookEveryMs = 10

Error.stackTraceLimit = 40
const input = createInterface({ input: process.stdin })
input.once('line', line => void live(whatToDo.parse(JSON.parse(line))).catch(reportBug))
// the test is gone
input.once('close', () => process.exit(0))
writeSync(1, 'ready\n')

async function live(task: WhatToDo): Promise<void> {
  const { folder, walk, providers } = task
  const clock = fastClock(task.factor, task.origin)
  const now = () => clock.now()
  const points = createPoints(task.plan)
  const file = join(folder, 'boxwright.db')
  const db = await openDatabase({ file, migrationsFolder: 'db/migrations', now })
  points.aroundCommits(db)
  const vault = openVault({
    db,
    keyFile: join(folder, 'vault.key'),
    chosenKeyFile: join(folder, 'chosen.key'),
    keychain: {
      backend: 'none',
      isAvailable: () => false,
      wrap: () => Buffer.alloc(0),
      unwrap: () => '',
    },
    now,
  })
  const from = { name: 'Boxwright', address: 'boxwright@practice.example' }
  const mail = points.around({ send: createTransport() }, 'mail')
  const outbox = createOutbox({
    db,
    clock,
    random: Math.random,
    send: mail.send,
    server: () => ok({ kind: 'practice', port: task.mailPort, from }),
    emit: () => {},
    reportBug,
  })
  const engine = openEngine({
    db,
    vault,
    clock,
    providers,
    batchSize: 4,
    around: host => points.around(host, 'mailin'),
    aroundRegistrar: registrar => points.around(registrar, registrar.name),
    record({ at, ...row }: Exchange) {
      const expected = { ...row, orderId: orderAtWork(), createdAt: Date.parse(at) }
      write(db, tx => addExchange(tx, expected))
    },
    emit: event => event === 'letter:changed' && outbox.nudge(),
    reportBug,
  })
  engine.start()
  outbox.start()
  const staff = createStaff({
    db,
    vault,
    points,
    now,
    orders: ordersOf(walk),
    exportFile: join(folder, `export-${walk}.csv`),
    cancelWhen: cancelMoments[walk % cancelMoments.length] ?? 'asked',
    onAct() {
      engine.nudge()
      outbox.nudge()
    },
  })
  while (!(await staff())) await new Promise(resolve => setTimeout(resolve, lookEveryMs))
  writeSync(1, `whole ${JSON.stringify([...points.passed])}\n`)
}

function reportBug(error: unknown): void {
  writeSync(2, `${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(3)
}
