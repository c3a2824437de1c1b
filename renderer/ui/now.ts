import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const one of listeners) one()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time in steps of so many seconds; one timer serves the whole window. */
export function useNow(stepSeconds: number): number {
  const step = stepSeconds * 1000
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / step) * step)
}
