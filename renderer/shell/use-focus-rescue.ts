import { type RefObject, useEffect } from 'react'

/** Milliseconds that a dialog may take to give the focus back; after that it is lost. */
const patienceMs = 250

const tabbable =
  'button:not(:disabled), a[href], input:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

/**
 * When what had the focus is gone (a row that left, the button of a closed menu), it goes to what
 * is left around it, or to the page, instead of nowhere, so that Tab and arrows go on from there.
 */
export function useFocusRescue(content: RefObject<HTMLElement | null>) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let owner: Element | null = null
    /** Ancestors of the focused element, from the inside out. */
    let around: readonly Element[] = []
    const follow = () => {
      owner = document.activeElement
      around = ancestorsWithin(content.current, owner)
    }
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const isLost = document.activeElement === document.body && document.hasFocus()
        const isDialog = document.querySelector('[aria-modal="true"]') !== null
        if (!isLost || isDialog || owner?.isConnected !== false) return
        const nearest = around.find(one => one.isConnected)
        const left = nearest?.querySelector<HTMLElement>(tabbable) ?? content.current
        left?.focus({ preventScroll: true })
      }, patienceMs)
    }
    // a removed element gives no event of its own
    const observer = new MutationObserver(records => {
      if (document.activeElement !== document.body) return
      if (records.some(record => record.removedNodes.length > 0)) look()
    })
    document.addEventListener('focusin', follow)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('focusin', follow)
      observer.disconnect()
    }
  }, [content])
}

/** Ancestors of an element within the page, from the inside out; none of one outside. */
function ancestorsWithin(page: Element | null, element: Element | null): readonly Element[] {
  const found: Element[] = []
  for (let one = element?.parentElement; one != null && one !== page; one = one.parentElement)
    found.push(one)
  return page?.contains(element) === true ? found : []
}
