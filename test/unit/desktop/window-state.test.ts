import { describe, expect, test } from 'vitest'
import { boundsOn, type WindowBounds } from '../../../electron/desktop/window-state.ts'
import { nextZoom, sanitizeZoom } from '../../../electron/desktop/zoom.ts'

const main = { x: 0, y: 25, width: 1920, height: 1055 }
const left = { x: -1280, y: 0, width: 1280, height: 1024 }
const boundsOf = (change: Partial<WindowBounds>): WindowBounds => ({
  x: 100,
  y: 100,
  width: 1280,
  height: 800,
  isMaximized: false,
  ...change,
})
const rectangle = ({ x, y, width, height }: WindowBounds) => ({ x, y, width, height })

describe('the bounds of the window', () => {
  test('are taken again where its display is there', () => {
    for (const one of [boundsOf({}), boundsOf({ x: -1200, y: 10 }), boundsOf({ x: 1500 })])
      expect(boundsOn(one, [main, left])).toEqual(rectangle(one))
  })

  test('are given up with its display', () => {
    expect(boundsOn(boundsOf({ x: -1200, y: 10 }), [main])).toBeNull()
    expect(boundsOn(boundsOf({ x: 4000 }), [main])).toBeNull()
    expect(boundsOn(boundsOf({ y: 3000 }), [main])).toBeNull()
    expect(boundsOn(boundsOf({}), [])).toBeNull()
  })

  test('are given up where only a sliver could be seen', () => {
    expect(boundsOn(boundsOf({ x: 1900 }), [main])).toBeNull()
    expect(boundsOn(boundsOf({ y: -500 }), [main])).toBeNull()
  })

  test('fit onto a smaller display', () => {
    expect(boundsOn(boundsOf({ width: 3000, height: 2000 }), [main])).toEqual(main)
  })

  test('never hide the title bar above the screen', () => {
    expect(boundsOn(boundsOf({ y: 10 }), [main])).toEqual(rectangle(boundsOf({ y: 25 })))
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
