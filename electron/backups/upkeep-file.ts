import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readOrdinaryFile, writeNewFile } from '../../db/core/ordinary-file.ts'
import { checkCauses } from '../../shared/backups/backups.ts'

const storedSchema = z.object({
  /** Set while the database is open: a start that finds it set follows an unclean exit. */
  isOpen: z.boolean().catch(false),
  lastCheck: z
    .object({
      at: z.iso.datetime(),
      cause: z.enum(checkCauses),
      isWhole: z.boolean(),
      detail: z.string().exactOptional(),
    })
    .optional()
    .catch(undefined),
})
export type StoredUpkeep = z.output<typeof storedSchema>

/** A larger file is not read; SQLite’s sentence about a damage has a few hundred bytes. */
const mostBytes = 100_000

/**
 * Reads `upkeep.json`, which lies beside the database because it must outlive its damage and its
 * restoring. A missing or damaged one reads as one that knows nothing.
 */
export function readUpkeep(folder: string): StoredUpkeep {
  try {
    const text = readOrdinaryFile(join(folder, 'upkeep.json'), mostBytes).toString('utf8')
    return storedSchema.parse(JSON.parse(text))
  } catch {
    return { isOpen: false }
  }
}

export function writeUpkeep(folder: string, upkeep: StoredUpkeep): void {
  const file = join(folder, 'upkeep.json')
  writeNewFile(`${file}.new`, JSON.stringify(upkeep))
  renameSync(`${file}.new`, file)
}
