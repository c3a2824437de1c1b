import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it, test } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { listFormats, saveFormat } from '../../../db/exports/formats.ts'
import { saveProfile } from '../../../db/exports/profiles.ts'
import { previewFormat } from '../../../electron/exports/preview-format.ts'
import { writeExport } from '../../../electron/exports/write-export.ts'
import {
  customFields,
  customFieldWords,
  guessField,
} from '../../../shared/exports/custom-fields.ts'
import {
  type CustomFormat,
  customFormatSchema,
  falseWords,
  truthWords,
} from '../../../shared/exports/custom-format.ts'
import { customFormat } from '../../../shared/exports/formats.ts'
import { formatOfSample, readSample } from '../../../shared/exports/read-sample.ts'
import { plainTitle } from '../../../shared/imports/titles.ts'
import { tempFolder } from '../../support/database.ts'
import { addMailbox, openExport } from '../../support/export-fixture.ts'

const host = 'mail.example'
const password = 'Kx2;pQ"r%t*_Zm9w'

/** Every field once, under a title that needs quotes or blanks where it can. */
const every: CustomFormat = {
  name: 'Every field',
  separator: ';',
  truth: 'Yes',
  columns: customFields.map(field => ({
    title: field === 'email' ? ' E-mail; "main" ' : field,
    field,
    ...(field === 'text' && { text: '-5' }),
  })),
}

async function writeAs(format: CustomFormat, mailboxes: readonly string[] = ['jo@acme.com']) {
  const { fixture, exporter, path, settings, suggested } = await openExport(
    join(tempFolder(), 'out.csv'),
  )
  for (const email of mailboxes)
    addMailbox(fixture, { email, firstName: '=1, Zoë', smtpHost: host, password })
  const id = write(fixture.db, tx => {
    saveProfile(
      tx,
      { planId: 1 },
      {
        dailyLimit: 40,
        hasWarmUp: true,
        warmUpStart: 5,
        warmUpIncrease: 2,
        warmUpMost: 30,
        replyRate: 35,
        signature: 'Jo & Co\n<Sales>',
        trackingDomain: 'track.acme.com',
        tags: 'acme,+new',
      },
      0,
    )
    return saveFormat(tx, undefined, format, 0) ?? 0
  })
  const answer = await writeExport(exporter, { format: customFormat(id) })
  return { answer, path, id, fixture, settings, suggested }
}

describe('the file of a format that staff made', () => {
  it('is the golden one, and is read back cell for cell', async () => {
    const { path, answer, suggested } = await writeAs(every)
    const text = readFileSync(path, 'utf8')

    expect(answer).toMatchObject({ ok: true, value: { count: 1 } })
    expect(suggested[0]).toMatch(/_every-field\.csv$/)
    await expect(text.replaceAll('\r\n', '\n')).toMatchFileSnapshot('golden/custom.csv')
    const { data, errors } = Papa.parse<string[]>(text.trim(), { delimiter: ';' })
    expect(errors).toEqual([])
    const [header = [], row = []] = data
    expect(header).toEqual(every.columns.map(({ title }) => title))
    const cell = (field: string) => row[every.columns.findIndex(one => one.field === field)]
    expect(cell('password')).toBe(password)
    // a spreadsheet that cuts at commas finds no formula either
    expect(cell('firstName')).toBe("'=1, Zoë")
    expect(cell('tags')).toBe("acme,'+new")
    expect(cell('text')).toBe('-5')
    expect([cell('smtpSecure'), cell('imapSecure'), cell('hasWarmUp')]).toEqual([
      'No',
      'Yes',
      'Yes',
    ])
  })

  it('is split where it may have only so many mailboxes', async () => {
    const { answer } = await writeAs({ ...every, mostRows: 2 }, [
      'a@acme.com',
      'b@acme.com',
      'c@acme.com',
    ])

    expect(answer).toMatchObject({
      value: {
        count: 3,
        paths: [expect.stringMatching(/_1\./), expect.stringMatching(/_2\./)],
      },
    })
  })

  it('needs hosts only where a column has one', async () => {
    const { fixture, exporter } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com', password })
    const save = (columns: CustomFormat['columns']) =>
      write(fixture.db, tx =>
        saveFormat(tx, undefined, { ...every, name: 'One', columns }, 0),
      ) ?? 0
    const [without, with_] = [
      save([{ title: 'E-mail', field: 'email' }]),
      save([
        { title: 'E-mail', field: 'email' },
        { title: 'Server', field: 'smtpHost' },
      ]),
    ]

    expect(await writeExport(exporter, { format: customFormat(without) })).toMatchObject({
      ok: true,
    })
    expect(await writeExport(exporter, { format: customFormat(with_) })).toMatchObject({
      failure: { fields: { hosts: expect.any(String) } },
    })
  })

  it('has no password in its preview', async () => {
    const { fixture, settings } = await writeAs(every)
    const { rows, isExample } = previewFormat({ db: fixture.db, settings }, every)

    expect(isExample).toBe(false)
    expect(JSON.stringify(rows)).not.toContain(password.slice(0, 3))
    expect(rows[0]).toContain('••••••••')
  })
})

