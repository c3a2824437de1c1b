import { describe, expect, test } from 'vitest'
import { refusedRows } from '../../renderer/imports/refused-rows.ts'
import { templateRows } from '../../renderer/imports/template.ts'
import { checkOrders } from '../../shared/imports/orders/check-orders.ts'
import { gatherOrders, mend } from '../../shared/imports/orders/gather-orders.ts'
import { guessColumns } from '../../shared/imports/orders/guess-columns.ts'
import { sampleOf } from '../../shared/imports/orders/mapping.ts'
import { keysOf } from '../../shared/imports/orders/order-doubts.ts'
import { readinessOf, reasonsOf } from '../../shared/imports/orders/readiness.ts'
import { storedOrder } from '../../shared/imports/orders/stored-orders.ts'
import { noteSentence } from '../../shared/imports/table.ts'
import { atOnce, readAtOnce } from '../support/order-files.ts'
import { isKnownTitle, mappingOf, tableOf } from '../unit/renderer/imports/table-of.ts'
import { usualChoices } from '../unit/renderer/imports/usual-choices.ts'

/** Other samples of the kinds that the files in `order-files` are of. */

const plan = {
  id: 2,
  name: 'Private SMTP',
  providerType: 'Private SMTP',
  price: 3,
  currency: 'USD',
  isActive: true,
} as const
const titles = 'Customer e-mail,Domains,First name,Last name,Prefix,API key,API secret'
const acme = 'o@acme.example,getacme.com,Jane,Doe,jane,k123456,s456789'
const beta = 'o@beta.example,getbeta.com,Max,Roe,max,k123456,s456789'

function checkedIn(content: Uint8Array | string) {
  const table = tableOf(content)
  const mapping = mappingOf(table)
  const facts = { plans: [plan], customers: new Map(), conflicts: new Map(), numberStyle: null }
  const orders = checkOrders(
    atOnce(gatherOrders(table.rows, mapping)),
    { ...usualChoices, createsCustomers: true },
    { ...facts, delivered: new Map(), keys: keysOf(table, mapping) },
  )
  return { table, mapping, orders }
}

/** "ready: getacme.com", or every reason why it is not. */
function linesOf(content: Uint8Array | string): readonly string[] {
  const { table, orders } = checkedIn(content)
  return orders.map(order =>
    [
      `${readinessOf(order)}: ${order.reading.names.join(' ')}`,
      ...reasonsOf(order, table.titles),
    ].join(' | '),
  )
}
const file = (...rows: readonly string[]) => [titles, ...rows].join('\n')

test('names joined by a sign are asked about, never ordered', () => {
  const asked = (cell: string) => linesOf(file(acme.replace('getacme.com', cell)))

  for (const cell of ['getacme.com - acme.com', 'getacme.com / acme.com'])
    expect(asked(cell)).toEqual([
      expect.stringMatching(
        /^to-correct: +\| .*“getacme\.com . acme\.com” holds more than one/,
      ),
    ])
})

describe('numbered columns of domains', () => {
  test('are one, and it is said', () => {
    const content =
      'Customer e-mail,Domain 1,First name,Domain 2,Domain 3,Last name,Prefix,API key,API secret\n' +
      'o@acme.example,getacme.com,Jane,tryacme.com,,Doe,jane,k123456,s456789'

    expect(linesOf(content)).toEqual(['ready: getacme.com tryacme.com'])
    expect(tableOf(content).notes.map(noteSentence)).toContain(
      'Domain 1, Domain 2, Domain 3 were read as one column of domains.',
    )
  })

  test('are one too where all are called the same', () => {
    const content =
      'Customer e-mail,Domain,First name,Domain,Domain,Last name,Prefix,API key,API secret\n' +
      'o@acme.example,getacme.com,Jane,tryacme.com,useacme.com,Doe,jane,k123456,s456789'

    expect(linesOf(content)).toEqual(['ready: getacme.com tryacme.com useacme.com'])
    expect(tableOf(content).notes.map(noteSentence)).toContain(
      '3 columns “Domain” were read as one column of domains.',
    )
  })

  test('stay apart beside another column of domains', () => {
    const { titles: kept } = tableOf('Domains,Domain 1,Domain 2\na1.com,b1.com,c1.com')

    expect(kept).toEqual(['Domains', 'Domain 1', 'Domain 2'])
  })

  test('take what is doubtful along', () => {
    const { rows } = tableOf(
      'Domain 1,Domain 2,API key,Prefix\na1.com,b1.com,1.23457E+15,jane\nc1.com,d1.com,k123456,max',
    )

    expect(rows[0]?.doubts).toMatchObject([{ code: 'cut-number', column: 1 }])
  })
})

