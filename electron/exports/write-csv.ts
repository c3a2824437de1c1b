import { open, readFile, rename, rm } from 'node:fs/promises'
import Papa from 'papaparse'
import type { ExportMailbox, Format } from './format.ts'

/**
 * Writes a CSV after RFC 4180: CRLF, quotes where needed, no BOM, readable by the owner only.
 * Passwords are written as they are: a guard against formulas would change them, and they never
 * start with a sign that a spreadsheet takes for one. Answers the rows found on reading back.
 */
export async function writeCsv(
  path: string,
  format: Format,
  mailboxes: readonly ExportMailbox[],
): Promise<number> {
  const data = mailboxes.map(one => format.row(one).map(cell => String(cell ?? '')))
  return (await writeTable(path, [format.columns, ...data])) - 1
}

/** The same for any table; the rows are counted with the header. */
export async function writeTable(
  path: string,
  rows: readonly (readonly string[])[],
): Promise<number> {
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
    return count
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
