import { readFileSync } from 'node:fs'
import { getDomain } from 'tldts'
import { describe, expect, test } from 'vitest'
import { readDomains, registrableBy } from '../../shared/domains/domain-names.ts'
import { numberStyleOf, readAmount, readCount } from '../../shared/imports/amounts.ts'
import { cleanKey } from '../../shared/imports/clean.ts'
import type { DoubtCode, NoteCode } from '../../shared/imports/table.ts'
import { readAtOnce, tableIn } from '../support/order-files.ts'

const fileOf = (name: string) =>
  readFileSync(new URL(`order-files/${name}.csv`, import.meta.url))
const tableOf = (name: string) => tableIn(fileOf(name))

const usual =
  'Customer e-mail,Domains,First name 1,Last name 1,Prefix 1,Spaceship API key,Spaceship API secret'
const crm = 'First Name,Last Name,Prefix,API Key,API Secret'
const keys = 'k123456,s456789'
const jane = `Jane,Doe,jane,${keys}`
const mail = 'orders@acme.example'

type Expected = {
  readonly file: string
  readonly titles: string
  /** Cells of each row, joined by commas as they are; a tab parts those with commas inside. */
  readonly rows: readonly string[]
  readonly titleRow?: number
  readonly doubts?: readonly (readonly DoubtCode[])[]
  readonly notes?: readonly NoteCode[]
  readonly mergedColumns?: readonly number[]
}

const good = `${mail},getacme.com,${jane}`
const pair = `${mail},getacme.com\ntryacme.com,${jane}`
const tabbed = (cells: readonly string[]) => cells.join('\t')

