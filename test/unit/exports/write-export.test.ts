import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { formats } from '../../../electron/exports/formats.ts'
import { fileSentenceOf } from '../../../electron/exports/whole-file.ts'
import { countExport, writeExport } from '../../../electron/exports/write-export.ts'
import { looksLikeFormula } from '../../../shared/exports/formula-guard.ts'
import { exportFormats } from '../../../shared/settings/settings.ts'
import { tempFolder } from '../../support/database.ts'
import { addMailbox, openExport } from '../../support/export-fixture.ts'
import type { OrderFixture } from '../../support/order-fixture.ts'

/** Puts another password in place, as staff do. */
function enterAnew({ db, vault }: OrderFixture, email: string): void {
  write(db, tx => {
    const secret = vault.put(tx, passwordColumn, 'entered anew')
    rawOf(db).prepare('update order_emails set password = ? where email = ?').run(secret, email)
  })
}

const host = 'mail.example'
const passwordColumn = { table: 'order_emails', column: 'password' } as const

describe('an export', () => {
  it('writes CRLF without BOM', async () => {
    const { fixture, exporter, path } = await openExport()
    const password = addMailbox(fixture, { email: 'jo@acme.com', smtpHost: host })

    const answer = await writeExport(exporter, { format: 'generic' })

    expect(answer).toMatchObject({ ok: true, value: { path, count: 1 } })
    expect(readFileSync(path, 'utf8')).toBe(
      `email,password,first_name,last_name,domain,order_id,imap_host,imap_port,smtp_host,smtp_port\r\n` +
        `jo@acme.com,${password},Jo,Doe,acme.com,1,${host},993,${host},587\r\n`,
    )
  })

  it('is readable by the owner only', async () => {
    const { fixture, exporter, path } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com' })
    writeFileSync(path, 'older', { mode: 0o644 })

    await writeExport(exporter, { format: 'generic' })

    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(path, '..'))).toEqual(['out.csv'])
  })

  it('writes nothing when the mode was changed while the dialog was open', async () => {
    const { fixture, exporter, path } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com' })
    const askSavePath = () => {
      rawOf(fixture.db).close()
      return Promise.resolve(path)
    }

    const answer = await writeExport({ ...exporter, askSavePath }, { format: 'generic' })

    expect(answer).toMatchObject({ ok: false, failure: { code: 'not_applicable' } })
    expect(existsSync(path)).toBe(false)
  })

  it('does not count as exported what got another password meanwhile', async () => {
    const { fixture, settings, exporter } = await openExport()
    for (const email of ['jo@acme.com', 'kay@acme.com']) addMailbox(fixture, { email })
    const { db, vault } = fixture
    let isAsked = false
    const vaultMeanwhile = {
      ...vault,
      readPage(...page: Parameters<typeof vault.readPage>) {
        const texts = vault.readPage(...page)
        if (isAsked) enterAnew(fixture, 'jo@acme.com')
        return texts
      },
    }
    const askSavePath = () => {
      isAsked = true
      return exporter.askSavePath('')
    }
    const workspace = () => ({ db, settings, vault: vaultMeanwhile })

    await writeExport(
      { workspace, askSavePath, pathOnDesk: path => path },
      { format: 'generic' },
    )

    const exported = rawOf(fixture.db)
      .prepare('select email from order_emails where exported_at is not null')
      .pluck()
      .all()
    expect(exported).toEqual(['kay@acme.com'])
  })

  it('holds the password that was entered while the dialog was open', async () => {
    const { fixture, exporter, path } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com' })
    const askSavePath = () => {
      enterAnew(fixture, 'jo@acme.com')
      return Promise.resolve(path)
    }

    await writeExport({ ...exporter, askSavePath }, { format: 'generic' })

    expect(readFileSync(path, 'utf8')).toContain('jo@acme.com,entered anew,')
  })

  it('quotes what would break a row', async () => {
    const { fixture, exporter, path } = await openExport()
    const odd = 'Jo, "the"\r\nGreat'
    addMailbox(fixture, { email: 'jo@acme.com', firstName: odd })

    await writeExport(exporter, { format: 'private-smtp' })

    const text = readFileSync(path, 'utf8')
    expect(text).toContain('"Jo, ""the""\r\nGreat",Doe,jo@acme.com')
    expect(Papa.parse<string[]>(text.trim()).data[1]?.[0]).toBe(odd)
  })

  it('never touches a password', async () => {
    const { fixture, exporter, path } = await openExport()
    const odd = ['=1+1', '+x', '-x', '@x', ' x ', "'x", 'a,"b"']
    for (const [index, password] of odd.entries())
      addMailbox(fixture, { email: `jo${index}@acme.com`, password })

    await writeExport(exporter, { format: 'generic' })

    const { data } = Papa.parse<string[]>(readFileSync(path, 'utf8').trim())
    expect(data.slice(1).map(row => row[1])).toEqual(odd)
  })

  it.each(exportFormats.filter(format => formats[format].file === 'csv'))(
    'for %s guards names, and nothing that somebody logs in with',
    async format => {
      const { fixture, exporter, path } = await openExport()
      const [email, password] = ['-jo@acme.com', '=cmd|1!A0']
      addMailbox(fixture, {
        email,
        password,
        firstName: '=HYPERLINK("//x")',
        smtpHost: '@host',
      })

      const answer = await writeExport(exporter, { format })

      expect(answer).toMatchObject({ ok: true, value: { count: 1, passwordsLikeFormulas: 1 } })
      const { data } = Papa.parse<string[]>(readFileSync(path, 'utf8').trim())
      const computed = data[1]?.filter(looksLikeFormula)
      expect(new Set(computed)).toEqual(new Set([email, password]))
      expect(data[1]?.join()).toContain(`'=HYPERLINK("//x")`)
    },
  )

  it('leaves out what has no id', async () => {
    const { fixture, exporter } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com' })
    addMailbox(fixture, { email: 'al@acme.com', mailboxId: null })

    expect(await writeExport(exporter, { format: 'generic' })).toMatchObject({
      value: { count: 1, leftOut: [{ email: 'al@acme.com', reason: 'not-created' }] },
    })
  })

  it('holds an extra mailbox only when it is chosen', async () => {
    const { fixture, exporter } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com' })
    addMailbox(fixture, { email: 'left@acme.com' })
    rawOf(fixture.db).exec(`update order_emails set is_extra = 1 where email like 'left@%'`)
    const left = rawOf(fixture.db).prepare(`select id from order_emails where is_extra = 1`)
    const id = Number(left.pluck().get())

    expect(await writeExport(exporter, { format: 'generic' })).toMatchObject({
      value: { count: 1, leftOut: [{ email: 'left@acme.com', reason: 'extra' }] },
    })
    expect(await writeExport(exporter, { format: 'generic', mailboxIds: [id] })).toMatchObject({
      value: { count: 1, leftOut: [] },
    })
  })

  it('refuses when nothing exists yet', async () => {
    const { exporter, path } = await openExport()

    expect(await writeExport(exporter, { format: 'generic' })).toMatchObject({
      failure: { code: 'not_applicable' },
    })
    expect(readdirSync(join(path, '..'))).toEqual([])
  })

  it('writes nothing when the dialog closed', async () => {
    const { fixture, exporter } = await openExport(null)
    addMailbox(fixture, { email: 'jo@acme.com' })

    expect(await writeExport(exporter, { format: 'generic' })).toMatchObject({
      failure: { code: 'dismissed' },
    })
  })

  it('says what is wrong with the place, and marks nothing as exported', async () => {
    const folder = tempFolder()
    const { fixture, exporter } = await openExport(join(folder, 'gone', 'out.csv'))
    addMailbox(fixture, { email: 'jo@acme.com' })

    const answer = await writeExport(exporter, { format: 'generic', onlyNew: true })

    expect(answer).toMatchObject({
      ok: false,
      failure: {
        code: 'not_applicable',
        message: 'No file was saved. This folder does not exist. Choose another one.',
      },
    })
    const again = { ...exporter, askSavePath: () => Promise.resolve(join(folder, 'out.csv')) }
    expect(await writeExport(again, { format: 'generic', onlyNew: true })).toMatchObject({
      ok: true,
      value: { count: 1 },
    })
  })

  it('leaves a folder of that name alone', async () => {
    const folder = tempFolder()
    const { fixture, exporter } = await openExport(folder)
    addMailbox(fixture, { email: 'jo@acme.com' })

    const answer = await writeExport(exporter, { format: 'generic' })

    expect(answer).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('A folder has this name') },
    })
    expect(existsSync(`${folder}.part`)).toBe(false)
  })

  it.each([
    ['ENOSPC', /disk is full/],
    ['EACCES', /Nothing may be written there/],
    ['EBUSY', /Another program holds the file/],
  ])('has a sentence for %s', (code, sentence) => {
    const error = Object.assign(new Error('open'), { code, syscall: 'write' })

    expect(fileSentenceOf(error)).toMatch(sentence)
  })

  it('leaves an unknown host blank', async () => {
    const { fixture, exporter, path } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com' })

    await writeExport(exporter, { format: 'generic' })

    expect(readFileSync(path, 'utf8')).toContain(',1,,993,,587\r\n')
  })

  it('for Instantly names mailboxes without hosts', async () => {
    const { fixture, exporter } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com' })
    addMailbox(fixture, { email: 'al@acme.com', smtpHost: host })

    const answer = await writeExport(exporter, { format: 'instantly' })

    expect(answer).toMatchObject({ ok: false, failure: { code: 'not_applicable' } })
    expect(answer.ok ? '' : answer.failure.message).toContain('jo@acme.com')
    expect(answer.ok ? '' : answer.failure.message).not.toContain('al@acme.com')
  })

  it('for Instantly takes the default hosts', async () => {
    const { fixture, exporter, settings, path } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com' })
    const defaults = { imapHost: 'imap.example', smtpHost: 'smtp.example' }
    write(fixture.db, tx => settings.save(tx, { defaults }))

    await writeExport(exporter, { format: 'instantly' })

    expect(readFileSync(path, 'utf8')).toContain(',imap.example,993,')
    expect(readFileSync(path, 'utf8')).toContain(',smtp.example,587,')
  })

  it('for a sequencer names mailboxes without a port', async () => {
    const { fixture, exporter } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com', smtpHost: host })
    rawOf(fixture.db).exec('update order_emails set smtp_port = null')

    expect(await writeExport(exporter, { format: 'smartlead' })).toMatchObject({
      failure: { code: 'not_applicable', message: expect.stringContaining('jo@acme.com') },
    })
  })

  it('goes without the hostless when staff say so, and tells whom', async () => {
    const { fixture, exporter, path } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com', smtpHost: host })
    addMailbox(fixture, { email: 'max@acme.com' })

    expect(await countExport(exporter.workspace(), {})).toEqual({
      ok: true,
      value: { count: 2, hostless: { count: 1, named: ['max@acme.com'] } },
    })
    const refused = await writeExport(exporter, { format: 'instantly' })
    expect(refused).toMatchObject({ failure: { fields: { hosts: expect.any(String) } } })
    const written = await writeExport(exporter, {
      format: 'instantly',
      leaveOutHostless: true,
    })

    expect(written).toMatchObject({
      value: { count: 1, leftOut: [{ email: 'max@acme.com', reason: 'no-hosts' }] },
    })
    expect(readFileSync(path, 'utf8')).not.toContain('max@acme.com')
  })

  it('of what is new holds nothing twice', async () => {
    const { fixture, exporter } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com' })

    const first = await writeExport(exporter, { format: 'generic', onlyNew: true })
    const second = await writeExport(exporter, { format: 'generic', onlyNew: true })

    expect(first).toMatchObject({ value: { count: 1 } })
    expect(second).toMatchObject({
      failure: { message: 'Every mailbox that exists was exported before.' },
    })
  })

  it('writes thousands in one go', async () => {
    const { fixture, exporter } = await openExport()
    for (let index = 0; index < 1200; index += 1)
      addMailbox(fixture, { email: `jo${index}@acme.com` })

    expect(await writeExport(exporter, { format: 'generic' })).toMatchObject({
      value: { count: 1200 },
    })
  })
})
