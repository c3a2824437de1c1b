import { latestIds } from '../../db/records/records.ts'
import type { EngineOptions } from './engine-options.ts'

/**
 * Returns a function that tells the window of notifications and letters written since its last
 * call.
 */
export function createNewRecords({ db, emit }: Pick<EngineOptions, 'db' | 'emit'>): () => void {
  let told = latestIds(db.reader)
  return function tellNewRecords() {
    const latest = latestIds(db.reader)
    if (latest.notification > told.notification)
      emit('notification:new', { id: latest.notification })
    if (latest.letter > told.letter) emit('letter:changed', { id: latest.letter })
    told = latest
  }
}
