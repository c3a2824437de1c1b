import type { Actor, UnreachableReason } from '../../../shared/team/team.ts'
import { type Clock, wait } from '../../scheduler/clock.ts'
import { reconnectWait } from './reconnect.ts'
import type { Heard, ToldEvent } from './told.ts'

/** Milliseconds without a word of the server after which the connection counts as dead. */
export const silenceMs = 40_000
/** A connection that held so long was a good one: the next tries begin anew. */
const steadyMs = 10_000

export type Refused = { readonly reason: UnreachableReason; readonly version?: string }
/** How a stream of events ended; null: it was cut off after the server had said hello. */
export type StreamEnd = Refused | null

export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly staff: Actor }
  | ({ readonly kind: 'unreachable'; readonly since: number } & Refused)

export type ConnectionOptions = {
  readonly clock: Clock
  /** 0 to 1. */
  readonly random: () => number
  /** Listens to the server until that ends or the signal aborts. Never rejects. */
  readonly listen: (heard: (told: Heard) => void, signal: AbortSignal) => Promise<StreamEnd>
  readonly onState: (state: ConnectionState) => void
  readonly onEvents: (events: readonly ToldEvent[]) => void
  /** The server was reached again: what is shown may be of before. */
  readonly onFresh: () => void
}

/** The standing connection to a server that was joined; it comes back by itself. */
export type Connection = {
  state(): ConnectionState
  /** Tries again at once, if it waits for its next try. */
  nudge(): void
  /** To be called when a call was refused: says so, and looks again at once. */
  refuse(refused: Refused): void
  /** Connects anew: the present stream may be dead without a word, as after a sleep. */
  renew(): void
  /**
   * Resolves when the server is reached (true), when the try that is under way has failed, or
   * after so many milliseconds. Tries at once.
   */
  reach(patienceMs: number): Promise<boolean>
  close(): void
}

export function openConnection(options: ConnectionOptions): Connection {
  const { clock, random, listen, onState, onEvents, onFresh } = options
  const over = new AbortController()
  let state: ConnectionState = { kind: 'connecting' }
  let stream = new AbortController()
  let pausing: AbortController | null = null
  let tries = 0
  let wasReached = false
  /** Whether the present stream has said hello, which comes again when the rights have changed. */
  let isGreeted = false
  let waiters: ((isReached: boolean) => void)[] = []

  function enter(next: ConnectionState): void {
    state = next
    const told = waiters
    waiters = []
    for (const tell of told) tell(next.kind === 'connected')
    onState(next)
  }

  /** Listens once; returns why that failed, or null after it went well for a while. */
  async function attempt(): Promise<StreamEnd> {
    stream = new AbortController()
    const { signal, abort } = abortable(stream)
    let cancelSilence = clock.after(silenceMs, abort)
    const end = await listen(told => {
      if (signal.aborted) return
      cancelSilence()
      cancelSilence = clock.after(silenceMs, abort)
      if (told.kind === 'events') onEvents(told.events)
      if (told.kind === 'hello') greet(told.staff)
    }, signal)
    cancelSilence()
    return end
  }

  function greet(staff: Actor): void {
    const isAgain = !isGreeted && (wasReached || state.kind === 'unreachable')
    isGreeted = true
    wasReached = true
    enter({ kind: 'connected', staff })
    if (isAgain) onFresh()
  }

  async function run(): Promise<void> {
    while (!over.signal.aborted) {
      isGreeted = false
      const begun = clock.now()
      const end = await attempt()
      if (over.signal.aborted) return
      // what was cut off is tried again at once, unless it is cut off again and again
      const wasSteady = isGreeted && (clock.now() - begun >= steadyMs || stream.signal.aborted)
      if (wasSteady) tries = 0
      else tries += 1
      if (!isGreeted || tries > 1) fail(end ?? { reason: 'no-answer' })
      if (wasSteady) continue
      pausing = new AbortController()
      const reason = state.kind === 'unreachable' ? state.reason : 'no-answer'
      await wait(clock, reconnectWait(tries, reason, random), pausing.signal)
      // a try that somebody wanted makes the next ones no rarer
      if (pausing.signal.aborted) tries = Math.max(0, tries - 1)
      pausing = null
    }
  }

  function fail(refused: Refused): void {
    const since = state.kind === 'unreachable' ? state.since : clock.now()
    enter({ kind: 'unreachable', since, ...refused })
  }

  void run()
  return {
    state: () => state,
    nudge: () => pausing?.abort(),
    refuse(refused) {
      fail(refused)
      stream.abort()
    },
    renew() {
      if (pausing === null) stream.abort()
      else pausing.abort()
    },
    reach(patienceMs) {
      pausing?.abort()
      if (state.kind === 'connected') return Promise.resolve(true)
      return new Promise(resolve => {
        const end = (isReached: boolean) => {
          cancel()
          resolve(isReached)
        }
        const cancel = clock.after(patienceMs, () => end(false))
        waiters.push(end)
      })
    },
    close() {
      over.abort()
      stream.abort()
      pausing?.abort()
      for (const tell of waiters.splice(0)) tell(false)
    },
  }
}

const abortable = (controller: AbortController) => ({
  signal: controller.signal,
  abort: () => controller.abort(),
})
