import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { addCustomer } from '../../../db/customers/customers.ts'
import { lastFormats, listExportFiles } from '../../../db/exports/files.ts'
import { safeName } from '../../../electron/exports/file-name.ts'
import { writeExport } from '../../../electron/exports/write-export.ts'
import { tempFolder } from '../../support/database.ts'
import { addMailbox, openExport } from '../../support/export-fixture.ts'

const page = { limit: 10, offset: 0 }

/** A mailbox for each customer name; the first is the order's own. */
async function openWith(names: readonly string[], path = join(tempFolder(), 'out.csv')) {
  const opened = await openExport(path)
  const { db } = opened.fixture
  for (const [at, name] of names.entries()) {
    const id = write(db, tx => addCustomer(tx, { name, email: `${at}@acme.example` }, 0))
    addMailbox(opened.fixture, { email: `jo${at}@acme.com`, customerId: id })
  }
  return opened
}

describe('an export of several customers', () => {
  it('is a file for each, named after the customer', async () => {
    const { fixture, exporter, path, suggested } = await openWith([
      'Acme Ltd',
      'Müller & Söhne',
    ])

    const answer = await writeExport(exporter, { format: 'generic' })

    const paths = ['acme-ltd', 'müller-söhne'].map(name => path.replace('.csv', `_${name}.csv`))
    expect(answer).toMatchObject({ ok: true, value: { path: paths[0], paths, count: 2 } })
    expect(existsSync(path)).toBe(false)
    expect(readFileSync(paths[0] ?? '', 'utf8')).toContain('jo0@acme.com')
    expect(readFileSync(paths[0] ?? '', 'utf8')).not.toContain('jo1@acme.com')
    expect(suggested).toEqual([
      expect.stringMatching(/^mailboxes_\d{4}-\d\d-\d\d_generic\.csv$/),
    ])
    const { rows, total } = listExportFiles(fixture.db.reader, undefined, page)
    expect(rows.map(row => row.path)).toEqual(paths.toReversed())
    expect(total).toBe(2)
  })

  it('replaces no file that nobody was asked about, and mixes no two customers', async () => {
    const { exporter, path } = await openWith(['Acme', 'ACME', '???'])
    writeFileSync(path.replace('.csv', '_acme.csv'), 'older')

    const answer = await writeExport(exporter, { format: 'generic' })

    const names = answer.ok ? answer.value.paths?.map(one => basename(one)) : []
    expect(names?.[0]).toBe('out_acme_2.csv')
    expect(names?.[1]).toMatch(/^out_acme-customer-\d+\.csv$/)
    expect(names?.[2]).toMatch(/^out_customer-\d+\.csv$/)
    expect(readFileSync(path.replace('.csv', '_acme.csv'), 'utf8')).toBe('older')
  })

  it('keeps the files that were written before one could not be', async () => {
    const { fixture, exporter, path } = await openWith(['Acme', 'x'.repeat(400), 'Other'])
    const long = 'n'.repeat(220)

    const answer = await writeExport(
      { ...exporter, askSavePath: () => Promise.resolve(path.replace('out', long)) },
      { format: 'generic' },
    )

    expect(answer).toMatchObject({
      failure: {
        message: expect.stringMatching(/^1 file was written, then no more\. .*too long/),
      },
    })
    expect(readdirSync(join(path, '..'))).toEqual([`${long}_acme.csv`])
    const marked = rawOf(fixture.db)
      .prepare('select email from order_emails where exported_at is not null')
      .pluck()
      .all()
    expect(marked).toEqual(['jo0@acme.com'])
  })
})

it('a file of one customer is named after the customer and the day', async () => {
  const { exporter, suggested } = await openWith(['Acme Ltd'])

  await writeExport(exporter, { format: 'xlsx', orderIds: [1] })

  expect(suggested).toEqual([
    expect.stringMatching(/^order-1_acme-ltd_\d{4}-\d\d-\d\d_xlsx\.xlsx$/),
  ])
})

it('which file a mailbox is in is kept, with the latest format first', async () => {
  const { fixture, exporter } = await openWith(['Acme'])

  await writeExport(exporter, { format: 'generic' })
  await writeExport(exporter, { format: 'private-smtp' })

  const { reader } = fixture.db
  const id = Number(rawOf(fixture.db).prepare('select id from order_emails').pluck().get())
  expect(lastFormats(reader, [id])).toEqual(
    new Map([[id, { format: 'private-smtp', formatName: null }]]),
  )
  expect(listExportFiles(reader, 1, page).rows.map(row => row.format)).toEqual([
    'private-smtp',
    'generic',
  ])
  expect(listExportFiles(reader, 2, page)).toEqual({ rows: [], total: 0 })
})

it.each([
  ['Acme Ltd', 'acme-ltd'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
  ['..', ''],
  ['../../etc/passwd', 'etc-passwd'],
  ['CON', 'con-'],
  ['aux.acme', 'aux.acme-'],
  ['acme.', 'acme'],
  ['\u202eevil\u200b', 'evil'],
  ['日本', '日本'],
])('%j in the name of a file is %j', (text, name) => {
  expect(safeName(text)).toBe(name)
  const folder = join(tempFolder(), 'x')
  mkdirSync(folder)
  writeFileSync(join(folder, `${name}.csv`), '')
})
