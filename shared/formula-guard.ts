/**
 * Signs by which a spreadsheet takes a cell for a formula, also as wide and small ones. It looks
 * past blanks, and takes the rest of a cell for another one where it parts cells otherwise.
 */
const sign = String.raw`[=+@\-\uff1d\uff0b\uff20\uff0d\ufe66\ufe62\ufe6b\ufe63]`
const blanks = String.raw`(?:(?![\t\r\n])[\p{Z}\p{Cc}\p{Cf}])*`
const first = String.raw`(?:[\t\r\n]|${blanks}${sign})`
const later = blanks + sign
const afterCut = String.raw`(?<=[;\t\r\n])`

const isFormula = new RegExp(`^${first}`, 'u')
const unguardedAt = new RegExp(`^(?='*${first})|${afterCut}(?='*${later})`, 'gu')
const guardAt = new RegExp(`^'(?='*${first})|${afterCut}'(?='*${later})`, 'gu')

/** Whether a spreadsheet would compute it, or cut its first sign off. */
export const looksLikeFormula = (text: string): boolean => isFormula.test(text)

/** An apostrophe before what a spreadsheet would compute; `withoutGuard` gives back the text. */
export const withGuard = (text: string): string => text.replace(unguardedAt, "'")

export const withoutGuard = (text: string): string => text.replace(guardAt, '')
