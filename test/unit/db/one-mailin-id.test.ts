import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { rawOf } from '../../../db/core/connection.ts'
import { closeDatabase } from '../../../db/core/database.ts'
import { applicationId, openDatabase } from '../../../db/core/open.ts'
import { migrationsFolder, tempFolder } from '../../support/database.ts'

const now = () => 1_700_000_000_000
const journalSchema = z.looseObject({
  entries: z.array(z.looseObject({ tag: z.string() })),
})

/** The migrations of the version before Mailin ids were unique. */
function earlierMigrations(): string {
  const folder = join(tempFolder(), 'migrations')
  cpSync(migrationsFolder, folder, { recursive: true })
  const file = join(folder, 'meta/_journal.json')
  const journal = journalSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const at = journal.entries.findIndex(({ tag }) => tag.endsWith('one-mailin-id'))
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }))
  return folder
}

const orders = [
  [1, 'completed'],
  [2, 'in-progress'],
  [3, 'cancelled'],
  [4, 'in-progress'],
] as const
/** Order, address, Mailin id: 7 three times, once of an order that is over. */
const mailboxes = [
  [1, 'jo@one.com', 7],
  [1, 'al@one.com', 8],
  [2, 'jo@two.com', 7],
  [3, 'jo@three.com', 7],
  [4, 'jo@four.com', 9],
] as const

function makeOld(): string {
  const file = join(tempFolder(), 'boxwright.db')
  const raw = new BetterSqlite(file)
  raw.pragma(`application_id = ${applicationId}`)
  migrate(drizzle(raw), { migrationsFolder: earlierMigrations() })
  raw.exec(`insert into users (id, name, email, created_at, updated_at) values (1, 'Jo', 'jo@x.com', 0, 0);
    insert into plans (id, name, provider_type, price, currency, is_active, created_at, updated_at)
      values (1, 'P', 'Private SMTP', 1, 'USD', 1, 0, 0)`)
  const order =
    raw.prepare(`insert into orders (id, user_id, plan_id, provider_type, amount, currency, status,
    status_manage_by_admin, is_automated, moved_at, created_at, updated_at)
    values (?, 1, 1, 'Private SMTP', 1, 'USD', 'paid', ?, 1, 0, 0, 0)`)
  const domain =
    raw.prepare(`insert into order_domains (order_id, name, position, stage, state, is_read, stage_since, created_at, updated_at)
    values (?, ?, 0, 'done', 'finished', 1, 0, 0, 0)`)
  for (const [id, status] of orders) {
    order.run(id, status)
    raw
      .prepare(
        `insert into order_automations (id, order_id, provider_type, action_type, status, subjects, created_at, updated_at)
         values (?, ?, 'x', 'mailbox', 'completed', '[]', 0, 0)`,
      )
      .run(id, id)
    domain.run(id, mailboxes.find(([of]) => of === id)?.[1].split('@')[1])
  }
  const email =
    raw.prepare(`insert into order_emails (order_id, user_id, domain, email, password, name, first_name, last_name,
    mailin_mailbox_id, asked_by, created_at, updated_at) values (?, 1, ?, ?, 'x', 'jo', 'Jo', 'Doe', ?, ?, 0, 0)`)
  for (const [id, address, mailinId] of mailboxes)
    email.run(id, address.split('@')[1], address, mailinId, id)
  raw.close()
  return file
}

it('ids that two mailboxes carry are looked for at Mailin again', async () => {
  const db = await openDatabase({ file: makeOld(), migrationsFolder, now })
  const raw = rawOf(db)

  const ids = 'select email, mailin_mailbox_id from order_emails order by id'
  expect(raw.prepare(ids).raw().all()).toEqual([
    ['jo@one.com', null],
    ['al@one.com', 8],
    ['jo@two.com', null],
    ['jo@three.com', null],
    ['jo@four.com', 9],
  ])
  // of orders that are looked after; nothing is made anew for one that is over
  expect(
    raw.prepare('select name, stage, state, is_read from order_domains').raw().all(),
  ).toEqual([
    ['one.com', 'mailboxes', 'due', 0],
    ['two.com', 'mailboxes', 'due', 0],
    ['three.com', 'done', 'finished', 1],
    ['four.com', 'done', 'finished', 1],
  ])
  const told = `select subject_id from activity_logs where action = 'mailin_ai_id_doubled'`
  expect(raw.prepare(told).pluck().all()).toEqual([1, 2, 3])
  const again = `update order_emails set mailin_mailbox_id = 9 where email = 'jo@one.com'`
  expect(() => raw.exec(again)).toThrow('UNIQUE')
  closeDatabase(db)
})
