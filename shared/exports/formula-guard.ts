/**
 * Signs by which a spreadsheet takes a cell for a formula, also as wide and small ones. It looks
 * past blanks, and takes the rest of a cell for another one where it parts cells otherwise; quotes
 * that such a one begins with are taken off.
 */
const sign = String.raw`[=+@\-\uff1d\uff0b\uff20\uff0d\ufe66\ufe62\ufe6b\ufe63]`
const blank = String.raw`(?![\t\r\n])[\p{Z}\p{Cc}\p{Cf}]`
const first = String.raw`(?:[\t\r\n]|(?:${blank})*${sign})`
const later = String.raw`(?:"|${blank})*${sign}`
const afterCut = String.raw`(?<=[;\t\r\n])`

const isFormula = new RegExp(`^${first}|${afterCut}${later}`, 'u')
const unguardedAt = new RegExp(`^(?='*${first})|${afterCut}(?='*${later})`, 'gu')
const guardAt = new RegExp(`^'(?='*${first})|${afterCut}'(?='*${later})`, 'gu')

/** Whether a spreadsheet would compute it or a part of it, or cut its first sign off. */
export const looksLikeFormula = (text: string): boolean => isFormula.test(text)

/** An apostrophe before what a spreadsheet would compute; `withoutGuard` gives back the text. */
export const withGuard = (text: string): string => text.replace(unguardedAt, "'")

export const withoutGuard = (text: string): string => text.replace(guardAt, '')
