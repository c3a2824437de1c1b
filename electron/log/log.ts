import { join } from 'node:path'
import electronLog from 'electron-log/node'
import { makeWayFor } from '../../db/core/ordinary-file.ts'
import { systemClock } from '../scheduler/clock.ts'
import { type Channel, openChannel } from './channel.ts'
import { escapeControls, lineOfError } from './one-line.ts'

/**
 * The app's own log: events of the program and bugs, one line each, without secrets or data of
 * customers. Writing to it never throws.
 */
export type Log = {
  info(message: string): void
  /** A defect: what the window shows as "something went wrong". */
  bug(error: unknown): void
  /** The log about orders, for staff. */
  readonly channel: Channel
}

const maxBytes = 5 * 1024 * 1024

/** Writes `boxwright.log` in the folder; the file before it is kept as `boxwright.old.log`. */
export function openLog(folder: string): Log {
  const file = join(folder, 'boxwright.log')
  makeWayFor(file, Number.POSITIVE_INFINITY, systemClock.now())
  const log = electronLog.create({ logId: 'boxwright' })
  log.transports.file.resolvePathFn = () => file
  log.transports.file.maxSize = maxBytes
  log.transports.console.level = false
  const channel = openChannel({ folder, now: () => Date.now() })
  /** Runs a write and ignores its failure: a log must not stop the work that is logged. */
  const quietly = (write: () => void) => {
    try {
      write()
    } catch {
      // nowhere is left to say it
    }
  }
  return {
    info: message => quietly(() => log.info(escapeControls(message))),
    bug(error) {
      const line = lineOfError(error, text => channel.redact(text))
      quietly(() => log.error(line))
      channel.write([{ level: 'error', event: 'bug', message: line }])
    },
    channel,
  }
}
