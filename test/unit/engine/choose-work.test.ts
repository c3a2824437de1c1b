import { describe, expect, it } from 'vitest'
import {
  createRoundRobin,
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

  it('puts what waits first after four', () => {
    const queue = createWorkQueue()

    const chosen = Array.from({ length: 9 }, () => queue.choose(all))

    expect(chosen.join(' ')).toBe('create create create create poll transfer look remove hosts')
  })

  it('forgets patience when nothing waited', () => {
    const queue = createWorkQueue()
    for (let round = 0; round < 3; round += 1)
      queue.choose({ ...none, create: true, look: true })
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

describe('a round robin of orders', () => {
  it('serves the one that waits longest first', () => {
    const roundRobin = createRoundRobin()
    const waiting = [{ orderId: 7 }, { orderId: 3 }]

    expect([1, 2, 3, 4].map(() => roundRobin.next(waiting))).toEqual([7, 3, 7, 3])
  })

  it('lets a newcomer in at once', () => {
    const roundRobin = createRoundRobin()
    roundRobin.next([{ orderId: 1 }])
    roundRobin.next([{ orderId: 1 }])

    expect(roundRobin.next([{ orderId: 1 }, { orderId: 9 }])).toBe(9)
  })

  it('asks no further than the first that is ready', () => {
    const asked: number[] = []
    const isReady = ({ orderId }: { orderId: number }) => {
      asked.push(orderId)
      return orderId === 4
    }

    const waiting = [8, 4, 6].map(orderId => ({ orderId }))

    expect(createRoundRobin().peek(waiting, isReady)).toBe(4)
    expect(asked).toEqual([8, 4])
  })

  it('answers null when nobody waits', () => {
    expect(createRoundRobin().next([])).toBeNull()
  })
})
