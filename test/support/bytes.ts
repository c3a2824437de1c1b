import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The bytes that a text may have in a file: as it is, and in encodings that programs use. */
export function spellingsOf(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text)
  const json = JSON.stringify(text).slice(1, -1)
  return [
    bytes,
    Buffer.from(json),
    Buffer.from(JSON.stringify(json).slice(1, -1)),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(text, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    ...base64Of(bytes),
  ]
}

/** Its base64 at each offset among other bytes, without the signs that its neighbours change. */
const base64Of = (bytes: Buffer): readonly Buffer[] =>
  [0, 1, 2].map(before => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    return Buffer.from(whole.replace(/=+$/, '').slice(before === 0 ? 0 : before + 1, -1))
  })

/** Paths below a folder of the files that contain any of these bytes. */
export function filesContaining(folder: string, needles: readonly Buffer[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => join(one.parentPath, one.name))
    .filter(file => {
      const bytes = readFileSync(file)
      return needles.some(needle => bytes.includes(needle))
    })
    .map(file => relative(folder, file))
    .toSorted()
}
