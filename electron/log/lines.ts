import { renameSync, statSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { isOrdinaryFile, readEndOfFile, readEndsOfFiles } from '../../db/core/ordinary-file.ts'
import { logLevels } from '../../shared/records/records.ts'
import { modes } from '../../shared/settings/settings.ts'
import { createTimeSlices } from '../../shared/time-slices.ts'
import { pauseBriefly } from '../scheduler/yield.ts'

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

/** The lines, newest first: `ends` begin with the newest file. */
export function* newestFirst(ends: readonly Buffer[]): Generator<string> {
  for (const bytes of ends)
    for (let end = bytes.length; end > 0; ) {
      const start = bytes.lastIndexOf(lineBreak, end - 1) + 1
      if (start < end) yield bytes.toString('utf8', start, end)
      end = start - 1
    }
}

/** As `readEndsOfFiles`, but synchronous: for few bytes, or at a start. */
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

/** A parsed line; null: it is damaged, or cut by a kill or by where the reading began. */
export function parseLine(line: string): LogLine | null {
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}

/** Calls `each` for every line, with pauses in between: 5 MB of lines take a quarter of a second. */
export async function eachLine(
  lines: Iterable<string>,
  each: (line: string) => void,
): Promise<void> {
  const slices = createTimeSlices(pauseBriefly)
  for (const line of lines) {
    each(line)
    if (slices.isOver()) await slices.pause()
  }
}

/** Rewrites a file without some of its lines; a damaged line stays. */
export async function dropLines(
  file: string,
  isDropped: (line: LogLine) => boolean,
): Promise<void> {
  if (!isOrdinaryFile(file)) return
  const about = () => statSync(file, { throwIfNoEntry: false })
  const next = `${file}.next`
  const remaining: string[] = []
  let read = 0
  let of: number | undefined
  // repeats until the file has not grown, so that no line appended meanwhile is lost
  for (let now = about(); now !== undefined; now = about()) {
    if (now.ino !== of || now.size < read) {
      // the log was rotated, so another file has the name by now
      remaining.length = 0
      read = 0
      of = now.ino
    }
    const [bytes] = await readEndsOfFiles([file], now.size - read)
    // a file that was read in part must not be replaced by that part
    if (bytes?.length !== now.size - read) throw new Error(`${file} cannot be read.`)
    read = now.size
    await eachLine(wholeLines(bytes), line => {
      const parsed = parseLine(line)
      if (parsed === null || !isDropped(parsed)) remaining.push(line)
    })
    await writeFile(next, inPieces(remaining), { mode: 0o600 })
    const then = about()
    if (then?.ino === of && then.size === read) return renameSync(next, file)
  }
  return rm(next, { force: true })
}

/** Joins lines in pieces of 1000, as writing all at once would block the process. */
function* inPieces(lines: readonly string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 1000) yield lines.slice(at, at + 1000).join('')
}

/** The lines, oldest first, each with its line break. */
function* wholeLines(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; ) {
    const at = bytes.indexOf(lineBreak, start)
    const end = at === -1 ? bytes.length : at + 1
    yield bytes.toString('utf8', start, end)
    start = end
  }
}
