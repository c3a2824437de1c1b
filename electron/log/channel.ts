import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { appendToFile, makeWayFor, readEndsOfFiles } from '../../db/core/ordinary-file.ts'
import type { Tenure } from '../../db/customers/tenures.ts'
import type { Page } from '../../shared/border/paging.ts'
import type { LogLevel, LogRow } from '../../shared/records/records.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { createRedactor, toDetail, withheld } from '../providers/redact.ts'
import { iso } from '../scheduler/clock.ts'
import {
  dropLines,
  eachLine,
  type LogLine,
  newestFirst,
  parseLine,
  readEndsAtOnce,
} from './lines.ts'
import { escapeControls } from './one-line.ts'

export type Entry = {
  readonly level: LogLevel
  readonly event: string
  readonly message: string
  /** In milliseconds since 1970; default now. */
  readonly at?: number
  readonly mode?: Mode
  readonly orderId?: number
  /** Id of the activity that the line tells; the next start goes on after the newest one. */
  readonly activity?: number
  readonly properties?: Readonly<Record<string, unknown>>
}

export type LogQuery = {
  /** Lists the lines of this mode, and those without a mode. */
  readonly mode: Mode
  readonly search?: string | undefined
  readonly level?: LogLevel | undefined
  readonly page: number
  readonly pageSize: number
}

/** The log file `mailin-ai.log`: JSON lines, redacted. */
export type Channel = {
  /** Never throws: a full disk must not stop the work that is logged. */
  write(entries: readonly Entry[]): void
  /** Hides these values, read afresh for every write. Returns a function that ends it. */
  hide(secrets: () => readonly string[]): () => void
  /** Never throws: where the secrets cannot be read, the text is withheld. */
  redact(text: string): string
  /** The newest lines first, of the last 5 MB. Read in slices, so that nothing else has to wait. */
  list(query: LogQuery): Promise<Page<LogRow>>
  /** Removes a mode's lines about these tenures from the files; lines written meanwhile stay. */
  forget(mode: Mode, tenures: readonly Tenure[]): Promise<void>
  /** Id of the newest activity of this mode in the log; null: there is none. */
  lastActivity(mode: Mode): number | null
}

export type ChannelOptions = {
  readonly folder: string
  readonly now: () => number
  /** Bytes of one file; there are three at most. */
  readonly maxBytes?: number
}

const defaultMaxBytes = 5 * 1024 * 1024
const readBytes = 5 * 1024 * 1024

export function openChannel({ folder, now, maxBytes }: ChannelOptions): Channel {
  const name = (age: number) => join(folder, `mailin-ai${age === 0 ? '' : `.${age}`}.log`)
  const files = [0, 1, 2].map(name)
  for (const file of files) makeWayFor(file, Number.POSITIVE_INFINITY, now())
  const hidden = new Set<() => readonly string[]>()

  function redact(text: string): string {
    let known: readonly string[]
    try {
      known = [...hidden].flatMap(secrets => secrets())
    } catch {
      return withheld
    }
    return createRedactor(known)(text)
  }

  function lineOf(entry: Entry): string {
    const { at = now(), message, properties, ...rest } = entry
    const plain = { at: iso(at), ...rest, message: toDetail(message, redact) }
    const line = redact(JSON.stringify({ ...plain, ...(properties && { properties }) }))
    // hiding a secret may break the JSON around it
    return escapeControls(isJson(line) ? line : JSON.stringify(plain))
  }

  function rotate(): void {
    const size = statSync(name(0), { throwIfNoEntry: false })?.size ?? 0
    if (size < (maxBytes ?? defaultMaxBytes)) return
    rmSync(name(2), { force: true })
    for (const age of [1, 0])
      if (statSync(name(age), { throwIfNoEntry: false }) !== undefined)
        renameSync(name(age), name(age + 1))
  }

  return {
    write(entries) {
      if (entries.length === 0) return
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        rotate()
        const lines = entries.map(entry => `${lineOf(entry)}\n`).join('')
        appendToFile(name(0), lines)
      } catch {
        // nowhere is left to say it
      }
    },
    hide(secrets) {
      hidden.add(secrets)
      return () => hidden.delete(secrets)
    },
    redact,
    async list({ mode, search, level, page, pageSize }) {
      const wanted = search?.toLowerCase() ?? ''
      const start = (page - 1) * pageSize
      const rows: LogRow[] = []
      let total = 0
      const ends = await readEndsOfFiles(files, readBytes)
      await eachLine(newestFirst(ends), text => {
        const line = parseLine(text)
        if (line === null) return
        if (line.mode !== undefined && line.mode !== mode) return
        if (level !== undefined && line.level !== level) return
        if (wanted !== '' && !searched(line).includes(wanted)) return
        if (total >= start && rows.length < pageSize) rows.push(viewLine(line))
        total += 1
      })
      return { rows, total }
    },
    async forget(mode, tenures) {
      const ofOrder = new Map<number | undefined, Tenure[]>()
      for (const one of tenures)
        ofOrder.set(one.orderId, [...(ofOrder.get(one.orderId) ?? []), one])
      const isOfThem = (line: LogLine) =>
        line.mode === mode &&
        ofOrder.get(line.orderId)?.some(one => isWithin(line, one)) === true
      for (const file of files) await dropLines(file, isOfThem)
    },
    lastActivity(mode) {
      // it is mostly among the last lines
      for (const bytes of [readBytes / 20, readBytes])
        for (const text of newestFirst(readEndsAtOnce(files, bytes))) {
          // parsing every line would take a quarter of a second
          if (!text.includes('"activity":') || !text.includes(`"mode":"${mode}"`)) continue
          const line = parseLine(text)
          if (line?.mode === mode && line.activity !== undefined) return line.activity
        }
      return null
    },
  }
}

function isWithin({ at, activity }: LogLine, tenure: Tenure): boolean {
  if (activity !== undefined)
    return activity > tenure.activityAfter && activity <= tenure.activityUpTo
  const time = Date.parse(at)
  return time >= tenure.since && time < tenure.until
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

const searched = ({ event, message, orderId }: LogLine): string =>
  `${event} ${message} ${orderId === undefined ? '' : `#${orderId}`}`.toLowerCase()

const viewLine = ({ at, level, event, message, orderId }: LogLine): LogRow => ({
  at,
  level,
  event,
  message,
  ...(orderId === undefined ? {} : { orderId }),
})
