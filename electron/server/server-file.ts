import { join } from 'node:path'
import { z } from 'zod'
import { readOrdinaryFile, writeNewFile } from '../../db/core/ordinary-file.ts'

const schema = z.object({
  host: z.string(),
  port: z.int().min(0).max(65_535),
  named: z.array(z.string()),
  certificate: z.string().regex(/^[0-9a-f]{64}$/),
})
/** Where the server of a data folder listened last, and what it showed; none of it is a secret. */
export type ServerFile = Readonly<z.output<typeof schema>>

const pathIn = (folder: string) => join(folder, 'server.json')

/** null: no server has run on this folder, or the file is damaged. */
export function readServerFile(folder: string): ServerFile | null {
  try {
    return schema.parse(JSON.parse(readOrdinaryFile(pathIn(folder), 100_000).toString('utf8')))
  } catch {
    return null
  }
}

export const writeServerFile = (folder: string, file: ServerFile): void =>
  writeNewFile(pathIn(folder), JSON.stringify(file))