test('a damaged format is passed over, and the others stay', async () => {
  const { fixture } = await writeAs(every)
  write(fixture.db, tx => saveFormat(tx, undefined, { ...every, name: 'Other' }, 0))
  rawOf(fixture.db)
    .prepare(`update custom_formats set columns = '[{' where name = 'Other'`)
    .run()

  expect(listFormats(fixture.db.reader).map(({ name }) => name)).toEqual(['Every field'])
})

const readAll = (bytes: Uint8Array) => {
  const reading = readSample(bytes)
  for (;;) {
    const next = reading.next()
    if (next.done === true) return next.value
  }
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

describe('a sample', () => {
  it.each([
    ['commas', utf8('Email,"SMTP, Host",Use TLS\r\njo@acme.com,smtp.acme.com,YES\r\n'), ','],
    ['a mark and semicolons', utf8('\ufeffEmail;SMTP, Host;Use TLS\njo@acme.com;a;YES'), ';'],
    ['tabs in UTF-16', utf16('Email\tSMTP, Host\tUse TLS\njo@acme.com\ta\tYES'), '\t'],
    ['bars, and titles alone', utf8('Email|SMTP, Host|Use TLS'), '|'],
    ['old Mac line ends', utf8('Email,"SMTP, Host",Use TLS\rjo@acme.com,a,YES'), ','],
  ])('with %s gives its titles to the letter', (_, bytes, separator) => {
    const sample = readAll(bytes)

    expect(sample).toMatchObject({
      ok: true,
      value: { titles: ['Email', 'SMTP, Host', 'Use TLS'], separator },
    })
  })

  it('keeps empty titles and blanks, and says how truths are written', () => {
    const sample = readAll(utf8('email, Daily Limit ,,Warmup Enabled\njo@acme.com,40,,NO\n'))
    if (!sample.ok) throw new Error(sample.failure)

    expect(sample.value.titles).toEqual(['email', ' Daily Limit ', '', 'Warmup Enabled'])
    expect(formatOfSample(sample.value)).toMatchObject({
      truth: 'YES',
      columns: [
        { field: 'email' },
        { field: 'dailyLimit' },
        { field: 'empty' },
        { field: 'hasWarmUp' },
      ],
      guessed: new Set([0, 1, 3]),
    })
  })

  it.each([
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /workbook/],
    ['a PDF', utf8('%PDF-1.7'), /PDF/],
    ['a page', utf8('<!doctype html><p>Email,Password'), /page/],
    ['JSON', utf8('[{"email":"a"}]'), /another program/],
    ['bytes', new Uint8Array([1, 0, 2, 0, 0, 0, 5]), /not a text file/],
    ['nothing', utf8(' ,\n'), /empty/],
    ['rows without titles', utf8('jo@acme.com,993\nmax@acme.com,993'), /titles/],
    ['too much', new Uint8Array(5 * 1024 * 1024 + 1).fill(97), /5 MB/],
    ['too many columns', utf8(Array.from({ length: 201 }, (_, at) => `T${at}`).join()), /201/],
  ])('that is %s is refused in words', (_, bytes, words) => {
    expect(readAll(bytes)).toMatchObject({ ok: false, failure: expect.stringMatching(words) })
  })
})

describe('a guess', () => {
  const spellings: readonly ((title: string) => string)[] = [
    title => title,
    title => title.toUpperCase(),
    title => title.toLowerCase().replace(/[ -]/g, '_'),
    title => title.replace(/[ -](\w)/g, (_, first: string) => first.toUpperCase()),
    title => `  ${title} (required)`,
  ]

  it('is the same in every spelling of a title', () => {
    for (const field of customFields)
      for (const title of customFieldWords[field].titles)
        for (const spell of spellings)
          expect(guessField(spell(title)), spell(title)).toBe(field)
  })

  it('is never made of two fields', () => {
    const plain = customFields.flatMap(field => [
      ...new Set(customFieldWords[field].titles.map(plainTitle)),
    ])
    expect(plain).toHaveLength(new Set(plain).size)
  })

  it.each([
    'Recovery email',
    'BCC',
    'Reply to',
    'min_interval',
    'camp_rampup_start',
    '',
    '名前',
  ])('is not made of “%s”', title => expect(guessField(title)).toBeNull())
})

test('every word for true has one for false', () => {
  for (const word of truthWords) expect(falseWords[word]).not.toBe(word)
})

it.each([
  ['a title that is a formula', { columns: [{ title: '=cmd()', field: 'email' }] }],
  ['no address', { columns: [{ title: 'A', field: 'password' }] }],
  [
    'a fixed text without text',
    {
      columns: [
        { title: 'A', field: 'email' },
        { title: 'B', field: 'text' },
      ],
    },
  ],
  ['no name', { name: ' ' }],
  ['a limit of none', { mostRows: 0 }],
])('a format with %s is refused', (_, change) => {
  expect(customFormatSchema.safeParse({ ...every, ...change }).success).toBe(false)
})
