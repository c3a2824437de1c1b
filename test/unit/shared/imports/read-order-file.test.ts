import { describe, expect, test } from 'vitest'
import { maxImportColumns, maxImportRows } from '../../../../shared/imports/import.ts'
import { readAtOnce, tableIn } from '../../../support/order-files.ts'

const cellsOf = (content: string | Uint8Array) => tableIn(content).rows.map(row => row.cells)
const doubtsOf = (content: string | Uint8Array) =>
  tableIn(content).rows.map(({ doubts }) => doubts.map(({ code }) => code).join())
const bytes = (...values: readonly (number | string)[]) =>
  new Uint8Array(
    values.flatMap(value =>
      typeof value === 'string' ? Array.from(value, sign => sign.charCodeAt(0)) : [value],
    ),
  )

describe('a table', () => {
  test.each([
    ['commas', 'Domain,Customer\nacme.com,"Doe, Jane"\n'],
    ['semicolons', 'Domain;Customer\r\nacme.com;Doe, Jane\r\n'],
    ['tabs', 'Domain\tCustomer\nacme.com\tDoe, Jane'],
    ['pipes', 'Domain|Customer\nacme.com|Doe, Jane'],
    ['a mark in front', '\uFEFFDomain,Customer\n acme.com ,"Doe, Jane"'],
    ['a line that names the sign', '"sep=;"\r\nDomain;Customer\nacme.com;Doe, Jane'],
    ['lines ended the old way', 'Domain,Customer\racme.com,"Doe, Jane"\r'],
    ['spaces around quotes', 'Domain,Customer\n"acme.com" , "Doe, Jane" \n'],
  ])('is read with %s', (_, text) => {
    expect(tableIn(text)).toMatchObject({
      titles: ['Domain', 'Customer'],
      titleRow: 1,
      rows: [{ number: 2, cells: ['acme.com', 'Doe, Jane'], doubts: [] }],
    })
  })

  test('counts rows as the spreadsheet does', () => {
    const { rows } = tableIn('Domain\n\na.com\n"b.com\nc.com"\n\nd.com\n')

    expect(rows.map(row => row.number)).toEqual([3, 4, 6])
  })

  test('of one column keeps lines whole', () => {
    expect(cellsOf('Domains\na.com, b.com; c.com\n')).toEqual([['a.com, b.com; c.com']])
  })

  test.each([
    ['', 'empty'],
    ['\n \n', 'empty'],
    ['Domain,Customer\n', 'no rows'],
    ['Domain\0', 'not a text file'],
    ['acme.com,orders@acme.example\nb.com,b@acme.example', 'No row of titles'],
    [`Domain\n${'a.com\n'.repeat(maxImportRows + 1)}`, 'Split it'],
    [
      `Domain,Notes\nacme.com${',x'.repeat(maxImportColumns)}`,
      `61 columns; one import takes ${maxImportColumns}`,
    ],
  ])('refuses %j', (text, words) => {
    const table = readAtOnce(text)

    expect(table.ok ? '' : table.failure).toContain(words)
  })
})

