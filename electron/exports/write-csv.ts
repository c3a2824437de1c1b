import { randomBytes } from 'node:crypto'
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import Papa from 'papaparse'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { withGuard } from '../../shared/exports/formula-guard.ts'
import { refusal } from '../border/refusal.ts'
import { type ExportMailbox, type Format, parts } from './format.ts'

/** The system's error code for a path that staff chose → what they can do about it. */
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
 * Texts are guarded against being taken for formulas. Returns the count of rows read back.
 */
export async function writeCsv(
  path: string,
  format: Format,
  pages: AsyncIterable<readonly ExportMailbox[]>,
): Promise<Result<number, BorderFailure>> {
  const written = await writeRows(path, cellsOf(format, pages))
  return written.ok ? ok(written.value - 1) : written
}

type Rows = readonly (readonly string[])[]

async function* cellsOf(
  { columns }: Format,
  pages: AsyncIterable<readonly ExportMailbox[]>,
): AsyncGenerator<Rows> {
  yield [columns.map(([title]) => title)]
  for await (const page of pages)
    yield page.map(one => columns.map(([, part]) => cellOf(one, part)))
}

function cellOf(mailbox: ExportMailbox, part: keyof typeof parts): string {
  const { kind, of } = parts[part]
  const cell = String(of(mailbox) ?? '')
  return kind === 'text' ? withGuard(cell) : cell
}

/** Writes any table of texts as `writeCsv` does; the returned count includes the header. */
export function writeTable(path: string, rows: Rows): Promise<Result<number, BorderFailure>> {
  return writeRows(path, [rows.map(row => row.map(withGuard))])
}

type Pages = AsyncIterable<Rows> | Iterable<Rows>

/** Writes the rows; a file of that name is replaced only once the new one is whole. */
async function writeRows(path: string, pages: Pages): Promise<Result<number, BorderFailure>> {
  const target = resolve(path)
  if (underWay.has(target)) return fail(refusal('not_applicable', sameFile))
  underWay.add(target)
  try {
    return await writeAnew(target, pages)
  } finally {
    underWay.delete(target)
  }
}

/** Paths that are being written now. */
const underWay = new Set<string>()
const sameFile =
  'Nothing was written: this file is being written by another export. Wait until it is done, or choose another name.'

/** A name that nobody can guess, so that nobody can put a link or a file of theirs there. */
const unfinishedName = () => `.boxwright-${randomBytes(12).toString('hex')}.part`

async function writeAnew(path: string, pages: Pages): Promise<Result<number, BorderFailure>> {
  const unfinished = join(dirname(path), unfinishedName())
  let isMade = false
  let rowCount = 0
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
      rowCount = await writePages(file, pages)
      await file.sync()
      const count = await countRows(file)
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

/** Whether a path is a link, device or pipe, which would take the file elsewhere. */
async function isSpecial(path: string): Promise<boolean> {
  try {
    const found = await lstat(path)
    return !found.isFile() && !found.isDirectory()
  } catch {
    // nothing is there, or opening it will say what is wrong
    return false
  }
}

/** Returns how many rows were written. */
async function writePages(file: FileHandle, pages: Pages): Promise<number> {
  let count = 0
  for await (const page of pages) {
    if (page.length === 0) continue
    const text = Papa.unparse(
      page.map(row => [...row]),
      { newline: lineEnd, escapeFormulae: false },
    )
    await file.appendFile(`${text}${lineEnd}`)
    count += page.length
  }
  return count
}

const lineEnd = '\r\n'

/**
 * Counts the rows of the file: line ends outside of quotes. It is read by the handle that wrote it,
 * as the name may have gone to another file by now.
 */
async function countRows(file: FileHandle): Promise<number> {
  const bytes = Buffer.allocUnsafe(readAtOnce)
  let count = 0
  let isQuoted = false
  for (let from = 0; ; ) {
    const { bytesRead } = await file.read(bytes, 0, readAtOnce, from)
    if (bytesRead === 0) return count
    for (let at = 0; at < bytesRead; at += 1) {
      if (bytes[at] === quote) isQuoted = !isQuoted
      else if (bytes[at] === newline && !isQuoted) count += 1
    }
    from += bytesRead
  }
}

const readAtOnce = 65_536
const [quote, newline] = [0x22, 0x0a]

/** What is wrong with the path, as a sentence; undefined: the error is not about the path. */
export function fileSentenceOf(error: unknown): string | undefined {
  // errors of an open file have no `path`
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined
  return fileSentences[String(error.code)]
}
