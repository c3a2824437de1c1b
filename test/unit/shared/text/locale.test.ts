import { afterEach, describe, expect, test } from 'vitest'
import {
  clockText,
  dateText,
  dayText,
  decimalSign,
  localeNow,
  moneyText,
  numberText,
  secondsText,
  setLocale,
  utcDateText,
} from '../../../../shared/text/locale.ts'

afterEach(() => setLocale('en-GB'))

// a local time, so that the test says the same in every time zone
const at = new Date(2026, 2, 4, 14, 5, 12)
/** What stands between number and sign differs between versions of ICU. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe.each([
  ['en-GB', '1,234.5', '.', '1,234.50 EUR', '14:05', '14:05:12', '4 Mar 2026', '4 Mar'],
  ['en-US', '1,234.5', '.', '1,234.50 EUR', '2:05 PM', '2:05:12 PM', 'Mar 4, 2026', 'Mar 4'],
  ['de-DE', '1.234,5', ',', '1.234,50 EUR', '14:05', '14:05:12', '4. März 2026', '4. März'],
  ['fr-FR', '1 234,5', ',', '1 234,50 EUR', '14:05', '14:05:12', '4 mars 2026', '4 mars'],
])('in %s', (locale, number, decimal, money, clock, seconds, date, day) => {
  test('numbers, money and times are written its way', () => {
    setLocale(locale)

    expect(plain(numberText(1234.5))).toBe(number)
    expect(decimalSign()).toBe(decimal)
    expect(plain(moneyText(1234.5, 'EUR'))).toBe(money)
    expect(plain(clockText(at))).toBe(clock)
    expect(plain(secondsText(at))).toBe(seconds)
    expect(dateText(at)).toBe(date)
    expect(dayText(at)).toBe(day)
  })
})

test.each(['de', 'en', 'es-MX', 'fr', 'ja', 'ko', 'pl-PL', 'pt-BR', 'sv-SE', 'tr', 'zh-CN'])(
  'a date of %s cannot be read as another',
  locale => {
    setLocale(locale)

    expect(dateText(at)).not.toBe(dateText(new Date(2026, 3, 3)))
    expect(dateText(at)).not.toMatch(/\d[./-]\s?\d/)
  },
)

test.each([
  ['en-US@posix', 'en-US'],
  ['de_DE.UTF-8', 'de-DE'],
  ['', 'en-GB'],
  ['not a locale', 'en-GB'],
  ['xx-YY', 'en-GB'],
])('a system that says %j is taken as %s', (name, locale) => {
  setLocale(name)

  expect(localeNow()).toBe(locale)
})

test('yen have no fraction', () => {
  expect(moneyText(1200, 'JPY')).toBe('1,200 JPY')
})

test('a currency that is none is written all the same', () => {
  expect(moneyText(3, 'dollars')).toBe('3.00 dollars')
})

test('a day of UTC is the same in every time zone', () => {
  expect(utcDateText(new Date('2026-11-18T23:59:00Z'))).toBe('18 Nov 2026')
})
