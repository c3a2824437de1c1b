import { describe, expect, test } from 'vitest'
import { templateRows } from '../../../../renderer/imports/template.ts'
import {
  fieldWords,
  type ImportField,
  importFields,
} from '../../../../shared/imports/fields.ts'
import {
  type ChosenBefore,
  guessColumns,
} from '../../../../shared/imports/orders/guess-columns.ts'
import {
  fieldOfColumn,
  remember,
  sampleOf,
  withColumn,
} from '../../../../shared/imports/orders/mapping.ts'
import { plainTitle } from '../../../../shared/imports/titles.ts'

/** Cells that suit any field that is asked for its looks. */
const sheet = (titles: readonly string[], ...rows: string[][]) => ({
  titles,
  rows: rows.map((cells, at) => ({ number: at + 2, cells, doubts: [] })),
})
const guess = (titles: readonly string[], before: ChosenBefore = {}, ...rows: string[][]) =>
  guessColumns(sheet(titles, ...rows), before)

describe('titles', () => {
  test('mean one field each, however they are written', () => {
    const all = importFields.flatMap(field => {
      const { exact, likely } = fieldWords[field]
      return [...new Set([...exact, ...likely].map(plainTitle))].map(title => ({
        title,
        field,
      }))
    })

    const twice = all.filter(
      ({ title }, at) => all.findIndex(one => one.title === title) !== at,
    )

    expect(twice).toEqual([])
  })

  test('are all known in the template', () => {
    const [titles = []] = templateRows()

    const { mapping, guessed, questions } = guess(titles)

    const left = importFields.filter(field => mapping[field] === undefined)
    expect(left).toEqual(['registrarKey', 'registrarSecret'])
    expect([guessed.size, questions]).toEqual([0, []])
    expect(titles.map((_, at) => fieldOfColumn(mapping, at))).not.toContain(null)
  })
})

describe('a guess', () => {
  test('is marked as one where a title is only like it', () => {
    const { mapping, guessed } = guess([
      'Order #',
      'E-Mail',
      'Company',
      'First Name',
      'surname',
    ])

    expect(mapping).toEqual({
      orderKey: 0,
      customerEmail: 1,
      customerName: 2,
      firstName1: 3,
      lastName1: 4,
    })
    expect([...guessed]).toEqual(['customerEmail', 'customerName', 'lastName1'])
  })

  test.each([
    [['Website', 'Domains'], 1],
    [['Domains', 'Website'], 0],
    [['URL', 'Homepage', 'Domain name'], 2],
  ])('of %j offers the exact title, and asks', (titles, exact) => {
    const { mapping, questions } = guess(titles)

    expect(mapping.domains).toBeUndefined()
    expect(questions).toEqual([
      { field: 'domains', columns: titles.map((_, at) => at), suggested: exact },
    ])
  })

  test.each([
    ['a website alone', ['Website'], 'domains', [0]],
    ['two exact titles', ['Domain', 'Domains'], 'domains', [0, 1]],
    ['two likely ones', ['Company', 'Name'], 'customerName', [0, 1]],
  ] as const)('of %s is no choice', (_, titles, field, columns) => {
    const { mapping, questions } = guess(titles)

    expect(mapping).toEqual({})
    expect(questions).toEqual([{ field, columns, suggested: null }])
  })

  test('takes the exact customer beside other names', () => {
    const { mapping, questions } = guess(['Name', 'Company', 'Customer'])

    expect([mapping, questions]).toEqual([{ customerName: 2 }, []])
  })

  test.each([
    ['Total', '2', undefined],
    ['Total', '120.00', 0],
    ['Price', '$120', 0],
    ['Amount', '120', 0],
  ])('of %s with %s as an amount is %s', (title, cell, column) => {
    expect(guess([title], {}, [cell]).mapping.amount).toBe(column)
  })

  test('of a key by a likeness is asked about', () => {
    const { mapping, questions } = guess(['API-Schlüssel', 'API-Secret'])

    expect(mapping).toEqual({ registrarSecret: 1 })
    expect(questions).toEqual([{ field: 'registrarKey', columns: [0], suggested: 0 }])
  })

  test('leaves an empty column aside for a filled one', () => {
    expect(guess(['Domain', 'Domains'], {}, ['', 'acme.com']).mapping).toEqual({ domains: 1 })
  })

  test('takes titles that come once for each mailbox in turn', () => {
    const once = ['First Name', 'Last Name', 'Prefix']
    const { mapping, questions } = guess([...once, ...once, ...once, ...once])

    expect(questions).toEqual([])
    expect(mapping).toMatchObject({ firstName1: 0, lastName2: 4, prefix3: 8 })
    expect(fieldOfColumn(mapping, 9)).toBeNull()
  })
})

describe('what is remembered', () => {
  const titles = ['Site', 'Plan', 'Notes', 'Notes']
  const told = (column: number, field: ImportField | null, before: ChosenBefore = {}) =>
    remember(before, titles, new Map([[column, field]]))

  test('is what a person said, and no more', () => {
    expect(told(0, 'domains')).toEqual({ site: 'domains' })
    expect(told(1, null, { site: 'domains' })).toEqual({ site: 'domains', plan: 'none' })
  })

  test('is nothing where two columns have the title', () => {
    expect(told(2, 'domains')).toEqual({})
  })

  test('is undone by choosing again', () => {
    expect(told(0, null, { site: 'domains' })).toEqual({ site: 'none' })
    expect(told(1, 'domains', { site: 'domains' })).toEqual({ plan: 'domains' })
  })

  test('counts in the next file, and is asked about beside an exact title', () => {
    const before = { site: 'domains', plan: 'none' }

    expect(guess(['Plan', 'site'], before).mapping).toEqual({ domains: 1 })
    expect(guess(['Domains', 'site'], before).questions).toEqual([
      { field: 'domains', columns: [0, 1], suggested: 1 },
    ])
  })

  test('decides what a likeness would ask', () => {
    const { mapping, questions } = guess(['Website', 'Domains'], { domains: 'domains' })

    expect([mapping, questions]).toEqual([{ domains: 1 }, []])
  })
})

describe('choosing a column', () => {
  test('takes the field from the column that had it', () => {
    expect(withColumn({ domains: 0, plan: 1 }, 1, 'domains')).toEqual({ domains: 1 })
  })

  test('leaves a column out', () => {
    expect(withColumn({ domains: 0, plan: 1 }, 1, null)).toEqual({ domains: 0 })
  })
})

describe('a sample', () => {
  const sample = (title: string, field: ImportField | null, ...cells: string[]) =>
    sampleOf(sheet([title], ...cells.map(cell => [cell])), 0, field, new Set(), 3)

  test.each([
    ['API key', null],
    ['Passwort', null],
    ['Spaceship', 'spaceshipApiKey'],
    ['Account', 'backupCodes'],
  ] as const)('of %s as %s shows no key', (title, field) => {
    expect(sample(title, field, 'key-of-a-customer')).toBe('••••••••')
  })

  test('shows nothing of a column in which one cell may be a key', () => {
    expect(sample('Notes', null, 'call first', '4f9d0c2ab71e4f9d0c2ab71e4f9d0c2a')).toBe(
      '••••••••',
    )
  })

  test.each([
    ['Coupon code', 'couponCode'],
    ['Order key', 'orderKey'],
    ['Website', null],
  ] as const)('of %s as %s is shown', (title, field) => {
    expect(sample(title, field, 'plain  text', '', 'more')).toBe('plain text · more')
  })
})
