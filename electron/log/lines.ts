import { renameSync, statSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { isOrdinaryFile, readEndOfFile } from '../../db/ordinary-file.ts'
import { logLevels } from '../../shared/records.ts'
import { modes } from '../../shared/settings.ts'

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

/** The last `bytes` of several files, newest file first, as lines with the newest first. */
export function readLines(files: readonly string[], bytes: number): readonly LogLine[] {
  const lines: LogLine[] = []
  let left = bytes
  for (const file of files) {
    if (left <= 0) break
    const end = readEnd(file, left)
    left -= end.length
    lines.push(...parse(end.toString('utf8')).toReversed())
  }
  return lines
}

/** Nothing of a file that is not there, or is none. */
function readEnd(file: string, bytes: number): Buffer {
  try {
    return readEndOfFile(file, bytes)
  } catch {
    return Buffer.alloc(0)
  }
}

/** A line that was cut in half, by a kill or by where the reading began, is left out. */
function parse(text: string): readonly LogLine[] {
  return text.split('\n').flatMap(line => {
    if (line === '') return []
    try {
      return [lineSchema.parse(JSON.parse(line))]
    } catch {
      return []
    }
  })
}

/** Writes a file anew without some of its lines; a line that makes no sense stays. */
export async function dropLines(
  file: string,
  isDropped: (line: LogLine) => boolean,
): Promise<void> {
  const size = () => statSync(file, { throwIfNoEntry: false })?.size
  if (!isOrdinaryFile(file)) return
  const next = `${file}.next`
  // a line that is appended meanwhile would be lost: then all is read once more
  for (let before = size(); before !== undefined; before = size()) {
    const text = await readFile(file, 'utf8')
    const kept = text.split('\n').filter(line => {
      const [read] = parse(line)
      return read === undefined || !isDropped(read)
    })
    await writeFile(next, kept.join('\n'), { mode: 0o600 })
    if (size() === before) return renameSync(next, file)
  }
  return rm(next, { force: true })
}
