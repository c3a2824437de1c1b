/**
 * Signs by which a spreadsheet takes a cell for a formula, also wide and small ones, and after
 * blanks. A spreadsheet that cuts at another separator also finds cells inside a cell, and takes
 * off the quotes that they begin with.
 */
const sign = String.raw`[=+@\-\uff1d\uff0b\uff20\uff0d\ufe66\ufe62\ufe6b\ufe63]`
const blank = String.raw`(?![\t\r\n])[\p{Z}\p{Cc}\p{Cf}]`
const first = String.raw`(?:[\t\r\n]|(?:${blank})*${sign})`
const later = String.raw`(?:"|${blank})*${sign}`
const afterCut = String.raw`(?<=[;\t\r\n])`

const isFormula = new RegExp(`^${first}|${afterCut}${later}`, 'u')
const unguardedAt = new RegExp(`^(?='*${first})|${afterCut}(?='*${later})`, 'gu')
const guardAt = new RegExp(`^'(?='*${first})|${afterCut}'(?='*${later})`, 'gu')

/** As `unguardedAt`, where a comma or a bar within a cell is not in quotes. */
const widelyUnguardedAt = new RegExp(`^(?='*${first})|(?<=[,;|\\t\\r\\n])(?='*${later})`, 'gu')

/** Whether a spreadsheet would compute a text or a part of it, or cut off its first sign. */
export const looksLikeFormula = (text: string): boolean => isFormula.test(text)

/** The text with an apostrophe before what a spreadsheet would compute; `withoutGuard` undoes it. */
export const withGuard = (text: string): string => text.replace(unguardedAt, "'")

/**
 * As `withGuard`, for a file whose cells are parted by another sign than a comma: a spreadsheet may
 * cut it at commas all the same.
 */
export const withWideGuard = (text: string): string => text.replace(widelyUnguardedAt, "'")

export const withoutGuard = (text: string): string => text.replace(guardAt, '')