describe('the bytes of a file', () => {
  const wide = (text: string, isBig: boolean) =>
    Array.from(text).flatMap(sign => {
      const code = sign.charCodeAt(0)
      return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8]
    })
  const text = 'Domain,Customer\nbücher.de,Jürgen'

  test.each([
    ['UTF-8', new TextEncoder().encode(text), undefined],
    ['Windows-1252', bytes(text), 'Windows-1252'],
    ['UTF-16 with a mark', bytes(0xff, 0xfe, ...wide(text, false)), 'UTF-16'],
    ['UTF-16 the other way round', bytes(0xfe, 0xff, ...wide(text, true)), 'UTF-16 (BE)'],
    ['UTF-16 without a mark', bytes(...wide(text, false)), 'UTF-16'],
    [
      'UTF-8 with one letter of Windows-1252',
      bytes('Domain,Customer\nb', 0xc3, 0xbc, 'cher.de,J', 0xfc, 'rgen'),
      'UTF-8 with letters of Windows-1252',
    ],
  ])('are read as %s', (_, file, encoding) => {
    const { rows, notes } = tableIn(file)

    expect(rows).toEqual([{ number: 2, cells: ['bücher.de', 'Jürgen'], doubts: [] }])
    expect(notes).toEqual(encoding === undefined ? [] : [{ code: 'encoding', encoding }])
  })

  test.each([
    ['a workbook', bytes('PK', 3, 4, 0, 0), 'This is a workbook'],
    ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0), 'This is a workbook'],
    ['a PDF', bytes('%PDF-1.7'), 'This is a PDF'],
    ['UTF-32', bytes(0xff, 0xfe, 0, 0, 'a', 0, 0, 0), 'UTF-32'],
    ['a picture', bytes(0x89, 'PNG', 0, 0, 0, 13), 'not a text file'],
    ['a web page', bytes('<table><tr><td>Domain'), 'a page or a letter'],
  ])('of %s are refused by name', (_, file, words) => {
    const table = readAtOnce(file)

    expect(table.ok ? '' : table.failure).toContain(words)
  })

  test.each([
    ['JÃ¼rgen', { found: 'Ã¼', meant: 'ü' }],
    ['O\u00e2\u20ac\u2122Neil', { found: '\u00e2\u20ac\u2122', meant: '’' }],
    ['J\ufffdrgen', undefined],
    ['J?rgen', undefined],
    ['J√ºrgen', undefined],
  ])('that became %s are doubtful', (name, garbled) => {
    expect(tableIn(`Customer,Domain\n${name},a.com`).rows[0]?.doubts).toEqual([
      { code: 'garbled-text', column: 0, ...(garbled !== undefined && { garbled }) },
    ])
  })

  test.each([
    'Jürgen',
    'O’Brien',
    'São',
    'SÃO',
    'Šimon',
    'Łukasz',
    'Nguyễn',
    '東京',
    'a.com/x?y=1',
  ])('that spell %s are not', name => {
    expect(doubtsOf(`Customer,Domain\n"${name}",a.com`)).toEqual([''])
  })
})

describe('the titles', () => {
  const titles = 'Email,Domains,Prefix'

  test.each([
    [
      'banners',
      `Orders of November,,\n,,\n${titles}\na@b.co,a.com,jane`,
      3,
      'above-titles',
      [1],
    ],
    ['comments', `# of today, by us\n${titles}\na@b.co,a.com,jane`, 2, 'comments', [1]],
  ])('are found below %s', (_, text, titleRow, code, rows) => {
    expect(tableIn(text)).toMatchObject({ titleRow, notes: [{ code, rows }] })
  })

  test('may have line breaks', () => {
    expect(tableIn('"Customer\ne-mail",Domains\na@b.co,a.com').titles).toEqual([
      'Customer e-mail',
      'Domains',
    ])
  })

  test('are the row that staff say', () => {
    const text = `Kunde,Seite,Name\na@b.co,a.com,jane\nKunde,Seite,Name\nb@b.co,b.com,joe`

    const { rows } = tableIn(text, { titleRow: 3 })

    expect(rows.map(({ number, doubts }) => [number, doubts[0]?.code])).toEqual([
      [2, 'above-titles'],
      [4, undefined],
    ])
  })

  test('of another file make what is below them doubtful', () => {
    const text = `${titles}\na@b.co,a.com,jane\nDomains,Prefix,Email\nb.com,joe,b@b.co`

    expect(tableIn(text).rows[1]?.doubts).toContainEqual({ code: 'other-titles', titleRow: 3 })
  })

  test('need not be known', () => {
    const text = 'Bestellungen;;\nKunde;Vorname;Präfix\nMüller;Jürgen;juergen'

    expect(tableIn(text)).toMatchObject({ titleRow: 2, titles: ['Kunde', 'Vorname', 'Präfix'] })
  })
})

describe('rows that are no orders', () => {
  test.each([
    ['Total,,3', 'totals'],
    ['Summe:,"1.200,00 €",', 'totals'],
    ['# end of the list,,', 'comments'],
    ['Email,Domains,Prefix', 'titles-again'],
  ])('such as %s are left out and named', (row, code) => {
    const { rows, notes } = tableIn(`Email,Domains,Prefix\na@b.co,a.com,jane\n${row}\n`)

    expect(rows).toHaveLength(1)
    expect(notes).toEqual([{ code, rows: [3] }])
  })

  test('but look like them stay', () => {
    const rows = ['Total Ltd,t.com,jane', '#12,b.com,joe', 'Email,c.com,Prefix']

    expect(cellsOf(`Customer,Domains,Prefix\n${rows.join('\n')}`)).toHaveLength(3)
  })

  test('a commented-out order is doubtful', () => {
    expect(doubtsOf('Email,Domains,Prefix\n# a@b.co,a.com,jane')).toEqual(['commented-out'])
  })
})