const files: readonly Expected[] = [
  { file: 'CSV01', titles: usual, rows: [good] },
  {
    file: 'CSV03',
    titles: `Kunde E-Mail,Customer e-mail,Customer,Domains,First name 1,Last name 1,Prefix 1,API key,API secret`,
    rows: [
      tabbed(['', '', 'Müller', 'getacme.com, tryacme.com', 'Jürgen', 'Groß', 'juergen']) +
        '\tk123456\ts456789',
    ],
    notes: ['encoding'],
  },
  { file: 'CSV04', titles: usual, rows: [good], notes: ['encoding'] },
  { file: 'CSV06', titles: usual, rows: [good], notes: ['encoding'] },
  { file: 'CSV07', titles: usual, rows: [good] },
  { file: 'CSV09', titles: usual, rows: [good] },
  {
    file: 'CSV10',
    titles: usual.replace('Domains', 'Domains (one per line)'),
    rows: [pair],
  },
  {
    file: 'CSV12',
    titles: `${usual},Notes`,
    rows: [
      `${mail},a-acme.com,${jane},ok`,
      `${mail},b-acme.com,${jane},"call first`,
      `${mail},c-acme.com,${jane},ok`,
      `${mail},d-acme.com,${jane},ok`,
    ],
    doubts: [[], ['unclosed-quote'], [], []],
  },
  {
    file: 'CSV13',
    titles: `${usual},Notes`,
    rows: [`${mail},a-acme.com,${jane},ok`, `${mail},b-acme.com,${jane},"call`],
    doubts: [[], ['unclosed-quote']],
  },
  { file: 'CSV15', titles: usual, rows: [good], notes: ['cut-twice'] },
  { file: 'CSV16', titles: usual, rows: [good], notes: ['empty-columns'] },
  { file: 'CSV18', titles: usual, titleRow: 3, rows: [good], notes: ['above-titles'] },
  {
    file: 'CSV19',
    titles: 'Order,Customer e-mail,Domain,First name 1,Last name 1,Prefix 1,API key,API secret',
    rows: [`A-1,${mail},a-acme.com,${jane}`, ',,b-acme.com,,,,,', ',,c-acme.com,,,,,'],
    doubts: [[], ['merged-cells'], ['merged-cells']],
    mergedColumns: [0, 1, 3, 4, 5, 6, 7],
  },
  {
    file: 'CSV21',
    titles: usual,
    rows: [good, `${mail},tryacme.com,${jane}`],
  },
  { file: 'CSV22', titles: usual, rows: [pair] },
  {
    file: 'CSV24',
    titles: usual,
    rows: [
      `${mail},getacme.com,Jürgen,Doe,jane,${keys}`,
      `${mail},tryacme.com,André,Doe,andre,${keys}`,
    ],
    notes: ['encoding'],
  },
  { file: 'CSV25', titles: usual, rows: [pair] },
  { file: 'CSV34', titles: usual, rows: [good] },
  {
    file: 'CSV36',
    titles: usual,
    rows: [tabbed([good, '', '', '', '', '', ''])],
    doubts: [['other-separator']],
  },
  {
    file: 'CSV37',
    titles: 'Customer e-mail,Domains,First name 1,Last name 1,Prefix 1,API key,API secret',
    rows: [good],
  },
  { file: 'CSV39', titles: usual, rows: [good] },
  {
    file: 'CSV40',
    titles: `${usual},First name 2,Last name 2,Prefix 2,Inboxes per domain,Amount`,
    rows: [`${good},Max,Roe,max,2.0,120.50`],
  },
  {
    file: 'CSV42',
    titles: usual,
    rows: [good.replace('k123456', '1.23457E+15')],
    doubts: [['cut-number']],
  },
  {
    file: 'CSV43',
    titles: `${usual},Amount`,
    rows: [
      `${mail},a-acme.com,${jane},$120`,
      tabbed([...`${mail},b-acme.com,${jane}`.split(','), '1.200,00 €']),
      `${mail},c-acme.com,${jane},120 USD`,
    ],
  },
  {
    file: 'CSV45',
    titles: usual,
    rows: [`${mail},1. getacme.com\n2. tryacme.com,${jane}`],
  },
  { file: 'CSV46', titles: usual, rows: [`${mail},getacme.com -> acme.com,${jane}`] },
  {
    file: 'CSV48',
    titles: usual,
    rows: [
      `${mail},getacme.com & tryacme.com,${jane}`,
      `${mail},aacme.com and bacme.com,${jane}`,
    ],
  },
  { file: 'CSV49', titles: usual, rows: [`${mail},3,${jane}`] },
  {
    file: 'CSV51',
    titles: `Company,Website,Email,Domains,${crm}`,
    rows: [
      tabbed(['Acme', 'https://www.acme-corp.com', mail, 'getacme.com, tryacme.com']) +
        `\t${jane.replaceAll(',', '\t')}`,
    ],
  },
  {
    file: 'CSV52',
    titles: `Record ID,URL,Domain Name,Customer Email,${crm}`,
    rows: [`1,acme-corp.com,getacme.com,${mail},${jane}`],
  },
  {
    file: 'CSV54',
    titles: 'Name,Customer,Email,Domains,First name,Last name,Prefix,API Key,API Secret',
    rows: [`Jane Doe,Acme,${mail},getacme.com,${jane}`],
  },
  {
    file: 'CSV55',
    titles:
      'Email,Domains,API Key,API Secret,First Name,Last Name,Prefix,First Name,Last Name,Prefix',
    rows: [`${mail},getacme.com,${keys},Jane,Doe,jane,Max,Roe,max`],
  },
  {
    file: 'CSV57',
    titles: 'Kunde,E-Mail,Domains,Vorname,Nachname,Präfix,API-Schlüssel,API-Secret',
    rows: [`Müller,${mail},getacme.com,${jane}`],
  },
  {
    file: 'CSV58',
    titles: `Email,Domains,Total,${crm}`,
    rows: [tabbed([mail, 'getacme.com, tryacme.com', '2']) + `\t${jane.replaceAll(',', '\t')}`],
  },
  {
    file: 'CSV60',
    titles: 'Order,Customer e-mail,Domain,First name,Last name,Prefix,API key,API secret',
    rows: [`A-1,${mail},a-acme.com,${jane}`, `A-1,${mail},a-acme.com,Max,Roe,max,${keys}`],
  },
  { file: 'CSV61', titles: usual, rows: [good, good.replace('getacme', 'GETACME')] },
  { file: 'CSV63', titles: usual, titleRow: 2, rows: [good], notes: ['comments'] },
  {
    file: 'CSV64',
    titles: usual,
    rows: [`${mail},a-acme.com,${jane}`, `${mail},b-acme.com,${jane}`],
    notes: ['titles-again'],
  },
  {
    file: 'CSV66',
    titles: usual,
    rows: [tabbed([mail, 'getacme.com, tryacme.com']) + `\t${jane.replaceAll(',', '\t')}`],
  },
  {
    file: 'CSV67',
    titles: `${usual},Notes`,
    rows: [`${mail},a-acme.com,${jane},say "hi" first`, `${mail},b-acme.com,${jane},ok`],
  },
]

