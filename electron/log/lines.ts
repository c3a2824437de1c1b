import { renameSync, statSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { isOrdinaryFile, readEndOfFile, readEndsOfFiles } from '../../db/core/ordinary-file.ts'
import { logLevels } from '../../shared/records/records.ts'
import { modes } from '../../shared/settings/settings.ts'
import { createTimeSlices } from '../../shared/time-slices.ts'
import { rest } from '../backups/rest.ts'

const lineSchema = z.object({
  at: z.string(),
  level: z.enum(logLevels),
  event: z.string(),
  message: z.string(),
  mode: z.enum(modes).optional(),
  orderId: z.number().optional(),
  activity: z.number().optional(),
})
export type LogLine = z.output<typeof lineSchema>

const lineBreak = 10

/** One line after the other, the last one of the first file first. */
export function* newestFirst(ends: readonly Buffer[]): Generator<string> {
  for (const bytes of ends)
    for (let end = bytes.length; end > 0; ) {
      const start = bytes.lastIndexOf(lineBreak, end - 1) + 1
      if (start < end) yield bytes.toString('utf8', start, end)
      end = start - 1
    }
}

/** As `readEndsOfFiles`, while the app waits: for few bytes, or at a start. */
export function readEndsAtOnce(files: readonly string[], bytes: number): readonly Buffer[] {
  const ends: Buffer[] = []
  let left = bytes
  for (const file of files) {
    if (left <= 0 || !isOrdinaryFile(file)) continue
    const end = readEndOfFile(file, left)
    left -= end.length
    ends.push(end)
  }
  return ends
}

/** null: it was cut in half, by a kill or by where the reading began, or makes no sense. */
export function parseLine(line: string): LogLine | null {
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}

/** One after the other, a rest after each slice: 5 MB of lines take a quarter of a second. */
export async function eachLine(
  lines: Iterable<string>,
  each: (line: string) => void,
): Promise<void> {
  const slices = createTimeSlices(rest)
  for (const line of lines) {
    each(line)
    if (slices.isOver()) await slices.pause()
  }
}

/** Writes a file anew without some of its lines; a line that makes no sense stays. */
export async function dropLines(
  file: string,
  isDropped: (line: LogLine) => boolean,
): Promise<void> {
  if (!isOrdinaryFile(file)) return
  const about = () => statSync(file, { throwIfNoEntry: false })
  const next = `${file}.next`
  const rest: string[] = []
  let read = 0
  let of: number | undefined
  // a line that is appended meanwhile would be lost: then what is new is read as well
  for (let now = about(); now !== undefined; now = about()) {
    if (now.ino !== of || now.size < read) {
      // another file has its name by now
      rest.length = 0
      read = 0
      of = now.ino
    }
    const [bytes] = await readEndsOfFiles([file], now.size - read)
    // half of it in its place would lose the other half
    if (bytes?.length !== now.size - read) throw new Error(`${file} cannot be read.`)
    read = now.size
    await eachLine(wholeLines(bytes), line => {
      const parsed = parseLine(line)
      if (parsed === null || !isDropped(parsed)) rest.push(line)
    })
    await writeFile(next, inPieces(rest), { mode: 0o600 })
    const then = about()
    if (then?.ino === of && then.size === read) return renameSync(next, file)
  }
  return rm(next, { force: true })
}

/** Each is turned into bytes and written by itself: all at once would hold up the rest. */
function* inPieces(lines: readonly string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 1000) yield lines.slice(at, at + 1000).join('')
}

/** Each with its line break, oldest first. */
function* wholeLines(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; ) {
    const at = bytes.indexOf(lineBreak, start)
    const end = at === -1 ? bytes.length : at + 1
    yield bytes.toString('utf8', start, end)
    start = end
  }
}
