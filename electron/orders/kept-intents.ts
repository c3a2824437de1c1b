import { z } from 'zod'
import type { Transaction } from '../../db/database.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/queries/settings.ts'

/**
 * What staff confirmed and takes many turns, kept among the settings until it is done, so that a
 * kill does not lose it. Rows that make no sense count as none.
 */
export function keptIntents<Intent>(name: string, schema: z.ZodType<Intent>) {
  const rows = z.array(schema).readonly()
  return {
    read: (tx: Transaction): readonly Intent[] =>
      rows.safeParse(readSetting(tx, name)).data ?? [],
    write(tx: Transaction, intents: readonly Intent[]): void {
      if (intents.length === 0) dropSetting(tx, name)
      else writeSetting(tx, name, intents)
    },
  }
}
