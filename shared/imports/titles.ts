import { isolated } from '../text/isolated.ts'

/** A title without case, spaces, signs and accents: "E-Mail", "API-Schlüssel" → "apischlussel". */
export const plainTitle = (title: string) =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Titles of a file's columns that stand for one thing. */
export type Titles = {
  /** Those that mean it and nothing else. */
  readonly exact: readonly string[]
  /** Those that may mean it. */
  readonly likely: readonly string[]
  /** A column by a likely title counts only where its cells look like this. */
  readonly looks?: RegExp
}

/** "Domains, Domain list" */
export const titles = (list: string): readonly string[] => list.split(/,\s+/)

/** Of the column that a file of refused rows ends with. */
export const reasonTitle = 'Why it was not created'

/** What a column is called, also one without a title. */
export const columnName = (title: string, at: number) =>
  title === '' ? `Column ${at + 1}` : isolated(title)
