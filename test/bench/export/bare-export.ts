import { open } from 'node:fs/promises'
import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import { unseal } from '../../../electron/vault/seal.ts'
import { benchKey } from '../data/bench-key.ts'

/** What a page holds; the bench wrote these very rows. */
type Row = {
  readonly id: number
  readonly password: string
  readonly sealed: Buffer
} & Readonly<Record<string, unknown>>

const titles = [
  'email',
  'password',
  'first_name',
  'last_name',
  'domain',
  'order_id',
  'imap_host',
  'imap_port',
  'smtp_host',
  'smtp_port',
]

/**
 * The least that writes such a file: one statement for a page of mailboxes with their secrets, the
 * app's own decryption, and no check, no quoting, no note. Returns the count of rows.
 */
export async function bareExport(db: Database, path: string): Promise<number> {
  const page = rawOf(db).prepare<[number], Row>(
    `select m.id, m.email, m.password, m.first_name, m.last_name, m.domain, m.order_id,
       m.imap_host, m.imap_port, m.smtp_host, m.smtp_port, s.sealed
     from order_emails m join secrets s on s.id = m.password
     where m.id > ? and m.mailin_mailbox_id is not null order by m.id limit 500`,
  )
  const file = await open(path, 'w', 0o600)
  await file.write(`${titles.join(',')}\r\n`)
  let count = 0
  for (let last = 0; ; ) {
    const rows = page.all(last)
    if (rows.length === 0) break
    const lines = rows.map(row => {
      const opened = unseal(benchKey, { id: row.password, ...column }, row.sealed)
      return titles.map(title => (title === 'password' ? opened : row[title])).join(',')
    })
    await file.write(`${lines.join('\r\n')}\r\n`)
    count += rows.length
    last = rows.at(-1)?.id ?? last
  }
  await file.sync()
  await file.close()
  return count
}

/** Notes an export of all mailboxes and of their orders, in one transaction. Returns `count`. */
export function noteBarely(db: Database, count: number): number {
  const raw = rawOf(db)
  const orders = raw
    .prepare<[], { readonly id: number; readonly count: number }>(
      `select order_id as id, count(*) as count from order_emails
       where mailin_mailbox_id is not null group by order_id`,
    )
    .all()
  const activity = raw.prepare(
    `insert into activity_logs (action, description, subject_type, subject_id, properties, created_at)
     values ('mailboxes_exported', ?, 'order', ?, '{}', ?)`,
  )
  const mark = raw.prepare('update order_emails set exported_at = ? where id = ?')
  const marked = raw
    .prepare<[], number>('select id from order_emails where mailin_mailbox_id is not null')
    .pluck()
    .all()
  const now = Date.now()
  raw
    .transaction(() => {
      for (const order of orders)
        activity.run(`${order.count} mailboxes exported`, order.id, now)
      for (const id of marked) mark.run(now, id)
    })
    .immediate()
  return count
}

const column = { table: 'order_emails', column: 'password' }
