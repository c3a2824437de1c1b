import {
  type BorderFailure,
  type StorageTrouble,
  storageWords,
} from '../../shared/border/failure.ts'
import { capital } from '../../shared/text/capital.ts'
import { refusal } from './refusal.ts'

const what: Record<StorageTrouble, string> = {
  ...storageWords,
  // the disk did answer when the database was opened
  unreachable: 'the disk does not answer as it should',
}

const todo: Record<StorageTrouble, string> = {
  full: 'Free some space, then try again.',
  'read-only': 'Check the rights of the data folder.',
  locked: 'Close it, then try again.',
  unreachable: 'Check the disk, then try again.',
  damaged: 'Restore a backup in Settings, under Data.',
}

/** The failure of a call whose transaction was not written. */
export const storageRefusal = (trouble: StorageTrouble): BorderFailure =>
  refusal('storage', `${capital(what[trouble])}, so nothing was saved. ${todo[trouble]}`)