describe('which column of domains is meant is asked', () => {
  const asked = (line: string, cells: string) => {
    const { questions, mapping } = guessColumns(tableOf(`${line}\n${cells}`), {})
    const [question] = questions.filter(({ field }) => field === 'domains')
    return [mapping.domains, question?.columns, question?.suggested]
  }

  test.each([
    ['Company,Domain,Domains to buy', 'Acme,acme.com,getacme.com'],
    ['Company,Primary domain,Outreach domains', 'Acme,acme.com,getacme.com'],
    ['Company,Company Domain Name,Sending Domains', 'Acme,acme.com,getacme.com;tryacme.com'],
    ['Timestamp,Website,What domains would you like?', 'today,acme.com,"a1.com, a2.com"'],
    ['Kunde,Hauptdomain,Wunschdomains', 'Acme,acme.de,getacme.de'],
    ['Cliente,Dominio principale,Domini nuovi', 'Acme,acme.it,getacme.it'],
  ])('where several speak of them: %s', (line, cells) => {
    expect(asked(line, cells)).toEqual([undefined, [1, 2], null])
  })

  test('where one does in a sentence', () => {
    expect(asked('Company,Domains we want', 'Acme,getacme.com')).toEqual([undefined, [1], null])
  })

  test('but no column is heard that holds none', () => {
    expect(asked('Domains,Domain count,Domain expires', 'getacme.com,2,30.11.2026')).toEqual([
      0,
      undefined,
      undefined,
    ])
  })
})

