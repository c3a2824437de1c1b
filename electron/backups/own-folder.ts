import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Rights of folders and files that their owner alone may read and write. */
export const ownFolder = 0o700
export const ownFile = 0o600

/**
 * Makes the user-data folder, for its owner alone. Returns why it cannot be written, as a sentence;
 * null: it can. Chromium would take a folder that cannot be written for one that another Boxwright
 * has open, and end without a word.
 */
export function takeUserData(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: ownFolder })
    closeToOthers(folder, ownFolder)
    const probe = join(folder, `.probe-${randomBytes(8).toString('hex')}`)
    closeSync(openSync(probe, 'wx', ownFile))
    rmSync(probe)
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return `${sentences[code] ?? `It cannot be written (${code}).`}\n${folder}`
  }
}

const rights =
  'Boxwright may not write its data folder. Give yourself the right to, then start again.'
const noFolder =
  'A file stands where the data folder of Boxwright should be. Move it, then start again.'
const full = 'The disk is full, so Boxwright cannot start. Free some space, then start again.'

const sentences: Readonly<Record<string, string>> = {
  EACCES: rights,
  EPERM: rights,
  EROFS:
    'The disk with the data folder of Boxwright is read-only. Make it writable, then start again.',
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  ENOSPC: full,
  EDQUOT: full,
  EIO: 'The disk with the data folder of Boxwright does not answer. Check it, then start again.',
}

/** Takes others' rights off a file or folder that lay here before. Never throws. */
export function closeToOthers(path: string, mode: number): void {
  try {
    chmodSync(path, mode)
  } catch {
    // the disk knows no rights, or the file is somebody else's
  }
}
