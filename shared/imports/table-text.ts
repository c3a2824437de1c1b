import { fail, ok, type Result } from '../border/result.ts'
import { maxImportBytes } from './import.ts'

export const tooLarge = 'The file is larger than 5 MB. Split it.'
export const noTitles =
  'No row of titles was found: each row holds an address, a domain or a number. Add titles.'
const otherText =
  'This is a page or a letter, not a table. Open it in a spreadsheet and save it as CSV.'
const otherData =
  'This is data of another program, not a table. Export it there as CSV, with titles above.'

/** The text of a table without its mark; fails with a sentence for staff where it is none. */
export function tableText(text: string): Result<string, string> {
  if (text.length > maxImportBytes) return fail(tooLarge)
  if (text.includes('\0')) return fail('This is not a text file. Save the sheet as CSV.')
  if (/^\s*(?:<[!?a-z]|\{\\rtf)/i.test(text)) return fail(otherText)
  if (/^\s*(?:[[{]\s*[{["]|BEGIN:V|INSERT INTO\s|CREATE TABLE\s)/i.test(text))
    return fail(otherData)
  const plain = text.replace(/^\ufeff/, '')
  return /[^\s,;|"]/.test(plain) ? ok(plain) : fail('The file is empty.')
}
