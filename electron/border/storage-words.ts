import type { BorderFailure, StorageTrouble } from '../../shared/border/failure.ts'
import { refusal } from './refusal.ts'

const sentences: Record<StorageTrouble, string> = {
  full: 'The disk is full, so nothing was saved. Free some space, then try again.',
  'read-only':
    'The database cannot be written, so nothing was saved. Check the rights of the data folder.',
  locked: 'Another program holds the database, so nothing was saved. Close it, then try again.',
  unreachable:
    'The disk does not answer as it should, so nothing was saved. Check the disk, then try again.',
  damaged:
    'The database is damaged, so nothing was saved. Restore a backup in Settings, under Data.',
}

/** What a call answers whose transaction the database did not take. */
export const storageRefusal = (trouble: StorageTrouble): BorderFailure =>
  refusal('storage', sentences[trouble])
