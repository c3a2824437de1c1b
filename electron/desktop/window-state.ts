import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'

/** Stored in `preferences.json`. */
export const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
})
export type WindowBounds = Readonly<z.output<typeof boundsSchema>>

/** Pixels of the title bar that have to be on a display, so that it can be dragged. */
const grip = { width: 120, height: 24 }

/**
 * The stored bounds, moved and cut to fit a display that is connected now. null: their display is
 * gone, and the system chooses.
 */
export function boundsOn(
  stored: WindowBounds,
  workAreas: readonly Rectangle[],
): Rectangle | null {
  const area = workAreas.find(one => isWithinReach(stored, one))
  if (area === undefined) return null
  const width = Math.min(stored.width, area.width)
  const height = Math.min(stored.height, area.height)
  return {
    width,
    height,
    x: stored.width > area.width ? area.x : stored.x,
    y: Math.max(area.y, stored.height > area.height ? area.y : stored.y),
  }
}

function isWithinReach(bounds: Rectangle, area: Rectangle): boolean {
  const left = Math.max(bounds.x, area.x)
  const right = Math.min(bounds.x + bounds.width, area.x + area.width)
  const isBarThere = bounds.y >= area.y - grip.height && bounds.y + grip.height <= bottom(area)
  return right - left >= grip.width && isBarThere
}

const bottom = ({ y, height }: Rectangle) => y + height

/** Milliseconds without a move or a new size after which the bounds are saved. */
const debounceMs = 400

/** Restores the bounds before the window is shown, and saves them whenever they change. */
export function keepBounds(
  window: BrowserWindow,
  stored: WindowBounds | null,
  workAreas: readonly Rectangle[],
  save: (bounds: WindowBounds) => void,
): void {
  const bounds = stored === null ? null : boundsOn(stored, workAreas)
  if (bounds !== null) window.setBounds(bounds)
  if (stored?.isMaximized === true) window.once('show', () => window.maximize())
  let timer: ReturnType<typeof setTimeout> | undefined
  const saveNow = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isFullScreen()) return
    save({ ...window.getNormalBounds(), isMaximized: window.isMaximized() })
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(saveNow, debounceMs)
  }
  // one call for each name, because the types have an overload for each
  window.on('resize', later)
  window.on('move', later)
  window.on('maximize', later)
  window.on('unmaximize', later)
  window.on('close', saveNow)
}
