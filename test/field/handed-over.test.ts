import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { handOver } from '../../electron/exports/hand-over.ts'
import { makePassphrase } from '../../electron/exports/passphrase.ts'
import { writeExport } from '../../electron/exports/write-export.ts'
import { tempFolder } from '../support/database.ts'
import { addMailbox, openExport } from '../support/export-fixture.ts'

const run = promisify(execFile)
/** Debian's 7-Zip; `npm test` installs it where that needs no question. */
const program = ['/usr/bin/7zz', '/usr/bin/7z'].find(path => existsSync(path))
const host = 'mail.example'

/** Runs 7-Zip; resolves to what it says, and rejects where it fails. */
const sevenZip = (...args: string[]) => run(program ?? '7zz', args).then(({ stdout }) => stdout)

/** Mailboxes of order 1, handed over in a format; `open` unpacks them with a passphrase. */
async function handOverOf(count: number, format: 'generic' | 'snov' | 'xlsx') {
  const path = join(tempFolder(), 'handed.zip')
  const opened = await openExport(path)
  for (let at = 0; at < count; at += 1)
    addMailbox(opened.fixture, { email: `jo${at}@acme.com`, smtpHost: host })
  const answer = await handOver(opened.exporter, { format, orderId: 1, announce: true })
  if (!answer.ok) throw new Error(answer.failure.message)
  async function open(passphrase: string) {
    const folder = tempFolder()
    await sevenZip('x', `-p${passphrase}`, `-o${folder}`, path)
    return { folder, names: readdirSync(folder).toSorted() }
  }
  return { ...opened, ...answer.value, open }
}

test.skipIf(program === undefined)(
  '7-Zip opens the archive, and finds what a plain export has',
  async () => {
    const { path, passphrase, count, open, exporter, suggested } = await handOverOf(
      1201,
      'generic',
    )
    const plain = join(tempFolder(), 'plain.csv')
    await writeExport(
      { ...exporter, askSavePath: () => Promise.resolve(plain) },
      { format: 'generic', orderIds: [1] },
    )

    const { folder, names } = await open(passphrase)

    expect(count).toBe(1201)
    expect(suggested[0]).toMatch(/^order-1_.+_\d{4}-\d\d-\d\d\.zip$/)
    const csv = names.find(name => name.endsWith('.csv')) ?? ''
    expect(names).toEqual([csv, 'read-me.txt'].toSorted())
    expect(readFileSync(join(folder, csv))).toEqual(readFileSync(plain))
    expect(readFileSync(join(folder, 'read-me.txt'), 'utf8')).toContain('1201 mailboxes')
    const said = await sevenZip('l', '-slt', `-p${passphrase}`, path)
    expect(said.match(/^Method = AES-256/gm)).toHaveLength(2)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  },
)

test.skipIf(program === undefined)('a wrong passphrase is refused', async () => {
  const { passphrase, open } = await handOverOf(1, 'xlsx')

  for (const wrong of ['', passphrase.toLowerCase(), makePassphrase()])
    await expect(open(wrong)).rejects.toThrow(/Wrong password|ERROR/)
})

test.skipIf(program === undefined)('a target’s limit makes several files within', async () => {
  const { passphrase, open } = await handOverOf(150, 'snov')

  const { names } = await open(passphrase)

  expect(names.filter(name => /_snov_[12]\.csv$/.test(name))).toHaveLength(2)
})

test('the passphrase is kept nowhere, and the letter has neither it nor a password', async () => {
  const logged: string[] = []
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    const before = console[level]
    console[level] = (...words: unknown[]) => void logged.push(words.join(' '))
    onTestFinished(() => void (console[level] = before))
  }
  const { fixture, passphrase, path } = await handOverOf(2, 'generic')
  const raw = rawOf(fixture.db)
  const tables = raw
    .prepare("select name from sqlite_master where type = 'table'")
    .pluck()
    .all()

  const rows = JSON.stringify(
    tables.map(name => raw.prepare(`select * from "${String(name)}"`).all()),
  )

  expect(passphrase).toMatch(/^(?:[A-HJKMNP-TV-Z2-9]{5}-){4}[A-HJKMNP-TV-Z2-9]{5}$/)
  for (const spelling of [passphrase, passphrase.replaceAll('-', '')]) {
    expect(rows).not.toContain(spelling)
    expect(logged.join()).not.toContain(spelling)
    expect(readFileSync(path).toString('latin1')).not.toContain(spelling)
  }
  expect(readFileSync(path).toString('latin1')).not.toContain('jo0@acme.com')
  const letter = raw
    .prepare("select subject, body from letters where kind = 'credentials-handed-over'")
    .get()
  expect(letter).toMatchObject({
    body: expect.stringMatching(/handed\.zip[\s\S]*7-Zip[\s\S]*Keka/),
  })
  const actions = raw.prepare('select action from activity_logs').pluck().all()
  expect(actions).toContain('credentials_handed_over')
})
