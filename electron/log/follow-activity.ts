import { type Database, isOpen } from '../../db/core/database.ts'
import { activityAfter, latestActivity } from '../../db/records/records.ts'
import type { LogLevel } from '../../shared/records/records.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import type { Channel, Entry } from './channel.ts'

const batch = 500
const warnings = /_(failed|rejected|set_to_draft|stalled)$/

/**
 * Writes activities into the log, each once, even after a kill between commit and log, since the log
 * itself says where it stopped. Returns the function that writes the new ones.
 */
export function followActivity(db: Database, channel: Channel, mode: Mode): () => void {
  const latest = latestActivity(db.reader)
  // after the log was removed, the whole past is not logged again
  let told = Math.min(channel.lastActivity(mode) ?? latest, latest)

  return () => {
    if (!isOpen(db)) return
    for (;;) {
      const rows = activityAfter(db.reader, told, batch)
      channel.write(rows.map(row => ({ ...entryOf(row), mode })))
      told = rows.at(-1)?.id ?? told
      if (rows.length < batch) return
    }
  }
}

type Row = ReturnType<typeof activityAfter>[number]

function entryOf(row: Row): Entry {
  const level: LogLevel = warnings.test(row.action) ? 'warning' : 'info'
  const properties: unknown = JSON.parse(row.properties)
  return {
    level,
    event: row.action,
    message: row.description,
    at: row.createdAt,
    activity: row.id,
    ...(row.subjectType === 'order' ? { orderId: row.subjectId } : {}),
    ...(isRecord(properties) ? { properties } : {}),
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
