import { describe, expect, test } from 'vitest'
import { type Place, placeOn } from '../../../electron/desktop/window-state.ts'
import { nextZoom, sanitizeZoom } from '../../../electron/desktop/zoom.ts'

const main = { x: 0, y: 25, width: 1920, height: 1055 }
const left = { x: -1280, y: 0, width: 1280, height: 1024 }
const place = (change: Partial<Place>): Place => ({
  x: 100,
  y: 100,
  width: 1280,
  height: 800,
  isMaximized: false,
  ...change,
})
const bounds = ({ x, y, width, height }: Place) => ({ x, y, width, height })

describe('the place of the window', () => {
  test('is taken again where its display is there', () => {
    for (const one of [place({}), place({ x: -1200, y: 10 }), place({ x: 1500 })])
      expect(placeOn(one, [main, left])).toEqual(bounds(one))
  })

  test('is given up with its display', () => {
    expect(placeOn(place({ x: -1200, y: 10 }), [main])).toBeNull()
    expect(placeOn(place({ x: 4000 }), [main])).toBeNull()
    expect(placeOn(place({ y: 3000 }), [main])).toBeNull()
    expect(placeOn(place({}), [])).toBeNull()
  })

  test('is given up where only a sliver could be seen', () => {
    expect(placeOn(place({ x: 1900 }), [main])).toBeNull()
    expect(placeOn(place({ y: -500 }), [main])).toBeNull()
  })

  test('fits onto a smaller display', () => {
    expect(placeOn(place({ width: 3000, height: 2000 }), [main])).toEqual(main)
  })

  test('never hides the title bar above the screen', () => {
    expect(placeOn(place({ y: 10 }), [main])).toEqual(bounds(place({ y: 25 })))
  })
})

describe('zoom', () => {
  test('goes in steps and stops at its ends', () => {
    expect(nextZoom(0, 'zoom.in')).toBe(0.5)
    expect(nextZoom(4, 'zoom.in')).toBe(4)
    expect(nextZoom(-2, 'zoom.out')).toBe(-2)
    expect(nextZoom(3, 'zoom.reset')).toBe(0)
  })

  test('a damaged level is brought back', () => {
    expect([undefined, 99, -99, 1].map(sanitizeZoom)).toEqual([0, 4, -2, 1])
  })
})
