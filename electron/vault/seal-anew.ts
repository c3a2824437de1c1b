import { type Database, isOpen } from '../../db/core/database.ts'
import { pauseBriefly } from '../scheduler/yield.ts'
import { dropGivenUp } from './start-new-key.ts'
import { sealedAtOnce, type Vault } from './vault.ts'

/**
 * Seals what a former key sealed under the current one, and drops what was given up; in small
 * batches, until nothing is left or the database closes. A kill leaves the rest for the next start.
 */
export async function tidySecrets(db: Database, vault: Vault): Promise<void> {
  while (isOpen(db) && vault.sealAnew(sealedAtOnce)) await pauseBriefly()
  await dropGivenUp(db, vault)
}
