import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database as RawDatabase } from 'better-sqlite3'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { rawOf } from '../../../db/core/connection.ts'
import { closeDatabase } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { migrationsFolder, tempFolder } from '../../support/database.ts'

const now = () => 1_700_000_000_000
const journalSchema = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) })

/**
 * The migrations of the version in which every order had a plan; with `and` also the one after
 * which an order may have none. Later ones change more than this test is about.
 */
function earlierMigrations(and: 0 | 1 = 0): string {
  const folder = join(tempFolder(), 'migrations')
  cpSync(migrationsFolder, folder, { recursive: true })
  const file = join(folder, 'meta/_journal.json')
  const journal = journalSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const at = journal.entries.findIndex(({ tag }) => tag.endsWith('drafts-without-plan'))
  writeFileSync(
    file,
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, at + and) }),
  )
  return folder
}

const filled = `
  insert into users (id, name, email, created_at, updated_at) values (1, 'Jo', 'jo@x.com', 0, 0);
  insert into plans (id, name, provider_type, price, currency, is_active, created_at, updated_at)
    values (1, 'P', 'Private SMTP', 1, 'USD', 1, 0, 0);
  insert into orders (id, user_id, plan_id, status, status_manage_by_admin, draft_cause, submission, moved_at, created_at, updated_at)
    values (1, 1, 1, 'paid', 'completed', null, 1, 1, 2, 3), (2, 1, 1, 'open', 'draft', 'saved', 0, 1, 2, 3),
      (7, 1, 1, 'open', 'draft', 'saved', 0, 1, 2, 3);
  insert into domain_claims (name, order_id, position) values ('acme.com', 1, 0), ('jo.com', 2, 0);
  delete from orders where id = 7;`

/** Everything about the orders that the migration has to keep. */
const keptIn = (raw: RawDatabase) => ({
  orders: raw.prepare('select * from orders order by id').all(),
  claims: raw.prepare('select * from domain_claims order by order_id').all(),
  nextId: raw.prepare(`select seq from sqlite_sequence where name = 'orders'`).pluck().get(),
  others: raw
    .prepare(
      `select type, name, sql from sqlite_master where name <> 'orders' and name not like 'sqlite_stat%' order by 1, 2`,
    )
    .all(),
  foreignKeys: raw.pragma('foreign_key_list(orders)'),
})

it('every row, index, trigger and key of the orders stays, and their ids go on', async () => {
  const file = join(tempFolder(), 'boxwright.db')
  const old = await openDatabase({ file, migrationsFolder: earlierMigrations(), now })
  rawOf(old).exec(filled)
  const before = keptIn(rawOf(old))
  closeDatabase(old)

  const db = await openDatabase({ file, migrationsFolder: earlierMigrations(1), now })
  const raw = rawOf(db)

  expect(keptIn(raw)).toEqual(before)
  expect(before.nextId).toBe(7)
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  const cleared = (id: number) => () =>
    raw.exec(`update orders set plan_id = null where id = ${id}`)
  expect(cleared(1)).toThrow('orders_plan_chosen')
  expect(cleared(2)).not.toThrow()
  for (const change of [
    `status_manage_by_admin = 'in-progress', draft_cause = null`,
    `status_manage_by_admin = 'pending', draft_cause = null`,
    `draft_cause = 'nameservers'`,
    'submission = 1',
  ])
    expect(() => raw.exec(`update orders set ${change} where id = 2`)).toThrow(
      'orders_plan_chosen',
    )
  closeDatabase(db)
})
