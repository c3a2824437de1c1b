import { type RefObject, useLayoutEffect } from 'react'
import { usePlaceKey } from './history.ts'
import { keep, keptOf } from './kept.ts'

/** Milliseconds for which rows that come late are waited for. */
const patienceMs = 10_000

const scrolling = '[data-scroll]'
const nameOf = (part: HTMLElement) => part.dataset['scroll'] ?? ''

/**
 * Keeps how far the parts with a `data-scroll` are scrolled, and scrolls them as they were when
 * staff come back to the place; another place begins at its top. Whoever scrolls meanwhile is let.
 */
export function useKeptScroll(content: RefObject<HTMLElement | null>): void {
  const place = usePlaceKey()
  useLayoutEffect(() => {
    const page = content.current
    if (page === null) return undefined
    const { scrolls } = keptOf(place)
    const awaited = new Set(Object.keys(scrolls).filter(name => scrolls[name] !== 0))
    const restore = () => {
      for (const part of page.querySelectorAll<HTMLElement>(scrolling)) {
        if (!awaited.has(nameOf(part))) continue
        const top = scrolls[nameOf(part)] ?? 0
        part.scrollTop = top
        if (Math.abs(part.scrollTop - top) <= 1) awaited.delete(nameOf(part))
      }
      if (awaited.size === 0) stop()
    }
    const observer = new MutationObserver(restore)
    const timer = setTimeout(() => stop(), patienceMs)
    const stop = () => {
      awaited.clear()
      observer.disconnect()
      clearTimeout(timer)
    }
    const hear = ({ target }: Event) => {
      if (awaited.size > 0 || !(target instanceof HTMLElement)) return
      if (!target.matches(scrolling)) return
      const kept = { ...keptOf(place).scrolls, [nameOf(target)]: target.scrollTop }
      keep(place, { scrolls: kept })
    }
    for (const part of page.querySelectorAll<HTMLElement>(scrolling)) part.scrollTop = 0
    observer.observe(page, { childList: true, subtree: true })
    restore()
    page.addEventListener('scroll', hear, { capture: true, passive: true })
    page.addEventListener('wheel', stop, { passive: true })
    page.addEventListener('pointerdown', stop)
    page.addEventListener('keydown', stop)
    return () => {
      stop()
      page.removeEventListener('scroll', hear, { capture: true })
      page.removeEventListener('wheel', stop)
      page.removeEventListener('pointerdown', stop)
      page.removeEventListener('keydown', stop)
    }
  }, [content, place])
}
