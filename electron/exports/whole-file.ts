import { randomBytes } from 'node:crypto'
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { refusal } from '../border/refusal.ts'

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
 * Fills a file that only its owner can read, at a path that staff chose; one of that name is
 * replaced only once the new one is whole. Returns what `fill` returns.
 */
export async function writeWhole<Value>(
  path: string,
  fill: (file: FileHandle) => Promise<Value>,
): Promise<Result<Value, BorderFailure>> {
  const target = resolve(path)
  if (underWay.has(target)) return fail(refusal('not_applicable', sameFile))
  underWay.add(target)
  try {
    return await writeAnew(target, fill)
  } finally {
    underWay.delete(target)
  }
}

/** Paths that are being written now. */
const underWay = new Set<string>()
const sameFile =
  'No file was saved: this file is being written by another export. Wait until it is done, or choose another name.'

/** A name that nobody can guess, so that nobody can put a link or a file of theirs there. */
const unfinishedName = () => `.boxwright-${randomBytes(12).toString('hex')}.part`

async function writeAnew<Value>(
  path: string,
  fill: (file: FileHandle) => Promise<Value>,
): Promise<Result<Value, BorderFailure>> {
  const unfinished = join(dirname(path), unfinishedName())
  let isMade = false
  try {
    if (await isSpecial(path))
      return fail(
        refusal(
          'not_applicable',
          'No file was saved. This name leads to something that is no ordinary file. Choose another name.',
        ),
      )
    const file = await open(unfinished, 'wx+', 0o600)
    isMade = true
    let value: Value
    try {
      value = await fill(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    return ok(value)
  } catch (error) {
    if (isMade) await rm(unfinished, { force: true })
    const sentence = fileSentenceOf(error)
    if (sentence === undefined) throw error
    return fail(refusal('not_applicable', `No file was saved. ${sentence}`))
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

/** What is wrong with the path, as a sentence; undefined: the error is not about the path. */
export function fileSentenceOf(error: unknown): string | undefined {
  // errors of an open file have no `path`
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined
  return fileSentences[String(error.code)]
}
