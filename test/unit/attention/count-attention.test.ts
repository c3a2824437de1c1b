import { expect, test } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { type Counted, countAttention } from '../../../electron/attention/count-attention.ts'
import type { AttentionCause } from '../../../shared/attention/attention.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

const at = '2026-11-30T12:00:00.000Z'
const mail = { configured: true, waiting: 0, held: 0, overtaken: 0, failed: 0 }
const trouble = { detail: 'Nothing listens there.', since: at, needsPerson: true }
const engine = {
  running: true,
  paused: false,
  intervalSeconds: 60,
  pauses: [],
  waiting: 0,
  halted: 0,
  atWork: 0,
}
const refused = { provider: 'mailin', code: 'credentials', detail: '', since: at } as const

const fullDisk = () => ({
  ...engine,
  storage: { trouble: 'full' as const, since: at, until: at },
})

/** A workspace where nothing needs anybody, but for what is changed. */
async function open(change: Partial<Counted> = {}, sql = '') {
  const fixture = await openOrderFixture()
  const { db } = fixture
  fixture.accept({})
  rawOf(db).exec(`update letters set status = 'sent'; ${sql}`)
  return countAttention({
    db,
    vault: { status: () => ({ state: 'open', backend: 'key-file' }) },
    engine: { status: () => engine },
    mail: { outbox: { status: () => mail } },
    upkeep: { troubles: () => ({}) },
    ...change,
  })
}

test('an order that goes on by itself needs nobody', async () => {
  const { total, domains, causes } = await open()

  expect([total, domains]).toEqual([0, 0])
  expect(new Set(Object.values(causes))).toEqual(new Set([0]))
})

type Case = {
  readonly cause: AttentionCause
  readonly what: string
  readonly change?: Partial<Counted>
  readonly sql?: string
}
const cases: readonly Case[] = [
  {
    cause: 'work-stopped',
    what: 'a login that Mailin refused',
    change: { engine: { status: () => ({ ...engine, pauses: [refused] }) } },
  },
  {
    cause: 'work-stopped',
    what: 'secrets that are locked',
    change: { vault: { status: () => ({ state: 'locked', backend: 'passphrase' }) } },
  },
  { cause: 'work-stopped', what: 'a full disk', change: { engine: { status: fullDisk } } },
  {
    cause: 'mail-stopped',
    what: 'a mail server that takes nothing',
    change: { mail: { outbox: { status: () => ({ ...mail, waiting: 2, trouble }) } } },
  },
  {
    cause: 'database-damaged',
    what: 'a damaged file',
    change: {
      upkeep: { troubles: () => ({ lastCheck: { at, cause: 'asked', isWhole: false } }) },
    },
  },
  {
    cause: 'backup-failed',
    what: 'a backup that was not made',
    change: {
      upkeep: { troubles: () => ({ backupTrouble: { at, since: at, trouble: 'full' } }) },
    },
  },
  {
    cause: 'letters-refused',
    what: 'a refused letter',
    sql: `update letters set status = 'failed'`,
  },
  { cause: 'letters-held', what: 'a held letter', sql: `update letters set status = 'held'` },
  {
    cause: 'orders-pending',
    what: 'a pending order',
    sql: `update orders set status_manage_by_admin = 'pending'`,
  },
]

test.each(cases)('$cause: $what counts once', async ({ cause, change, sql }) => {
  const { total, causes } = await open(change, sql)

  expect([causes[cause], total]).toEqual([1, 1])
})

test('a quota that passes by itself needs nobody', async () => {
  const pauses = [{ ...refused, code: 'rate_limited' as const }]

  const { total } = await open({ engine: { status: () => ({ ...engine, pauses }) } })

  expect(total).toBe(0)
})

test('letters that wait for a server that is tried again need nobody', async () => {
  const brief = { ...trouble, needsPerson: false }

  const { total } = await open({
    mail: { outbox: { status: () => ({ ...mail, waiting: 2, trouble: brief }) } },
  })

  expect(total).toBe(0)
})

test('each domain that needs a person counts', async () => {
  const { total, domains } = await open({}, `update order_domains set needs_person = 1`)

  expect([total, domains]).toEqual([1, 1])
})