describe('a quote', () => {
  const titles = 'Email,Domains,Key,Notes'
  const rest = ['b@b.co,b.com,k2,ok', 'c@b.co,c.com,k3,ok']

  test.each([
    ['opened', 'a@b.co,a.com,k1,"call first', 'unclosed-quote', '"call first'],
    ['closed only', 'a@b.co,a.com,k1,call first"', 'stray-quote', 'call first"'],
    [
      'inside a quoted cell',
      'a@b.co,a.com,k1,"say "hi" first"',
      'stray-quote',
      'say "hi" first',
    ],
  ])('%s stops its own row alone', (_, row, code, notes) => {
    const text = [titles, row, ...rest].join('\n')

    expect(doubtsOf(text)).toEqual([code, '', ''])
    expect(cellsOf(text).map(cells => cells[3])).toEqual([notes, 'ok', 'ok'])
  })

  test('that another one seems to close takes no row away', () => {
    const text = [titles, 'a@b.co,a.com,k1,"call', ...rest, 'd@b.co,d.com,k4,12"'].join('\n')

    expect(doubtsOf(text)).toEqual(['unclosed-quote', '', '', 'stray-quote'])
    expect(cellsOf(text).map(cells => cells[2])).toEqual(['k1', 'k2', 'k3', 'k4'])
  })

  test.each([
    ['doubled', '"say ""hi"" first"'],
    ['behind a backslash', '"say \\"hi\\" first"'],
  ])('may be %s', (_, cell) => {
    const text = [titles, `a@b.co,a.com,k1,${cell}`, ...rest].join('\n')

    expect(doubtsOf(text)).toEqual(['', '', ''])
    expect(cellsOf(text)[0]?.[3]).toBe('say "hi" first')
  })

  test('may hold lines', () => {
    expect(cellsOf(`${titles}\na@b.co,"a.com\r\nb.com, c.com",k1,"call,\nthen wait"`)).toEqual([
      ['a@b.co', 'a.com\nb.com, c.com', 'k1', 'call,\nthen wait'],
    ])
  })
})

describe('cells that moved', () => {
  const titles = 'Email,Domains,First,Last,Key,Notes'
  const good = ['b@b.co,b.com,Jo,Roe,k2,', 'c@b.co,c.com,Al,Poe,k3,', 'd@b.co,d.com,Ed,Moe,k4,']

  test.each([
    ['fewer', 'a@b.co,a.com,Jane,k1,', 'too-few-cells'],
    ['more', 'a@b.co,a.com,e.com,f.com,Jane,Doe,k1', 'too-many-cells'],
    ['as many, shifted', 'a@b.co,a.com,e.com,Jane,Doe,k1', 'shifted'],
    ['at other signs', 'a@b.co;a.com;Jane;Doe;k1;', 'other-separator'],
  ])('make the row doubtful: %s', (_, row, code) => {
    expect(doubtsOf([titles, row, ...good].join('\n'))).toEqual([code, '', '', ''])
  })

  test('are none where Excel leaves out the ends of sixteen rows', () => {
    const rows = Array.from({ length: 40 }, (_, at) => {
      const row = `a${at}@b.co,a${at}.com,Jo,Roe,k${at}`
      return at < 15 || at > 30 ? `${row},${at === 3 || at > 30 ? 'note' : ''}` : row
    })

    expect(new Set(doubtsOf([titles, ...rows].join('\n')))).toEqual(new Set(['']))
  })

  test('may be taken apart twice', () => {
    const text = ['"Email;Domains;Notes",,', '"a@b.co;a.com, b.com;x",,'].join('\n')

    expect(tableIn(text)).toMatchObject({
      titles: ['Email', 'Domains', 'Notes'],
      notes: [{ code: 'cut-twice' }],
      rows: [{ cells: ['a@b.co', 'a.com, b.com', 'x'], doubts: [] }],
    })
    expect(tableIn(text.replaceAll('"', '')).rows[0]?.cells).toEqual([
      'a@b.co',
      'a.com, b.com',
      'x',
    ])
  })

  test('do not count where columns are empty', () => {
    const empty = ','.repeat(90)

    expect(tableIn(`Email,,Domains${empty}\na@b.co,,a.com${empty}`)).toMatchObject({
      titles: ['Email', 'Domains'],
      notes: [{ code: 'empty-columns', count: 91 }],
      rows: [{ cells: ['a@b.co', 'a.com'], doubts: [] }],
    })
  })
})

