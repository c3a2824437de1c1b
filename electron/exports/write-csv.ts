import { randomBytes } from 'node:crypto'
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import Papa from 'papaparse'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { withGuard } from '../../shared/exports/formula-guard.ts'
import { refusal } from '../border/refusal.ts'
import { type ExportMailbox, type Format, parts } from './format.ts'

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
 * Texts are guarded against being taken for formulas. Answers the rows found on reading back.
 */
export async function writeCsv(
  path: string,
  format: Format,
  mailboxes: readonly ExportMailbox[],
): Promise<Result<number, BorderFailure>> {
  const titles = format.columns.map(([title]) => title)
  const rows = mailboxes.map(one => format.columns.map(([, part]) => cellOf(one, part)))
  const written = await writeRows(path, [titles, ...rows])
  return written.ok ? ok(written.value - 1) : written
}

function cellOf(mailbox: ExportMailbox, part: keyof typeof parts): string {
  const { kind, of } = parts[part]
  const cell = String(of(mailbox) ?? '')
  return kind === 'text' ? withGuard(cell) : cell
}

/** The same for any table, each cell of it a text; the rows are counted with the header. */
export function writeTable(
  path: string,
  rows: readonly (readonly string[])[],
): Promise<Result<number, BorderFailure>> {
  return writeRows(
    path,
    rows.map(row => row.map(withGuard)),
  )
}

/** A file that stood there stays as it was when the new one cannot be written. */
async function writeRows(
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
  const target = resolve(path)
  if (underWay.has(target)) return fail(refusal('not_applicable', sameFile))
  underWay.add(target)
  try {
    return await writeAnew(target, `${text}\r\n`, rows.length)
  } finally {
    underWay.delete(target)
  }
}

/** Files that are being written right now. */
const underWay = new Set<string>()
const sameFile =
  'Nothing was written: this file is being written by another export. Wait until it is done, or choose another name.'

/** A name that nobody can know, so that nobody can put a link or a file of theirs there. */
const unfinishedName = () => `.boxwright-${randomBytes(12).toString('hex')}.part`

async function writeAnew(
  path: string,
  text: string,
  rowCount: number,
): Promise<Result<number, BorderFailure>> {
  const unfinished = join(dirname(path), unfinishedName())
  let isMade = false
  try {
    if (await isSpecial(path))
      return fail(
        refusal(
          'not_applicable',
          'Nothing was written. This name leads to something that is no ordinary file. Choose another name.',
        ),
      )
    const file = await open(unfinished, 'wx+', 0o600)
    isMade = true
    try {
      await file.writeFile(text)
      await file.sync()
      const written = Papa.parse(await readBack(file))
      // the last line end begins a row that is none; an empty row before it is one
      const count = written.data.length - 1
      if (count !== rowCount)
        throw new Error(`The file holds ${count} rows instead of ${rowCount}.`)
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    return ok(rowCount)
  } catch (error) {
    if (isMade) await rm(unfinished, { force: true })
    const sentence = fileSentenceOf(error)
    if (sentence === undefined) throw error
    return fail(refusal('not_applicable', `Nothing was written. ${sentence}`))
  }
}

/** A link, a device, a pipe: what is written there ends up elsewhere. A folder has its own sentence. */
async function isSpecial(path: string): Promise<boolean> {
  try {
    const found = await lstat(path)
    return !found.isFile() && !found.isDirectory()
  } catch {
    // nothing is there, or the opening will say what is wrong
    return false
  }
}

/** By the same handle: whatever has the name by now, this is what was written. */
async function readBack(file: FileHandle): Promise<string> {
  const { size } = await file.stat()
  const bytes = Buffer.alloc(size)
  let at = 0
  while (at < size) {
    const { bytesRead } = await file.read(bytes, at, size - at, at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return bytes.toString('utf8', 0, at)
}

/** undefined: not the path's fault. */
export function fileSentenceOf(error: unknown): string | undefined {
  // errors of an open file name no path
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined
  return fileSentences[String(error.code)]
}
