import type { WebContents } from 'electron'
import { assertNever } from '../../shared/border/result.ts'

export type ZoomStep = 'zoom.in' | 'zoom.out' | 'zoom.reset'

/** Half steps of Electron's scale, 10 % each; from 69 % to 207 %. */
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

/** A kept level may come from a damaged file. */
export function sanitizeZoom(level: number | undefined): number {
  return Math.min(highest, Math.max(lowest, level ?? 0))
}

/** Sets the kept level on each load, and follows Ctrl and the wheel. */
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