describe('what stands in a column of keys', () => {
  const withKey = (key: string) => linesOf(file(acme.replace('k123456', key), beta))

  test.each([
    'k123 456 789',
    '"k123456\ns456789"',
    'k123\u00a0456',
    'key: k123456',
    'see notes',
    'n/a',
    '-',
    '••••••••3456',
    '****3456',
    'k123...456',
  ])('is no key, and said: %j', key => {
    expect(withKey(key)).toEqual([
      expect.stringMatching(/^to-correct: .*: This is not one whole key\./),
      'ready: getbeta.com',
    ])
  })

  test.each(['k-12_3.45', 'k1+2/3==', '3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'k12\u200b3456'])(
    'is a key: %j',
    key => {
      expect(withKey(key)).toEqual(['ready: getacme.com', 'ready: getbeta.com'])
    },
  )
})

describe('a password in words', () => {
  const notes = (text: string) => `${titles},Notes\n${acme},${text}\n${beta},call first`

  test.each(['Password: hunter22!', 'their pw = Xy9zzz99', 'API key: k9-77x'])(
    'stops the order and is kept nowhere: %s',
    text => {
      const { table, mapping, orders } = checkedIn(notes(text))
      const kept = JSON.stringify(orders.map(order => storedOrder(order, table, mapping)))
      const shown = sampleOf(table, 7, 'additionalInfo', keysOf(table, mapping), 3)

      expect(orders.map(readinessOf)).toEqual(['to-correct', 'ready'])
      expect(`${kept}${shown}`).not.toContain(text.split(' ').at(-1))
    },
  )

  test.each(['Key: later', 'token of thanks', 'Password: in 1Password', 'order-2026-11-30'])(
    'is none: %s',
    text => {
      expect(linesOf(notes(text))[0]).toBe('ready: getacme.com')
    },
  )

  test.each(['Spaceship pw', 'Pwd', '2FA', 'Passphrase'])('is hidden under %s', title => {
    const { table, mapping } = checkedIn(`${titles},${title}\n${acme},abc`)

    expect(sampleOf(table, 7, null, keysOf(table, mapping))).toBe('••••••••')
  })
})

describe('letters of other programs', () => {
  const inBytes = (name: string, byte: number) => {
    const bytes = new TextEncoder().encode(file(acme.replace('Doe', name), beta))
    bytes[bytes.indexOf(0x40, titles.length + acme.indexOf('@') + 2)] = byte
    return bytes
  }

  test.each([
    ['M@ller', 0x9f],
    ['Andr@', 0x8e],
    ['J@ger', 0x8a],
    ['Schr@der', 0x9a],
    ['J@rgen', 0x94],
    ['M@ller', 0x81],
  ])('stop the order: %s by %i', (name, byte) => {
    expect(linesOf(inBytes(name, byte))).toEqual([
      expect.stringContaining('has signs that could not be read'),
      'ready: getbeta.com',
    ])
  })

  test.each(['Tomšič', 'Dušan', 'Žižek', 'LUKÁŠ', 'D’Angelo', 'Œuvray', 'Škoda'])(
    'are no others: %s',
    name => {
      expect(linesOf(file(acme.replace('Doe', name)))).toEqual(['ready: getacme.com'])
    },
  )
})

describe('what is no order', () => {
  const notesOf = (content: string) => tableOf(content).notes.map(noteSentence)

  test('is a line below the titles', () => {
    const table = [titles, '---,:-:,---,---,---,---,---', acme].map(
      row => `| ${row.replaceAll(',', ' | ')} |`,
    )

    expect(linesOf(table.join('\n'))).toEqual(['ready: getacme.com'])
    expect(notesOf(table.join('\n'))).toEqual(['Row 2 is left out: a drawn line.'])
  })

  test.each(['-- end --', '(2 rows)', '// by hand'])('is a comment below: %s', last => {
    expect(linesOf(file(acme, beta, last))).toEqual([
      'ready: getacme.com',
      'ready: getbeta.com',
    ])
  })

  test.each([
    'Razem',
    'Łącznie',
    'Итого',
    'Total général',
    'Gesamtbetrag',
    'Total (2)',
    '合計',
  ])('is a total: %s', word => {
    const content = `${titles},Amount\n${acme},120.00\n${word},,,,,,,120.00`

    expect(linesOf(content)).toEqual(['ready: getacme.com'])
    expect(notesOf(content)).toEqual(['Row 3 is left out: a total.'])
  })

  test.each([
    '[{"customer":"o@acme.example","domains":["getacme.com"]}]',
    '{\n  "orders": []\n}',
    'BEGIN:VCARD\nFN:Jane Doe\nEND:VCARD',
    "INSERT INTO orders VALUES ('o@acme.example','getacme.com');",
  ])('is refused with what to do: %j', content => {
    expect(readAtOnce(content, { isKnownTitle })).toEqual({
      ok: false,
      failure:
        'This is data of another program, not a table. Export it there as CSV, with titles above.',
    })
  })
})

describe('the template', () => {
  test.each([',', ';', '\t'])('reads back without a question, cut at %j', sign => {
    const quoted = (cell: string) => (/[,;\t]/.test(cell) ? `"${cell}"` : cell)
    const content = templateRows().map(row => row.map(quoted).join(sign))
    const { table, orders } = checkedIn(content.join('\r\n'))

    expect(guessColumns(table, {})).toMatchObject({ questions: [], guessed: new Set() })
    expect(orders.flatMap(({ doubts }) => doubts)).toEqual([])
    expect(orders.flatMap(({ problems }) => Object.keys(problems))).toEqual([
      'spaceshipApiKey',
      'spaceshipApiSecretKey',
    ])
  })
})

describe('rows that were not taken', () => {
  const quoted = (cell: string) =>
    /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

  test('read back without a question', () => {
    const rows = [
      `A-1,${acme}`,
      `A-1,${acme.replace('getacme', 'tryacme')}`,
      `A-2,${beta.replace('k123456', 'k12 34')}`,
      `A-3,${beta.replace('getbeta.com', 'nothing here')}`,
      `A-4,${acme.replace('getacme', 'useacme').replace('Jane', 'J\u00c3\u00bcrgen')}`,
    ]
    const { table, mapping, orders } = checkedIn([`Order,${titles}`, ...rows].join('\n'))
    const unsent = orders.map(order => ({
      order: mend(order.order, { prefix1: 'sales' }),
      why: reasonsOf(order, table.titles).join(' ') || 'The import ended before its turn.',
    }))
    const written = refusedRows(table, mapping, unsent).map(row => row.map(quoted).join(','))
    const again = checkedIn(written.join('\n'))

    expect(guessColumns(again.table, {})).toMatchObject({ questions: [] })
    expect(again.table).toMatchObject({ notes: [], mergedColumns: [] })
    expect(again.orders.map(({ reading }) => reading.names)).toEqual(
      orders.map(({ reading }) => reading.names),
    )
    expect(again.orders.map(readinessOf)).toEqual(orders.map(readinessOf))
  })
})

describe('cells that only the first row of a customer has', () => {
  const line = 'Domain,Customer e-mail,First name,Last name,Prefix,API key,API secret'
  const full = 'geta.com,o@acme.example,Jane,Doe,jane,k123456,s456789'
  const other = full.replace('geta', 'getc').replace('acme.', 'beta.')

  test('are asked about where the domain stands first', () => {
    expect(tableOf([line, full, 'getb.com,,,,,,', other].join('\n')).mergedColumns).toEqual([
      1, 2, 3, 4, 5, 6,
    ])
  })

  test.each([
    [full, other],
    [`${full},call first`, `${other},`],
    [full, 'getb.com,,Max,Roe,max,k1,s1'],
  ])('are no matter where each row has its own', (...rows) => {
    expect(tableOf([`${line},Notes`, ...rows].join('\n')).mergedColumns).toEqual([])
  })
})
