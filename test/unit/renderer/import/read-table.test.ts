import { describe, expect, test } from 'vitest'
import { decode, readTable } from '../../../../renderer/features/import/read-table.ts'
import { maxImportColumns, maxImportRows } from '../../../../shared/import.ts'

const rowsOf = (text: string) => {
  const table = readTable('orders.csv', text)
  if (!table.ok) throw new Error(table.failure)
  return table.value
}

describe('a table', () => {
  test.each([
    ['commas', 'Domain,Customer\nacme.com,"Doe, Jane"\n'],
    ['semicolons', 'Domain;Customer\r\nacme.com;Doe, Jane\r\n'],
    ['tabs', 'Domain\tCustomer\nacme.com\tDoe, Jane'],
    ['a mark in front', '\uFEFFDomain,Customer\n acme.com ,"Doe, Jane"'],
  ])('is read with %s', (_, text) => {
    const { titles, rows } = rowsOf(text)

    expect(titles).toEqual(['Domain', 'Customer'])
    expect(rows.map(row => row.cells[0])).toEqual(['acme.com'])
    expect(rows[0]?.cells[1]).toContain('Doe, Jane')
  })

  test('counts rows as the spreadsheet does', () => {
    const { rows } = rowsOf('Domain\n\na.com\n"b.com\nc.com"\n\nd.com\n')

    expect(rows.map(row => row.number)).toEqual([3, 4, 6])
  })

  test.each([
    ['', 'empty'],
    ['\n \n', 'empty'],
    ['Domain,Customer\n', 'no rows'],
    ['PK\u0003\u0004\0\0', 'not a text file'],
    [`Domain\n${'a.com\n'.repeat(maxImportRows + 1)}`, 'Split it'],
    [`Domain\nacme.com${','.repeat(maxImportColumns)}`, `one import takes ${maxImportColumns}`],
  ])('refuses %j', (text, words) => {
    const table = readTable('orders.csv', text)

    expect(table.ok ? '' : table.failure).toContain(words)
  })
})

describe('the bytes of a file', () => {
  const bytes = (...values: number[]) => new Uint8Array(values)

  test.each([
    ['UTF-8', new TextEncoder().encode('bücher.de')],
    ['Windows-1252', bytes(0x62, 0xfc, 0x63, 0x68, 0x65, 0x72, 0x2e, 0x64, 0x65)],
    [
      'UTF-16',
      bytes(0xff, 0xfe, ...Array.from('bücher.de').flatMap(c => [c.charCodeAt(0), 0])),
    ],
  ])('are read as %s', (_, file) => {
    expect(decode(file).replace('\uFEFF', '')).toBe('bücher.de')
  })
})