test.each(files)('$file is read as it was meant', expected => {
  const table = tableOf(expected.file)
  const cellsOf = (row: string) => row.split(row.includes('\t') ? '\t' : ',')

  expect(table.titles).toEqual(expected.titles.split(','))
  expect(table.titleRow).toBe(expected.titleRow ?? 1)
  expect(table.rows.map(({ cells }) => cells)).toEqual(expected.rows.map(cellsOf))
  expect(table.rows.map(({ doubts }) => doubts.map(({ code }) => code))).toEqual(
    expected.doubts ?? expected.rows.map(() => []),
  )
  expect(table.notes.map(({ code }) => code)).toEqual(expected.notes ?? [])
  expect(table.mergedColumns).toEqual(expected.mergedColumns ?? [])
})

test.each([
  ['CSV27', 'There are titles, but no rows below them.'],
  ['CSV28', 'The file is empty.'],
  [
    'CSV30',
    'This is a page or a letter, not a table. Open it in a spreadsheet and save it as CSV.',
  ],
])('%s is refused with a sentence', (file, sentence) => {
  expect(readAtOnce(fileOf(file))).toEqual({ ok: false, failure: sentence })
})

describe('the cells of', () => {
  const cell = (file: string, title: string, row = 0) => {
    const { titles, rows } = tableOf(file)
    return rows[row]?.cells[titles.indexOf(title)] ?? ''
  }
  const domainsOf = (file: string, row = 0) =>
    readDomains(cell(file, 'Domains', row), registrableBy(getDomain))

  test('CSV19 are filled down when staff say so', () => {
    const { rows } = tableIn(fileOf('CSV19'), { fillDown: [0, 1, 3, 4, 5, 6, 7] })

    expect(rows.map(({ cells, doubts }) => [cells.join(), doubts])).toEqual([
      [`A-1,${mail},a-acme.com,${jane}`, []],
      [`A-1,${mail},b-acme.com,${jane}`, []],
      [`A-1,${mail},c-acme.com,${jane}`, []],
    ])
  })

  test('CSV39 lose what nobody sees, also inside a key', () => {
    expect(cleanKey(cell('CSV39', 'Spaceship API key'))).toBe('k123456')
    expect(cleanKey('k12\u200b34\u00a056')).toBe('k123456')
  })

  test('CSV40 are a count and an amount', () => {
    expect(readCount(cell('CSV40', 'Inboxes per domain'))).toBe(2)
    expect(readAmount(cell('CSV40', 'Amount'), null)).toEqual({
      kind: 'amount',
      amount: 120.5,
    })
  })

  test('CSV43 are amounts, one of them in dollars of somebody', () => {
    const amounts = [0, 1, 2].map(row => cell('CSV43', 'Amount', row))
    const style = numberStyleOf(amounts)

    expect(amounts.map(amount => readAmount(amount, style))).toEqual([
      { kind: 'unclear', why: expect.stringContaining('several currencies') },
      { kind: 'amount', amount: 1200, currency: 'EUR' },
      { kind: 'amount', amount: 120, currency: 'USD' },
    ])
  })

  test.each([
    ['CSV45', 0, ['getacme.com', 'tryacme.com']],
    ['CSV48', 0, ['getacme.com', 'tryacme.com']],
    ['CSV48', 1, ['aacme.com', 'bacme.com']],
  ] as const)('%s are two domains', (file, row, names) => {
    expect(domainsOf(file, row)).toMatchObject({ names, repeated: [], problems: [] })
  })

  test('CSV46 name a domain that is not to be moved', () => {
    expect(domainsOf('CSV46')).toMatchObject({
      names: ['getacme.com'],
      problems: [{ problem: expect.stringMatching(/^acme\.com is where visitors are sent/) }],
    })
  })

  test('CSV49 are a number, not names', () => {
    expect(domainsOf('CSV49').problems).toEqual([
      { typed: '3', problem: '3 is a number. Enter the names of the domains.' },
    ])
  })
})
