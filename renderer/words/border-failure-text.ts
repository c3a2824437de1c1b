import type {
  BorderFailure,
  BorderFailureCode,
  StorageTrouble,
} from '../../shared/border/failure.ts'

/** What staff can do when the database cannot be written, by what is wrong with it. */
export const storageTodo: Readonly<Record<StorageTrouble, string>> = {
  full: 'Free some space. Work goes on by itself within seconds.',
  'read-only': 'Check the rights of the data folder. Work goes on by itself.',
  locked: 'Close the program that has the file open. Work goes on by itself.',
  unreachable: 'Check the disk and its cable. Work goes on by itself.',
  damaged: 'Restore a backup in Settings, under Data.',
}

const borderTexts: Record<BorderFailureCode, { readonly what: string; readonly todo: string }> =
  {
    invalid_input: { what: 'Something needs correction', todo: 'Look at the marked fields.' },
    not_found: {
      what: 'This is no longer there',
      todo: 'It may have been removed. Go back to the list.',
    },
    not_applicable: {
      what: 'This was not done',
      todo: 'The state has changed since it was shown.',
    },
    conflict: { what: 'This clashes with another entry', todo: 'Change one of the two.' },
    locked: {
      what: 'Keys and passwords cannot be stored or read',
      todo: 'Open them in Settings, under General.',
    },
    app_locked: { what: 'Boxwright is locked', todo: 'Open it first.' },
    forbidden: { what: 'You may not do this', todo: 'Ask an admin of your team.' },
    unreachable: {
      what: 'The server does not answer',
      todo: 'Boxwright tries again by itself.',
    },
    changed: {
      what: 'Somebody else changed this meanwhile',
      todo: 'Look at what changed, then decide.',
    },
    dismissed: { what: 'Cancelled', todo: '' },
    storage: {
      what: 'Nothing was saved',
      todo: 'The database could not be written. Look at Settings, under Data.',
    },
    unknown_outcome: {
      what: 'Look first, before you do this again',
      todo: 'It is not known whether this was saved.',
    },
    internal: {
      what: 'Something went wrong in Boxwright',
      todo: 'Try again. If it happens again, look at the log file.',
    },
  }

/**
 * What a refused call means and what to do. The sentence of the main process is preferred, because
 * it knows the particulars; `internal` says nothing of them.
 */
export function borderFailureText(failure: BorderFailure): { what: string; todo: string } {
  const text = borderTexts[failure.code]
  return failure.code === 'internal' || failure.message === ''
    ? text
    : { what: text.what, todo: failure.message }
}
