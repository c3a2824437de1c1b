import { open, readFile, rename, rm } from 'node:fs/promises'
import Papa from 'papaparse'
import type { BorderFailure } from '../../shared/failure.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { refusal } from '../refusal.ts'
import type { ExportMailbox, Format } from './format.ts'

/** What a system says about a path that staff chose, and what they can do about it. */
const fileSentences: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Choose another place, or make room.',
  EDQUOT: 'The disk is full. Choose another place, or make room.',
  ENOENT: 'This folder does not exist. Choose another one.',
  ENOTDIR: 'This folder does not exist. Choose another one.',
  EISDIR: 'A folder has this name. Choose another name.',
  EACCES: 'Nothing may be written there. Choose another folder.',
  EROFS: 'Nothing may be written there. Choose another folder.',
  EPERM: 'The file cannot be written. Close it in other programs, or choose another folder.',
  EBUSY: 'Another program holds the file. Close it there, or choose another name.',
  ENAMETOOLONG: 'The name is too long. Choose a shorter one.',
  EIO: 'The disk did not take the file. Choose another place.',
}

/**
 * Writes a CSV after RFC 4180: CRLF, quotes where needed, no BOM, readable by the owner only.
 * Passwords are written as they are: a guard against formulas would change them, and they never
 * start with a sign that a spreadsheet takes for one. Answers the rows found on reading back.
 */
export async function writeCsv(
  path: string,
  format: Format,
  mailboxes: readonly ExportMailbox[],
): Promise<Result<number, BorderFailure>> {
  const data = mailboxes.map(one => format.row(one).map(cell => String(cell ?? '')))
  const written = await writeTable(path, [format.columns, ...data])
  return written.ok ? ok(written.value - 1) : written
}

/**
 * The same for any table; the rows are counted with the header. A file that stood there stays
 * as it was when the new one cannot be written.
 */
export async function writeTable(
  path: string,
  rows: readonly (readonly string[])[],
): Promise<Result<number, BorderFailure>> {
  const text = Papa.unparse(
    rows.map(row => [...row]),
    {
      newline: '\r\n',
      escapeFormulae: false,
    },
  )
  const unfinished = `${path}.part`
  try {
    const file = await open(unfinished, 'w', 0o600)
    try {
      // an older file of that name may have had other rights
      await file.chmod(0o600)
      await file.writeFile(`${text}\r\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    const written = Papa.parse(await readFile(unfinished, 'utf8'), { skipEmptyLines: true })
    const count = written.data.length
    if (count !== rows.length)
      throw new Error(`The file holds ${count} rows instead of ${rows.length}.`)
    await rename(unfinished, path)
    return ok(count)
  } catch (error) {
    await rm(unfinished, { force: true })
    const sentence = fileSentenceOf(error)
    if (sentence === undefined) throw error
    return fail(refusal('not_applicable', `Nothing was written. ${sentence}`))
  }
}

/** undefined: not the path's fault. */
export function fileSentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return undefined
  return fileSentences[String(error.code)]
}
