import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'

/** Stored in `preferences.json`. */
export const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
})
export type Place = Readonly<z.output<typeof placeSchema>>

/** Enough of a title bar to take hold of. */
const grip = { width: 120, height: 24 }

/**
 * Where the window can stand now: on a display that is still there, no larger than it. null when
 * its display is gone; the system then finds a place.
 */
export function placeOn(place: Place, workAreas: readonly Rectangle[]): Rectangle | null {
  const area = workAreas.find(one => isWithinReach(place, one))
  if (area === undefined) return null
  const width = Math.min(place.width, area.width)
  const height = Math.min(place.height, area.height)
  return {
    width,
    height,
    x: place.width > area.width ? area.x : place.x,
    y: Math.max(area.y, place.height > area.height ? area.y : place.y),
  }
}

function isWithinReach(place: Rectangle, area: Rectangle): boolean {
  const left = Math.max(place.x, area.x)
  const right = Math.min(place.x + place.width, area.x + area.width)
  const isBarThere = place.y >= area.y - grip.height && place.y + grip.height <= bottom(area)
  return right - left >= grip.width && isBarThere
}

const bottom = ({ y, height }: Rectangle) => y + height

/** Milliseconds. Moves and sizes come in swarms; the last of a swarm is saved. */
const debounceMs = 400

/** Restores the place before the window is shown, and keeps each new one. */
export function keepPlace(
  window: BrowserWindow,
  kept: Place | null,
  workAreas: readonly Rectangle[],
  save: (place: Place) => void,
): void {
  const bounds = kept === null ? null : placeOn(kept, workAreas)
  if (bounds !== null) window.setBounds(bounds)
  if (kept?.isMaximized === true) window.once('show', () => window.maximize())
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isFullScreen()) return
    save({ ...window.getNormalBounds(), isMaximized: window.isMaximized() })
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, debounceMs)
  }
  // each name has the same listener; the types have one overload for each
  window.on('resize', later)
  window.on('move', later)
  window.on('maximize', later)
  window.on('unmaximize', later)
  window.on('close', keep)
}
