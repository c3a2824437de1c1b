import { useEffect, useEffectEvent } from 'react'

type Keep = () => Promise<unknown>
const keeps = new Set<Keep>()

/**
 * Registers `keep`, which stores what is typed, to be run before the window is locked. Until
 * unmounted.
 */
export function useBeforeLock(keep: Keep): void {
  const latest = useEffectEvent(keep)
  useEffect(() => {
    const run = () => latest()
    keeps.add(run)
    return () => {
      keeps.delete(run)
    }
  }, [])
}

export const keepTyped = (): Promise<unknown> =>
  Promise.allSettled([...keeps].map(keep => keep()))
