import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Table } from '../../../electron/exports/table-columns.ts'
import { writeTableFile } from '../../../electron/exports/table-file.ts'
import { tableFormats } from '../../../shared/exports/table-format.ts'
import { tempFolder } from '../../support/database.ts'

type Row = { readonly name: string | null; readonly count: number; readonly at: string | null }

const table: Table<Row> = {
  title: 'Orders',
  columns: [
    { title: 'Name', kind: 'text', of: ({ name }) => name },
    { title: 'Count', kind: 'number', of: ({ count }) => count },
    { title: 'Amount', kind: 'money', of: ({ count }) => count / 4 },
    { title: 'Created', kind: 'time', of: ({ at }) => at },
  ],
}

/** The 3rd of November 2026, 09:05:07 in the system's time zone. */
const at = new Date(2026, 10, 3, 9, 5, 7).toISOString()
const rows: readonly Row[] = [
  { name: 'Acme, "Ltd"', count: 1250, at },
  { name: '=1+1', count: -3, at: null },
  { name: null, count: 0, at },
]

async function* inPages(all: readonly Row[], size: number) {
  for (let from = 0; from < all.length; from += size) {
    yield all.slice(from, from + size)
    await Promise.resolve()
  }
}

const readSheet = async (path: string) => (await readXlsx(readFileSync(path))).sheets

describe('a table', () => {
  it('is a CSV of plain numbers and local times', async () => {
    const path = join(tempFolder(), 'orders.csv')

    expect(await writeTableFile(path, 'csv', table, inPages(rows, 2))).toEqual({
      ok: true,
      value: 3,
    })

    expect(readFileSync(path, 'utf8')).toBe(
      'Name,Count,Amount,Created\r\n' +
        '"Acme, ""Ltd""",1250,312.5,2026-11-03 09:05:07\r\n' +
        "'=1+1,-3,-0.75,\r\n" +
        ',0,0,2026-11-03 09:05:07\r\n',
    )
  })

  it('is a workbook of real numbers and dates', async () => {
    const path = join(tempFolder(), 'orders.xlsx')

    expect(await writeTableFile(path, 'xlsx', table, inPages(rows, 2))).toEqual({
      ok: true,
      value: 3,
    })

    const [sheet, ...others] = await readSheet(path)
    // a workbook has no time zone: what is read back as UTC is what a spreadsheet shows
    const shown = new Date(Date.UTC(2026, 10, 3, 9, 5, 7))
    expect(others).toEqual([])
    expect(sheet).toMatchObject({ name: 'Orders' })
    expect(sheet?.rows.map(row => [...row, null, null, null, null].slice(0, 4))).toEqual([
      ['Name', 'Count', 'Amount', 'Created'],
      ['Acme, "Ltd"', 1250, 312.5, shown],
      ['=1+1', -3, -0.75, null],
      [null, 0, 0, shown],
    ])
  })

  it('takes texts that XML cannot hold', async () => {
    const path = join(tempFolder(), 'orders.xlsx')
    const odd = ['\u0000\u0001', '\uffff', '<b>&amp;', '\ud800', 'x'.repeat(40_000)]

    const pages = inPages(
      odd.map(name => ({ name, count: 1, at })),
      9,
    )
    expect(await writeTableFile(path, 'xlsx', table, pages)).toMatchObject({ ok: true })

    const [sheet] = await readSheet(path)
    const names = sheet?.rows.slice(1).map(([name]) => name)
    expect(names).toEqual(['\u0000\u0001', '\ufffd', '<b>&amp;', '\ufffd', 'x'.repeat(32_767)])
  })

  it.each(tableFormats)('without rows has its header (%s)', async format => {
    const path = join(tempFolder(), `empty.${format}`)

    expect(await writeTableFile(path, format, table, [])).toEqual({ ok: true, value: 0 })

    const header =
      format === 'csv'
        ? Papa.parse(readFileSync(path, 'utf8').trim()).data[0]
        : (await readSheet(path))[0]?.rows[0]
    expect(header).toEqual(['Name', 'Count', 'Amount', 'Created'])
  })

  it.each(tableFormats)('is readable by its owner only (%s)', async format => {
    const path = join(tempFolder(), `orders.${format}`)

    await writeTableFile(path, format, table, inPages(rows, 1))

    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it.each(tableFormats)('goes nowhere when its folder is gone (%s)', async format => {
    const path = join(tempFolder(), 'gone', `orders.${format}`)

    expect(await writeTableFile(path, format, table, inPages(rows, 1))).toMatchObject({
      ok: false,
      failure: { code: 'not_applicable', message: expect.stringMatching(/does not exist/) },
    })
  })
})
