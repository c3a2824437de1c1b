import { describe, expect, it } from 'vitest'
import {
  createTurns,
  createWorkQueue,
  workKinds,
} from '../../../electron/engine/choose-work.ts'

const none = {
  create: false,
  poll: false,
  transfer: false,
  look: false,
  remove: false,
  hosts: false,
}
const all = { create: true, poll: true, transfer: true, look: true, remove: true, hosts: true }

describe('the work queue', () => {
  it('answers null when nothing is ready', () => {
    expect(createWorkQueue().choose(none)).toBeNull()
  })

  it.each([
    [all, 'create'],
    [{ ...all, create: false }, 'poll'],
    [{ ...none, transfer: true, look: true }, 'transfer'],
    [{ ...none, look: true }, 'look'],
  ])('puts the most urgent first: %o', (ready, first) => {
    expect(createWorkQueue().choose(ready)).toBe(first)
  })

  it('gives what waits a turn after four', () => {
    const queue = createWorkQueue()

    const chosen = Array.from({ length: 9 }, () => queue.choose(all))

    expect(chosen.join(' ')).toBe('create create create create poll transfer look remove hosts')
  })

  it('forgets patience when nothing waited', () => {
    const queue = createWorkQueue()
    for (let turn = 0; turn < 3; turn += 1) queue.choose({ ...none, create: true, look: true })
    queue.choose({ ...none, create: true })

    const chosen = Array.from({ length: 4 }, () =>
      queue.choose({ ...none, create: true, look: true }),
    )

    expect(chosen).toEqual(['create', 'create', 'create', 'create'])
  })

  it('starves no kind for ever', () => {
    const queue = createWorkQueue()

    const chosen = Array.from({ length: 120 }, () => queue.choose(all))

    for (const kind of workKinds)
      expect(chosen.filter(one => one === kind).length).toBeGreaterThan(10)
  })
})

describe('turns between orders', () => {
  it('serve the one that waits longest first', () => {
    const turns = createTurns()
    const waiting = [{ orderId: 7 }, { orderId: 3 }]

    expect([1, 2, 3, 4].map(() => turns.next(waiting))).toEqual([7, 3, 7, 3])
  })

  it('let a newcomer in at once', () => {
    const turns = createTurns()
    turns.next([{ orderId: 1 }])
    turns.next([{ orderId: 1 }])

    expect(turns.next([{ orderId: 1 }, { orderId: 9 }])).toBe(9)
  })

  it('ask no further than the first that is ready', () => {
    const asked: number[] = []
    const isReady = ({ orderId }: { orderId: number }) => {
      asked.push(orderId)
      return orderId === 4
    }

    const waiting = [8, 4, 6].map(orderId => ({ orderId }))

    expect(createTurns().peek(waiting, isReady)).toBe(4)
    expect(asked).toEqual([8, 4])
  })

  it('answer null when nobody waits', () => {
    expect(createTurns().next([])).toBeNull()
  })
})
