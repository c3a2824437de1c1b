import { fail, ok, type Result } from '../border/result.ts'

export type Decoded = {
  readonly text: string
  /** The encoding for staff to read; absent: UTF-8. */
  readonly encoding?: string
}

/** Bytes between two pauses in which others work. */
const sliceBytes = 256 * 1024

const notText = 'This is not a text file. Save the sheet as CSV.'
const workbook = 'This is a workbook, not a text file. Open it and save the sheet as CSV.'
/** The first bytes of files that are no text, in hexadecimal → the sentence for staff. */
const otherFiles: readonly (readonly [string, string])[] = [
  ['504b0304', workbook],
  ['d0cf11e0', workbook],
  ['25504446', 'This is a PDF. Copy the table into a spreadsheet and save it as CSV.'],
  ['fffe0000', 'The text is UTF-32, which is not read. Save the sheet as CSV UTF-8.'],
  ['0000feff', 'The text is UTF-32, which is not read. Save the sheet as CSV UTF-8.'],
]

/**
 * Decodes a file: UTF-8, UTF-16 with or without its mark, Windows-1252, or UTF-8 with single
 * letters of Windows-1252 in it. Yields between slices; fails with a sentence for staff.
 */
export function* decode(bytes: Uint8Array): Generator<undefined, Result<Decoded, string>> {
  const start = hexOf(bytes.subarray(0, 4))
  const other = otherFiles.find(([sign]) => start.startsWith(sign))
  if (other !== undefined) return fail(other[1])
  const wide = wideEncoding(bytes)
  if (wide !== null) {
    const text = yield* decodeAs(bytes, wide, false)
    return ok({ text: text ?? '', encoding: wide === 'utf-16le' ? 'UTF-16' : 'UTF-16 (BE)' })
  }
  if (bytes.includes(0)) return fail(notText)
  const text = yield* decodeAs(bytes, 'utf-8', true)
  return ok(text === null ? yield* decodeMixed(bytes) : { text })
}

const hexOf = (bytes: Uint8Array) =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** UTF-16 by its mark, or because every other byte is 0, as in Western text; null: it is neither. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 2000)
  const empty: [number, number] = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) empty[at % 2 === 0 ? 0 : 1] += 1
  const [even, odd] = empty
  if (odd > sample.length / 4 && even * 10 < odd) return 'utf-16le'
  return even > sample.length / 4 && odd * 10 < even ? 'utf-16be' : null
}

/** Decodes in slices; null: `isStrict`, and the bytes are not of this encoding. */
function* decodeAs(
  bytes: Uint8Array,
  encoding: string,
  isStrict: boolean,
): Generator<undefined, string | null> {
  const decoder = new TextDecoder(encoding, { fatal: isStrict })
  const parts: string[] = []
  try {
    for (let at = 0; at < bytes.length; at += sliceBytes) {
      parts.push(decoder.decode(bytes.subarray(at, at + sliceBytes), { stream: true }))
      yield
    }
    parts.push(decoder.decode())
  } catch {
    // only a strict decoder throws
    return null
  }
  return parts.join('')
}

/** Decodes whole sequences as UTF-8, and each other byte as Windows-1252. */
function* decodeMixed(bytes: Uint8Array): Generator<undefined, Decoded> {
  const [utf8, older] = [new TextDecoder('utf-8'), new TextDecoder('windows-1252')]
  const parts: string[] = []
  let [start, at, pause] = [0, 0, sliceBytes]
  let isMixed = false
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length > 1) isMixed = true
    if (length > 0) at += length
    else {
      parts.push(
        utf8.decode(bytes.subarray(start, at)),
        older.decode(bytes.subarray(at, at + 1)),
      )
      at += 1
      start = at
    }
    if (at < pause) continue
    pause += sliceBytes
    yield
  }
  parts.push(utf8.decode(bytes.subarray(start)))
  const encoding = isMixed ? 'UTF-8 with letters of Windows-1252' : 'Windows-1252'
  return { text: parts.join(''), encoding }
}

/** How many bytes the UTF-8 character at an offset has; 0: none begins there. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2)
  if (first < 0x80) return 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  if (length === 0 || at + length > bytes.length) return 0
  // overlong forms, surrogates, and beyond the last character
  if (first === 0xe0 && second < 0xa0) return 0
  if (first === 0xed && second > 0x9f) return 0
  if (first === 0xf0 && second < 0x90) return 0
  if (first === 0xf4 && second > 0x8f) return 0
  for (let next = at + 1; next < at + length; next += 1)
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
