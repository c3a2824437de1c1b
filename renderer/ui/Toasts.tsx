import { Notifications } from '@mantine/notifications'
import { useLayoutEffect } from 'react'

/** In pixels: as wide as the sidebar has room. */
const width = 208

/** Between them and the edges of the page, in pixels. */
const gap = 24

const place = '.mantine-Notifications-root[data-position="bottom-left"]'

/**
 * Messages that come and go. They stand on the sidebar; where that is folded, the page ends above
 * them (`--toasts`): none covers what is being worked on.
 */
export function Toasts() {
  useLayoutEffect(() => {
    const shown = document.querySelector(place)
    if (shown === null) return undefined
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => {
      const height = shown.clientHeight
      style.setProperty('--toasts', `${height === 0 ? 0 : height + gap}px`)
    })
    observer.observe(shown)
    return () => observer.disconnect()
  }, [])
  return (
    <Notifications
      position="bottom-left"
      containerWidth={width}
      limit={3}
      transitionDuration={150}
      // within the tree, so that it is there to be measured
      withinPortal={false}
    />
  )
}
