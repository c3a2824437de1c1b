import { type FileHandle, open } from 'node:fs/promises'
import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import { unseal } from '../../../electron/vault/seal.ts'
import { benchKey } from '../data/bench-key.ts'

/** What a page holds; the bench wrote these very rows. */
type Row = {
  readonly id: number
  readonly user_id: number
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
 * The least that writes such files: one statement for a page of mailboxes with their secrets, the
 * app's own decryption, and no check, no quoting, no note. `pathOf` names the file of a customer;
 * without it all are in one. Returns the count of rows.
 */
export async function bareExport(
  db: Database,
  path: string,
  pathOf: (customerId: number) => string = () => path,
): Promise<number> {
  const page = rawOf(db).prepare<[number, number], Row>(
    `select m.id, m.user_id, m.email, m.password, m.first_name, m.last_name, m.domain,
       m.order_id, m.imap_host, m.imap_port, m.smtp_host, m.smtp_port, s.sealed
     from order_emails m join secrets s on s.id = m.password
     where (m.user_id, m.id) > (?, ?) and m.mailin_mailbox_id is not null
     order by m.user_id, m.id limit 500`,
  )
  let count = 0
  let file: FileHandle | null = null
  let current = ''
  for (let last: readonly [number, number] = [0, 0]; ; ) {
    const rows = page.all(...last)
    for (const part of byPath(rows, pathOf)) {
      if (file === null || part.path !== current) {
        await file?.sync()
        await file?.close()
        current = part.path
        file = await open(current, 'w', 0o600)
        await file.write(`${titles.join(',')}\r\n`)
      }
      await file.write(`${part.rows.map(lineOf).join('\r\n')}\r\n`)
    }
    count += rows.length
    const end = rows.at(-1)
    if (end === undefined) break
    last = [end.user_id, end.id]
  }
  await file?.sync()
  await file?.close()
  return count
}

function lineOf(row: Row): string {
  const opened = unseal(benchKey, { id: row.password, ...column }, row.sealed)
  return titles.map(title => (title === 'password' ? opened : row[title])).join(',')
}

type Part = { readonly path: string; readonly rows: Row[] }

function byPath(rows: readonly Row[], pathOf: (customerId: number) => string): readonly Part[] {
  const parts: Part[] = []
  for (const row of rows) {
    const path = pathOf(row.user_id)
    const part = parts.at(-1)
    if (part?.path === path) part.rows.push(row)
    else parts.push({ path, rows: [row] })
  }
  return parts
}

/**
 * Notes an export of all mailboxes, of their orders and of a file for each customer, in one
 * transaction. Returns `count`.
 */
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
    .prepare<[], { readonly id: number; readonly customer: number }>(
      `select id, user_id as customer from order_emails where mailin_mailbox_id is not null`,
    )
    .all()
  const addFile = raw.prepare(
    `insert into export_files (path, format, mailbox_count, created_at)
     values (?, 'generic', 0, ?)`,
  )
  const add = raw.prepare('insert into exported_mailboxes (mailbox_id, file_id) values (?, ?)')
  const fileOf = new Map<number, number | bigint>()
  const now = Date.now()
  raw
    .transaction(() => {
      for (const order of orders)
        activity.run(`${order.count} mailboxes exported`, order.id, now)
      for (const { id } of marked) mark.run(now, id)
      for (const file of new Set(marked.map(one => one.customer)))
        fileOf.set(file, addFile.run(`${file}.csv`, now).lastInsertRowid)
      for (const { id, customer } of marked) add.run(id, fileOf.get(customer))
    })
    .immediate()
  return count
}

const column = { table: 'order_emails', column: 'password' }
