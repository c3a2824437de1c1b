import { join } from 'node:path'
import electronLog from 'electron-log/node'
import { type Channel, openChannel } from './channel.ts'

/** The app's own log: events of the program, and bugs. No secret and no customer data. */
export type Log = {
  info(message: string): void
  /** A defect: what the window shows as "something went wrong". */
  bug(error: unknown): void
  /** What happens to orders, for staff. */
  readonly channel: Channel
}

const maxBytes = 5 * 1024 * 1024

/** Writes `boxwright.log` in the folder; the file before it is kept as `boxwright.old.log`. */
export function openLog(folder: string): Log {
  const log = electronLog.create({ logId: 'boxwright' })
  log.transports.file.resolvePathFn = () => join(folder, 'boxwright.log')
  log.transports.file.maxSize = maxBytes
  log.transports.console.level = false
  const channel = openChannel({ folder, now: () => Date.now() })
  return {
    info: message => log.info(message),
    bug(error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      log.error(channel.redact(text))
      channel.write([{ level: 'error', event: 'bug', message: text }])
    },
    channel,
  }
}
