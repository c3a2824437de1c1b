/** The sign between a number and its fraction, as a file writes it. */
export type NumberStyle = 'point' | 'comma'

export type ReadAmount =
  | { readonly kind: 'none' }
  | { readonly kind: 'amount'; readonly amount: number; readonly currency?: string }
  /** `why`: what to tell staff. */
  | { readonly kind: 'unclear'; readonly why: string }

/**
 * How the cells of a column write numbers, as far as one of them leaves no doubt. null: none
 * does, or they differ.
 */
export function numberStyleOf(cells: Iterable<string>): NumberStyle | null {
  const styles = new Set<NumberStyle>()
  for (const cell of cells) {
    const style = styleOf(partsOf(cell)?.digits ?? '')
    if (style !== null) styles.add(style)
  }
  const [style = null, other] = styles
  return other === undefined ? style : null
}

/**
 * Reads an amount of money, however it is written. `currency`: what the row says elsewhere. Whether
 * "1.234" has thousands or a fraction follows from `style`; without it, it is unclear.
 */
export function readAmount(text: string, style: NumberStyle | null, currency = ''): ReadAmount {
  if (text.trim() === '') return { kind: 'none' }
  const parts = partsOf(text)
  if (parts === null) return { kind: 'unclear', why: notNumber }
  const amount = numberIn(parts.digits, style)
  if (amount === null) return { kind: 'unclear', why: unclearSign }
  const { sign } = parts
  if (sign === '') return { kind: 'amount', amount }
  const codes = currencies.get(sign)
  const code = codes === undefined ? sign : codes.length === 1 ? codes[0] : undefined
  if (code !== undefined) return { kind: 'amount', amount, currency: code }
  if (codes?.includes(currency.trim().toUpperCase()) === true) return { kind: 'amount', amount }
  return {
    kind: 'unclear',
    why: `“${parts.sign}” is the sign of several currencies. Enter the number alone, and the currency.`,
  }
}

const notNumber = 'This is not an amount. Enter a number alone.'
const unclearSign =
  'The sign may part thousands or a fraction. Enter the number without signs between thousands.'

/** Signs of money → the currencies that use them. */
const currencies: ReadonlyMap<string, readonly string[]> = new Map([
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['₹', ['INR']],
  ['₺', ['TRY']],
  ['₴', ['UAH']],
  ['ZŁ', ['PLN']],
  ['US$', ['USD']],
  ['C$', ['CAD']],
  ['A$', ['AUD']],
  ['$', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN']],
  ['¥', ['JPY', 'CNY']],
  ['KR', ['SEK', 'NOK', 'DKK']],
])

/** The digits and the sign of money in a text; null: there is something else, too. */
function partsOf(text: string): { readonly digits: string; readonly sign: string } | null {
  const found =
    /^([^\d\s,.'’+-]{0,3})\s*(\d[\d.,'’\s]*?)(?:[.,][-–—]+)?\s*([^\d\s,.'’+-]{0,3})$/u.exec(
      text.trim(),
    )
  if (found === null) return null
  const [, before = '', digits = '', after = ''] = found
  const sign = (before + after).toUpperCase()
  if (before !== '' && after !== '') return null
  if (sign !== '' && !currencies.has(sign) && !/^[A-Z]{3}$/.test(sign)) return null
  return { digits: digits.replace(/[\s'’](?=\d{3}(?!\d))/g, ''), sign }
}

function styleOf(digits: string): NumberStyle | null {
  if (/^\d+(?:,\d{3})*\.\d{1,2}$|^\d{1,3}(?:,\d{3}){2,}$/.test(digits)) return 'point'
  return /^\d+(?:\.\d{3})*,\d{1,2}$|^\d{1,3}(?:\.\d{3}){2,}$/.test(digits) ? 'comma' : null
}

function numberIn(digits: string, style: NumberStyle | null): number | null {
  if (/^\d+$/.test(digits)) return Number(digits)
  const own = styleOf(digits)
  if (own === 'point') return Number(digits.replaceAll(',', ''))
  if (own === 'comma') return Number(digits.replaceAll('.', '').replace(',', '.'))
  // one sign before three digits
  const grouped = style === 'point' ? /^\d{1,3},\d{3}$/ : /^\d{1,3}\.\d{3}$/
  return style !== null && grouped.test(digits) ? Number(digits.replace(/[.,]/, '')) : null
}

/** Reads "2", and "2.0" as spreadsheets write it; null: it is no whole number. */
export function readCount(text: string): number | null {
  const found = /^(\d{1,9})(?:[.,]0+)?$/.exec(text.trim())
  return found === null ? null : Number(found[1])
}
