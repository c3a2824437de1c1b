import { describe, expect, it } from 'vitest'
import {
  add,
  type Choice,
  extend,
  noChoice,
  pageState,
  toggle,
  togglePage,
} from '../../../../renderer/ui/table/selection/choice.ts'

const shown = [50, 40, 30, 20, 10]
const ids = (choice: Choice) => [...choice.ids].sort((one, other) => one - other)
const after = (...steps: readonly ((choice: Choice) => Choice)[]) =>
  steps.reduce((choice, step) => step(choice), noChoice)
const press = (id: number) => (choice: Choice) => toggle(choice, id)
const shift = (id: number, from?: number) => (choice: Choice) => extend(choice, shown, id, from)

describe('a choice of rows', () => {
  it('takes and lets go by a press', () => {
    expect(ids(after(press(30), press(10)))).toEqual([10, 30])
    expect(ids(after(press(30), press(30)))).toEqual([])
  })

  it('extends from the last press, upwards and downwards', () => {
    expect(ids(after(press(40), shift(20)))).toEqual([20, 30, 40])
    expect(ids(after(press(20), shift(50)))).toEqual([20, 30, 40, 50])
  })

  it('shrinks when it is extended less far', () => {
    expect(ids(after(press(50), shift(10), shift(30)))).toEqual([30, 40, 50])
    expect(ids(after(press(30), shift(10), shift(50)))).toEqual([30, 40, 50])
  })

  it('keeps what was chosen apart from it', () => {
    expect(ids(after(press(10), press(50), shift(40)))).toEqual([10, 40, 50])
  })

  it('lets go of a range when the last press let go', () => {
    const all = after(choice => togglePage(choice, shown), press(40))

    expect(ids(extend(all, shown, 20))).toEqual([10, 50])
  })

  it('begins where the keys came from', () => {
    expect(ids(after(shift(40, 50)))).toEqual([40, 50])
    expect(ids(after(shift(40, 50), shift(30, 40)))).toEqual([30, 40, 50])
    expect(ids(after(shift(40, 50), shift(30, 40), shift(40, 30)))).toEqual([40, 50])
  })

  it('without a beginning is a plain press', () => {
    expect(ids(after(shift(30)))).toEqual([30])
  })

  it('starts anew when the beginning is on another page', () => {
    const other = after(press(99))

    expect(ids(extend(other, shown, 20))).toEqual([20, 99])
  })

  it('never takes a row that cannot be chosen', () => {
    expect(ids(after(press(50), shift(77)))).toEqual([50])
    expect(ids(after(shift(40, 77)))).toEqual([40])
  })

  it('takes a page, then lets go of it, and keeps others', () => {
    const page = after(press(99), choice => togglePage(choice, shown))

    expect(ids(page)).toEqual([10, 20, 30, 40, 50, 99])
    expect(ids(togglePage(page, shown))).toEqual([99])
  })

  it('knows how much of a page is chosen', () => {
    expect(pageState(noChoice, shown)).toBe('none')
    expect(pageState(after(press(30)), shown)).toBe('some')
    expect(pageState(add(noChoice, shown), shown)).toBe('all')
    expect(pageState(add(noChoice, shown), [])).toBe('none')
  })
})
