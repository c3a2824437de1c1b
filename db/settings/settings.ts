import { eq } from 'drizzle-orm'
import type { Reader, Writer } from '../core/database.ts'
import { settings } from '../schema/schema.ts'

/** A setting, which the caller parses; damaged JSON is returned as its text. undefined: none. */
export function readSetting(tx: Reader, name: string): unknown {
  const row = tx.select().from(settings).where(eq(settings.name, name)).get()
  if (row === undefined) return undefined
  try {
    return JSON.parse(row.value)
  } catch {
    return row.value
  }
}

export function writeSetting(tx: Writer, name: string, value: unknown): void {
  const text = JSON.stringify(value)
  tx.insert(settings)
    .values({ name, value: text })
    .onConflictDoUpdate({ target: settings.name, set: { value: text } })
    .run()
}

export function dropSetting(tx: Writer, name: string): void {
  tx.delete(settings).where(eq(settings.name, name)).run()
}