describe('merged cells', () => {
  const text = [
    'Order,Email,Domain,Notes',
    'A,a@b.co,a.com,',
    ',,b.com,',
    'B,b@b.co,c.com,call',
    ',,d.com,',
    'C,c@b.co,e.com,',
    ',,f.com,',
  ].join('\n')

  test('are asked about', () => {
    const { rows, mergedColumns } = tableIn(text)

    expect(mergedColumns).toEqual([0, 1, 3])
    expect(rows.map(({ doubts }) => doubts.length)).toEqual([0, 1, 0, 1, 0, 1])
  })

  test('are filled from their own group', () => {
    const { rows, mergedColumns } = tableIn(text, { fillDown: [0, 1, 3] })

    expect(mergedColumns).toEqual([])
    expect(rows.map(({ cells, doubts }) => [cells.join(), doubts.length])).toEqual([
      ['A,a@b.co,a.com,', 0],
      ['A,a@b.co,b.com,', 0],
      ['B,b@b.co,c.com,call', 0],
      ['B,b@b.co,d.com,call', 0],
      ['C,c@b.co,e.com,', 0],
      ['C,c@b.co,f.com,', 0],
    ])
  })

  test('stay empty if staff say so', () => {
    const { rows, mergedColumns } = tableIn(text, { fillDown: [] })

    expect(mergedColumns).toEqual([])
    expect(rows.every(({ doubts }) => doubts.length === 0)).toBe(true)
  })

  test('are not seen where a column is often empty', () => {
    const rows = ['vip,a@b.co,a.com,ka', ',b@c.co,b.com,kb', ',c@d.co,c.com,kc']

    expect(tableIn(`Group,Email,Domain,Key\n${rows.join('\n')}`).mergedColumns).toEqual([])
  })
})

describe('a cell', () => {
  test.each([
    ['1.23457E+15', 'cut-number'],
    ['1,23457E+15', 'cut-number'],
    ['123456789012345000', 'cut-number'],
    ['#N/A', 'formula'],
    ['=A1&B1', 'formula'],
  ])('that a spreadsheet has spoiled is doubtful: %s', (cell, code) => {
    expect(doubtsOf(`Email,Key\na@b.co,"${cell}"`)).toEqual([code])
  })

  test.each(['1200000', '12e10', 'k1e+b', '123456789012345678'])('such as %s is not', cell => {
    expect(doubtsOf(`Email,Key\na@b.co,${cell}`)).toEqual([''])
  })

  test.each([
    ['\u00a0a.com\u200b', 'a.com'],
    ['\ufeffJane\u00a0Doe ', 'Jane Doe'],
    ['"=""007"""', '007'],
    ['Ju\u0308rgen', 'Jürgen'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['"a\u000bb"', 'a\nb'],
    ['Ac\u00adme\u3164L\u034ft\u{e0041}d', 'Acme Ltd'],
    ['ജോണ്\u200d', 'ജോണ്\u200d'],
  ])('is cleaned: %j', (cell, clean) => {
    expect(cellsOf(`Email,Name\na@b.co,${cell}`)[0]?.[1]).toBe(clean)
  })

  test('that reordered its text is told by its row', () => {
    const { rows, notes } = tableIn('Email,Name\na@b.co,Jo\nc@d.co,\u202eacme\u202c\u061c Ltd')

    expect(rows[1]?.cells).toEqual(['c@d.co', 'acme Ltd'])
    expect(notes).toEqual([{ code: 'reordered-text', rows: [3] }])
  })

  test('that holds another row is doubtful', () => {
    const text = 'Email,Domains\na@b.co,"a.com\nc@d.co,b.com"'

    expect(doubtsOf(text)).toEqual(['contains-row'])
    expect(doubtsOf('Email,Domains\na@b.co,"a.com,b.com\nc.com,d.com"')).toEqual([''])
  })
})
