import { describe, expect, test } from 'vitest'
import { fields } from '../../../../renderer/features/import/fields.ts'
import {
  chosenColumns,
  fieldOfColumn,
  guessMapping,
  sampleWords,
  withColumn,
} from '../../../../renderer/features/import/mapping.ts'
import { templateRows } from '../../../../renderer/features/import/template.ts'

describe('a guess', () => {
  test('knows every title of the template', () => {
    const [titles = []] = templateRows()

    const mapping = guessMapping(titles, {})

    expect(fields.filter(field => mapping[field] === undefined)).toEqual([])
    expect(titles.map((_, at) => fieldOfColumn(mapping, at))).toEqual([...fields])
  })

  test('takes titles as people write them', () => {
    const titles = [
      'Order #',
      'E-Mail',
      'Company',
      'Website',
      'First Name',
      'surname',
      'Prefix',
    ]

    expect(guessMapping(titles, {})).toEqual({
      customerEmail: 1,
      customerName: 2,
      domains: 3,
      firstName1: 4,
      lastName1: 5,
      prefix1: 6,
      orderKey: 0,
    })
  })

  test('takes the first of two that look alike', () => {
    expect(guessMapping(['Domain', 'Domains'], {})).toEqual({ domains: 0 })
  })

  test('does what staff chose before', () => {
    const before = chosenColumns(['Site', 'Domain'], { domains: 0 })

    expect(guessMapping(['Domain', 'site'], before)).toEqual({ domains: 1 })
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
  test.each([
    ['API key', null],
    ['Spaceship', 'spaceshipApiKey'],
    ['Account', 'backupCodes'],
  ] as const)('of %s as %s shows no key', (title, field) => {
    expect(sampleWords(title, field, 'key-of-a-customer')).toBe('••••••••')
  })

  test.each([
    ['Coupon code', 'couponCode'],
    ['Order key', 'orderKey'],
    ['Website', null],
  ] as const)('of %s as %s is shown', (title, field) => {
    expect(sampleWords(title, field, 'plain  text')).toBe('plain text')
  })
})
