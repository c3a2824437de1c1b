import type { WebContents } from 'electron'
import { assertNever } from '../../shared/border/result.ts'

export type ZoomStep = 'zoom.in' | 'zoom.out' | 'zoom.reset'

/** Electron's zoom levels: a step of 0.5 is about 10 %, so the limits are 69 % and 207 %. */
const step = 0.5
const lowest = -2
const highest = 4

export function nextZoom(level: number, to: ZoomStep): number {
  switch (to) {
    case 'zoom.in':
      return Math.min(highest, level + step)
    case 'zoom.out':
      return Math.max(lowest, level - step)
    case 'zoom.reset':
      return 0
    default:
      return assertNever(to)
  }
}

/** A stored level within the limits, as it may come from a damaged file. */
export function sanitizeZoom(level: number | undefined): number {
  return Math.min(highest, Math.max(lowest, level ?? 0))
}

/** Sets the stored level on each load, and saves what Ctrl and the wheel change. */
export function keepZoom(
  contents: WebContents,
  level: () => number,
  zoom: (to: ZoomStep) => void,
): void {
  contents.on('did-finish-load', () => contents.setZoomLevel(level()))
  contents.on('zoom-changed', (_event, direction) =>
    zoom(direction === 'in' ? 'zoom.in' : 'zoom.out'),
  )
}
