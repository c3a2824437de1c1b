import { expect, test } from 'vitest'
import {
  type ConnectionState,
  openConnection,
  type StreamEnd,
  silenceMs,
} from '../../../electron/team/link/connection.ts'
import { reconnectWait } from '../../../electron/team/link/reconnect.ts'
import type { Heard } from '../../../electron/team/link/told.ts'
import { watchNetwork } from '../../../electron/team/link/watch-network.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const staff = { id: 1, name: 'Ada', role: 'admin', maySeePasswords: true } as const
const hello: Heard = { kind: 'hello', staff }

/** A connection whose streams a test plays. */
function play() {
  const clock = createFakeClock()
  const states: ConnectionState[] = []
  const tries: {
    readonly hear: (told: Heard) => void
    readonly end: (end: StreamEnd) => void
  }[] = []
  let fresh = 0
  const connection = openConnection({
    clock,
    random: () => 0.5,
    listen: (hear, signal) =>
      new Promise(resolve => {
        signal.addEventListener('abort', () => resolve(null))
        tries.push({ hear, end: resolve })
      }),
    onState: state => states.push(state),
    onEvents: () => undefined,
    onFresh: () => {
      fresh += 1
    },
  })
  const last = () => {
    const one = tries.at(-1)
    if (one === undefined) throw new Error('Nothing was tried.')
    return one
  }
  return { clock, states, tries, last, connection, fresh: () => fresh }
}

test('the time between tries doubles to half a minute, and is spread', () => {
  const waits = (random: () => number) =>
    Array.from({ length: 8 }, (_, at) => reconnectWait(at + 1, 'no-answer', random))

  expect(waits(() => 0.5)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  expect(Math.min(...waits(() => 0))).toBe(1000)
  expect(Math.max(...waits(() => 1))).toBe(30_000)
  expect(reconnectWait(1, 'revoked', () => 0.5)).toBe(300_000)
})

test('a server that never answers is away since the first try, and is tried on', async () => {
  const { clock, states, tries, last, connection } = play()
  const since = clock.now()
  for (let at = 0; at < 4; at += 1) {
    last().end({ reason: 'no-answer' })
    await clock.advance(30_000)
  }

  expect(tries).toHaveLength(5)
  expect(states.at(-1)).toEqual({ kind: 'unreachable', since, reason: 'no-answer' })
  last().hear(hello)
  expect(connection.state()).toEqual({ kind: 'connected', staff })
  connection.close()
})

test('a stream that is cut off is tried at once, and what is shown is read again', async () => {
  const { clock, states, tries, last, fresh, connection } = play()
  last().hear(hello)
  expect(fresh()).toBe(0)
  await clock.advance(20_000)
  last().end(null)
  await clock.advance(0)

  expect(tries).toHaveLength(2)
  expect(states.every(({ kind }) => kind === 'connected')).toBe(true)
  last().hear(hello)
  expect(fresh()).toBe(1)
  // the rights have changed: nothing was missed
  last().hear({ kind: 'hello', staff: { ...staff, maySeePasswords: false } })
  expect(fresh()).toBe(1)
  connection.close()
})

test('a server that cuts off each greeted stream is not asked without a pause', async () => {
  const { clock, tries, last, connection } = play()
  for (let at = 0; at < 20; at += 1) {
    last().hear(hello)
    last().end(null)
    await clock.advance(500)
  }

  expect(tries.length).toBeLessThan(7)
  connection.close()
})

test('without a word for forty seconds a stream counts as dead', async () => {
  const { clock, tries, last, connection } = play()
  last().hear(hello)
  for (let at = 0; at < 5; at += 1) {
    await clock.advance(silenceMs - 1000)
    last().hear({ kind: 'ping' })
  }
  expect(tries).toHaveLength(1)
  await clock.advance(silenceMs)
  expect(tries).toHaveLength(2)
  expect(connection.state().kind).toBe('connected')
  last().end({ reason: 'no-answer' })
  await clock.advance(0)
  expect(connection.state().kind).toBe('unreachable')
  connection.close()
})

test('who waits is told when the server is there, and has it tried at once', async () => {
  const { clock, tries, last, connection } = play()
  last().end({ reason: 'no-answer' })
  await clock.advance(0)
  const reached: boolean[] = []
  void connection.reach(5000).then(is => reached.push(is))
  await clock.advance(0)
  expect(tries).toHaveLength(2)
  last().end({ reason: 'no-answer' })
  await clock.advance(0)
  expect(reached).toEqual([false])

  void connection.reach(5000).then(is => reached.push(is))
  await clock.advance(0)
  last().hear(hello)
  await clock.advance(0)
  expect(reached).toEqual([false, true])
  connection.close()
})

test('tries that somebody wanted make the others no rarer', async () => {
  const { clock, tries, last, connection } = play()
  last().end({ reason: 'no-answer' })
  await clock.advance(0)
  for (let at = 0; at < 20; at += 1) {
    void connection.reach(500)
    await clock.advance(0)
    last().end({ reason: 'no-answer' })
    await clock.advance(0)
  }
  const before = tries.length
  expect(before).toBe(21)
  await clock.advance(2000)
  expect(tries.length).toBe(before + 1)
  connection.close()
})

test('a refusal is said at once, and looked at again', async () => {
  const { clock, tries, last, connection } = play()
  last().hear(hello)
  connection.refuse({ reason: 'revoked' })
  expect(connection.state()).toMatchObject({ kind: 'unreachable', reason: 'revoked' })
  await clock.advance(0)
  expect(tries).toHaveLength(2)
  last().end({ reason: 'revoked' })
  await clock.advance(60_000)
  expect(tries).toHaveLength(2)
  connection.nudge()
  await clock.advance(0)
  expect(tries).toHaveLength(3)
  connection.close()
})

test('a network that comes is told once', async () => {
  const clock = createFakeClock()
  let addresses = '127.0.0.1'
  let told = 0
  const stop = watchNetwork(
    clock,
    () => {
      told += 1
    },
    () => addresses,
  )
  await clock.advance(10_000)
  expect(told).toBe(0)
  addresses += ' 192.168.1.5'
  await clock.advance(10_000)
  expect(told).toBe(1)
  stop()
})
