import { notifications } from '@mantine/notifications'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { readable } from '../../shared/domains/readable.ts'
import { borderFailureText } from '../words/border-failure-text.ts'

/**
 * A short word that something was done, such as "Password copied": one line without a full stop.
 * A second thing follows after a semicolon.
 */
export function showDone(message: string) {
  notifications.show({
    message: readable(message),
    color: 'var(--bw-done-solid)',
    autoClose: 4000,
    withCloseButton: false,
  })
}

/**
 * Shows a refusal as a toast. Returns its id; undefined for a dialog that staff closed
 * themselves and for a locked window, which show none.
 */
export function showFailure(failure: BorderFailure): string | undefined {
  if (failure.code === 'dismissed' || failure.code === 'app_locked') return undefined
  const text = borderFailureText(failure)
  return notifications.show({
    title: readable(text.what),
    message: readable(text.todo),
    color: 'var(--bw-failed-solid)',
    autoClose: 8000,
    role: 'alert',
  })
}

/** What happened meanwhile, in one or two sentences; there is nothing to do. */
export function showNote(message: string) {
  notifications.show({
    message,
    color: 'var(--bw-waiting-solid)',
    autoClose: 12_000,
    role: 'status',
  })
}

/** What could not be done, in one sentence that says what to do. */
export function showProblem(message: string) {
  notifications.show({
    message: readable(message),
    color: 'var(--bw-failed-solid)',
    autoClose: 8000,
    role: 'alert',
  })
}
