import { useEffect } from 'react'
import { useHasColleagues } from './use-team.ts'

/** Milliseconds after which it is told again; what was told counts for a minute. */
const againMs = 30_000

/** The last telling: one that overtook another would leave colleagues with the older one. */
let last: Promise<unknown> = Promise.resolve()

function tell(orderId: number | null, isEditing: boolean): void {
  // that it could not be told is no reason to interrupt anyone
  const run = () => window.boxwright.call('presence.tell', { orderId, isEditing })
  last = last.then(run, run)
}

/** Tells colleagues that this window shows an order, or edits it, as long as it does. */
export function useTellPresence(orderId: number, isEditing: boolean): void {
  const hasColleagues = useHasColleagues()
  useEffect(() => {
    if (!hasColleagues) return undefined
    const tellIfSeen = () => {
      if (document.visibilityState === 'visible') tell(orderId, isEditing)
    }
    tellIfSeen()
    const timer = setInterval(tellIfSeen, againMs)
    document.addEventListener('visibilitychange', tellIfSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tellIfSeen)
    }
  }, [orderId, isEditing, hasColleagues])
  useEffect(() => {
    if (!hasColleagues) return undefined
    return () => tell(null, false)
  }, [hasColleagues])
}
