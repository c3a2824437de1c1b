import { lstat } from 'node:fs/promises'
import { join, parse } from 'node:path'

/** Signs that a name of a file may not have on Windows, or that nobody sees. */
const unsafe = /[\p{C}\p{Z}<>:"/\\|?*_'`$&;()[\]{}]+/gu
/** Names that Windows keeps for its devices, whatever stands behind the first dot. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const mostLetters = 40

/**
 * A text as a part of a file's name that every system takes: "Müller & Söhne." is
 * "müller-söhne". '' when nothing of it can stand there.
 */
export function safeName(text: string): string {
  const plain = text.normalize('NFC').toLowerCase().replace(unsafe, '-').replace(/-{2,}/g, '-')
  const short = Array.from(plain).slice(0, mostLetters).join('')
  const name = short.replace(/^[-.]+|[-.]+$/g, '')
  return device.test(name) ? `${name}-` : name
}

/** The path with words before its extension: `out.csv` and "acme" make `out_acme.csv`. */
export function pathWith(path: string, words: readonly string[]): string {
  const { dir, name, ext } = parse(path)
  return join(dir, `${[name, ...words].join('_')}${ext}`)
}

/** The path, or with a number where something has that name: nobody was asked to replace it. */
export async function freePath(path: string): Promise<string> {
  for (let number = 2, free = path; ; number += 1) {
    if (!(await isThere(free))) return free
    free = pathWith(path, [String(number)])
  }
}

export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch {
    // a folder that cannot be read is told about when the file is written
    return false
  }
}
