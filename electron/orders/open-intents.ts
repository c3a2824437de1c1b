import type { z } from 'zod'
import type { Reader, Writer } from '../../db/core/database.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/settings/settings.ts'

/**
 * Intents of what staff confirmed and takes many transactions, stored among the settings until it is
 * done, so that a kill does not lose them. One that cannot be read stays as it is beside the others.
 */
export function openIntents<Intent>(setting: string, schema: z.ZodType<Intent>) {
  const row = schema.transform(intent => ({ intent }))
  const rowsOf = (tx: Reader): readonly unknown[] => {
    const stored = readSetting(tx, setting)
    return stored === undefined ? [] : Array.isArray(stored) ? stored : [stored]
  }
  const read = (tx: Reader): readonly Intent[] =>
    rowsOf(tx).flatMap(one => row.safeParse(one).data?.intent ?? [])
  const unreadable = (tx: Reader): readonly unknown[] =>
    rowsOf(tx).filter(one => !row.safeParse(one).success)
  return {
    read,
    /** A sentence for the log about intents that cannot be read, without their data; null: none. */
    trouble: (tx: Reader): string | null => {
      const { length } = unreadable(tx)
      return length === 0
        ? null
        : `The setting ${setting} has ${length} ${length === 1 ? 'row' : 'rows'} that cannot be read; what staff confirmed there is not done.`
    },
    write(tx: Writer, intents: readonly Intent[]): void {
      const rows = [...unreadable(tx), ...intents]
      if (rows.length === 0) dropSetting(tx, setting)
      else writeSetting(tx, setting, rows)
    },
  }
}
