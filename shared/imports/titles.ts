import { isolated } from '../text/isolated.ts'

/** A title without case, spaces, signs and accents: "E-Mail", "API-Schlüssel" → "apischlussel". */
export const plainTitle = (title: string) =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Titles by which a file's columns are taken for one field. */
export type Titles = {
  /** Titles that mean the field and nothing else. */
  readonly exact: readonly string[]
  /** Titles that may mean the field. */
  readonly likely: readonly string[]
  /** A column by a likely title counts only where its cells look like this. */
  readonly looks?: RegExp
}

/** Titles written as one text: "Domains, Domain list". */
export const titles = (list: string): readonly string[] => list.split(/,\s+/)

/** The title of the last column of a file of refused rows. */
export const reasonTitle = 'Why it was not created'

/** How a column is called in sentences, also one without a title. */
export const columnName = (title: string, at: number) =>
  title === '' ? `Column ${at + 1}` : isolated(title)
