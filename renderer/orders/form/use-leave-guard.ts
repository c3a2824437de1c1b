import { useEffect, useRef, useState } from 'react'

/**
 * Stops every way out of the page (links, shortcuts, the back button) while something is
 * unsaved. `target` is the address that staff wanted, until they answer.
 */
export function useLeaveGuard(isDirty: boolean) {
  const [target, setTarget] = useState<string | null>(null)
  const isOpen = useRef(false)

  useEffect(() => {
    if (!isDirty) return undefined
    const ask = (event: NavigateEvent) => {
      const { url } = event.destination
      const isLeaving = event.navigationType !== 'reload' && url !== window.location.href
      if (isOpen.current || !event.cancelable || !isLeaving) return
      event.preventDefault()
      setTarget(url)
    }
    window.navigation.addEventListener('navigate', ask)
    return () => window.navigation.removeEventListener('navigate', ask)
  }, [isDirty])

  const open = () => {
    isOpen.current = true
  }
  return {
    target,
    /** Lets the next navigation pass, because what was typed is stored. */
    open,
    stay: () => setTarget(null),
    leave: () => {
      open()
      if (target !== null) window.location.href = target
    },
  }
}
