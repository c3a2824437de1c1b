import { join } from 'node:path'
import { rawOf } from '../../db/core/connection.ts'
import { write } from '../../db/core/database.ts'
import { openPasswords } from '../../electron/engine/passwords.ts'
import type { ExportContext } from '../../electron/exports/prepare-export.ts'
import { openSettings } from '../../electron/settings/settings.ts'
import { tempFolder } from './database.ts'
import { type OrderFixture, openOrderFixture } from './order-fixture.ts'

/** A mailbox as a test needs it; what is missing has a usual value. */
type Row = {
  readonly email: string
  readonly firstName?: string
  readonly mailboxId?: number | null
  readonly smtpHost?: string
  readonly password?: string
  readonly customerId?: number
}
const passwordColumn = { table: 'order_emails', column: 'password' } as const

let lastId = 6
const nextId = () => ++lastId

/** A mailbox of order 1; answers its password. */
export function addMailbox({ db, vault }: OrderFixture, row: Row): string {
  return write(db, tx => {
    const passwords = openPasswords(vault)
    const secret =
      row.password === undefined
        ? passwords.make(tx, 'all')
        : vault.put(tx, passwordColumn, row.password)
    const host = row.smtpHost ?? null
    rawOf(db)
      .prepare(
        `insert into order_emails (order_id, user_id, domain, email, password, name, first_name,
           last_name, mailin_mailbox_id, imap_host, imap_port, smtp_host, smtp_port, created_at, updated_at)
         values (1, ?, 'acme.com', ?, ?, 'jo', ?, 'Doe', ?, ?, 993, ?, 587, 0, 0)`,
      )
      .run(
        row.customerId ?? 1,
        row.email,
        secret,
        row.firstName ?? 'Jo',
        row.mailboxId === undefined ? nextId() : row.mailboxId,
        host,
        host,
      )
    return passwords.open(tx, secret) ?? ''
  })
}

/** An order without mailboxes, and what an export needs; `path` is what the dialog answers. */
export async function openExport(path: string | null = join(tempFolder(), 'out.csv')) {
  const fixture = await openOrderFixture()
  fixture.accept({})
  const settings = openSettings(fixture.db, fixture.vault, 'practice')
  const { db, vault } = fixture
  const suggested: string[] = []
  const exporter: ExportContext = {
    workspace: () => ({ db, vault, settings }),
    pathOnDesk: (path: string) => path,
    askSavePath(name) {
      suggested.push(name)
      return Promise.resolve(path)
    },
  }
  return { fixture, settings, path: path ?? '', exporter, suggested }
}
