import { isolated } from '../isolated.ts'

/** A title without case, spaces, signs and accents: "E-Mail", "API-Schlüssel" → "apischlussel". */
export const plainTitle = (title: string) =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Of the column that a file of refused rows ends with. */
export const reasonTitle = 'Why it was not created'

/** What a column is called, also one without a title. */
export const columnName = (title: string, at: number) =>
  title === '' ? `Column ${at + 1}` : isolated(title)
