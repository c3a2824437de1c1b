import { join } from 'node:path'
import { writeKeyFile } from '../../../electron/vault/data-key.ts'
import { makeCheck, type StoredKey } from '../../../electron/vault/stored-key.ts'

/** The data key of made-up passwords, one for every file, so that copies open, too. */
export const benchKey = Buffer.alloc(32, 'bench')

/** The record of it, as practice mode keeps it in its settings. */
export const benchKeyRecord = (): StoredKey => ({
  backend: 'key-file',
  number: 1,
  check: makeCheck(benchKey, 1),
})

/** Writes the key beside the database in `folder`, where practice mode looks for it. */
export const writeBenchKey = (folder: string): void =>
  writeKeyFile(join(folder, 'vault.key'), benchKey)
