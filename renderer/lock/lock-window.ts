import { notifications } from '@mantine/notifications'
import { flushSync } from 'react-dom'
import type { Answers } from '../../shared/border/calls.ts'
import { prepareWindow } from '../app/prepare-window.ts'
import { queryClient } from '../app/query-client.ts'
import { closePalette } from '../shell/palette/Palette.tsx'
import { useRecentStore } from '../shell/palette/recent.ts'
import { showNote } from '../ui/show.ts'
import { clockTime } from '../words/times.ts'
import { keepTyped } from './before-lock.ts'
import { useLock } from './lock-store.ts'

/**
 * Stores what is typed, then locks the window. Returns false when nothing is set that would
 * open it again.
 */
export async function lockWindow(): Promise<boolean> {
  await keepTyped()
  return (await window.boxwright.call('lock.now', {})).ok
}

/** The address at which the window was locked. */
let address: string | null = null

/** Counts covers: the window may be locked again while it is being opened. */
let covers = 0

/** Takes everything out of the page, and all rows out of the memory that draws it. */
export function coverWindow(): void {
  covers += 1
  if (useLock.getState().isLocked) return
  address = window.location.hash
  // before the queries go: a page that is still drawn would read them again
  flushSync(() => useLock.setState({ isLocked: true }))
  closePalette()
  notifications.clean()
  // the lock screen reads its own state by then
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'lock.status' })
  queryClient.getMutationCache().clear()
  useRecentStore.setState({ rows: [] })
}

async function uncoverWindow(): Promise<void> {
  if (!useLock.getState().isLocked) return
  const before = covers
  const [status] = await Promise.all([
    window.boxwright.call('lock.status', {}),
    prepareWindow(),
  ])
  if (covers !== before) return
  const isReset = status.ok && status.value.kind === 'off'
  const wanted = isReset ? '#/settings/lock' : address
  if (wanted !== null && wanted !== window.location.hash)
    window.history.replaceState(null, '', wanted)
  notifications.clean()
  useLock.setState({ isLocked: false, openedAt: Date.now() })
  if (isReset) showNote('The recovery code has taken the app lock away. Set a new lock code.')
  tellRest()
}

/** Says after opening for how long no work was done, if it rested while locked. */
function tellRest(): void {
  const rested = queryClient.getQueryData<Answers['engine.status']>([
    'engine.status',
    {},
  ])?.rested
  if (rested === undefined) return
  const now = Date.now()
  showNote(
    `Nothing was checked from ${clockTime(rested.since, now)} to ${clockTime(rested.until, now)}, while Boxwright was locked. It goes on now.`,
  )
}

/**
 * Locks and opens the window with the events of the main process, as long as the window lives.
 */
export function followLock(): void {
  window.boxwright.subscribe('lock:wanted', () => void lockWindow())
  window.boxwright.subscribe('lock:changed', ({ isLocked }) => {
    if (isLocked) coverWindow()
    else void uncoverWindow()
  })
}
