/** The locale until that of the system is known, or when that cannot be used. */
const fallback = 'en-GB'

// a month is always a word: 03/04 is another day elsewhere
const wholeDate = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** Each format is made when it is first used: all at once would delay every start. */
function formatsOf(locale: string) {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, options))
  return {
    locale,
    number: once(() => new Intl.NumberFormat(locale)),
    clock: dates({ timeStyle: 'short' }),
    seconds: dates({ timeStyle: 'medium' }),
    date: dates(wholeDate),
    day: dates({ day: 'numeric', month: 'short' }),
    month: dates({ month: 'long', year: 'numeric' }),
    weekday: dates({ weekday: 'short' }),
    utcDate: dates({ ...wholeDate, timeZone: 'UTC' }),
  }
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}

let formats = formatsOf(fallback)

/**
 * Sets the locale of dates, numbers and money in this process; words stay English. `name` is the
 * system's: `de-DE`, but also `en-US@posix`.
 */
export function setLocale(name: string): void {
  formats = formatsOf(usable(name) ?? fallback)
}

export const localeNow = (): string => formats.locale

function usable(name: string): string | undefined {
  try {
    const [tag = ''] = name.split(/[@.]/)
    return Intl.DateTimeFormat.supportedLocalesOf(tag.replaceAll('_', '-'))[0]
  } catch {
    // not even shaped like a locale
    return undefined
  }
}

/** "1,234.5" or "1.234,5" */
export const numberText = (value: number): string => formats.number().format(value)

/** A number with exactly `digits` digits after the decimal sign. */
export const fixedText = (value: number, digits: number): string =>
  new Intl.NumberFormat(formats.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)

/** The sign before a fraction in this locale: "." or ",". */
export const decimalSign = (): string =>
  formats
    .number()
    .formatToParts(0.5)
    .find(part => part.type === 'decimal')?.value ?? '.'

/** "1,234.50 USD" or "1.234,50 USD": a code means the same to everybody, "$" does not. */
export function moneyText(amount: number, currency: string): string {
  const number = fixedText(amount, fractionDigits(currency))
  return currency === '' ? number : `${number} ${currency}`
}

/** Digits of a currency's fraction, 0 for yen; 2 for what is no code of a currency. */
function fractionDigits(currency: string): number {
  if (!/^[A-Z]{3}$/i.test(currency)) return 2
  const { maximumFractionDigits } = new Intl.NumberFormat(formats.locale, {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

/** "14:05" or "2:05 PM" */
export const clockText = (at: Date): string => formats.clock().format(at)

/** "14:05:12" or "2:05:12 PM" */
export const secondsText = (at: Date): string => formats.seconds().format(at)

/** "18 Nov 2026", "Nov 18, 2026" or "18. Nov. 2026" */
export const dateText = (at: Date): string => formats.date().format(at)

/** "18 Nov 2026, 14:05" */
export const momentText = (at: Date): string => `${dateText(at)}, ${clockText(at)}`

/** "18 Nov" or "Nov 18" */
export const dayText = (at: Date): string => formats.day().format(at)

/** "November 2026" */
export const monthText = (at: Date): string => formats.month().format(at)

/** "Tue", in the language of the locale. */
export const weekdayText = (at: Date): string => formats.weekday().format(at)

/** As `dateText`, for a day that providers name in UTC. */
export const utcDateText = (at: Date): string => formats.utcDate().format(at)
