import { type Core, type CoreOptions, createCore } from '../../electron/practice/core.ts'
import type { Endpoint } from '../../electron/practice/counts.ts'
import { type Arrival, createDispatch } from '../../electron/practice/dispatch.ts'
import type { Reply } from '../../electron/practice/http.ts'
import type { Befall, Trouble } from '../../electron/practice/trouble.ts'
import type { Fetch } from '../../electron/providers/http.ts'
import { type Clock, wait } from '../../electron/scheduler/clock.ts'
import type { ProviderName } from '../../shared/border/failure.ts'

/** What happens to one request; times in milliseconds. */
export type Fate = {
  readonly trouble: Trouble
  /** From its start until it arrives. */
  readonly delayMs: number
  /** From its effect until its answer arrives. */
  readonly answerMs: number
}
export const noTrouble: Trouble = { kind: 'none' }
const through: Fate = { trouble: noTrouble, delayMs: 0, answerMs: 0 }

/** One request; times are those of `world()`. */
export type SentCall = {
  readonly provider: ProviderName
  /** null: no endpoint has its path, and it is refused. */
  readonly endpoint: Endpoint | null
  readonly domains: readonly string[]
  readonly startedAt: number
  /** null: the request is under way, or its process was killed. */
  endedAt: number | null
}

export type SimulationOptions = CoreOptions & {
  /** Default: only what the scenarios of its domains do. */
  readonly fateOf?: (call: Pick<SentCall, 'provider' | 'endpoint' | 'domains'>) => Fate
  /** Changes what happens to a call, whatever `fateOf` and scenarios decided. */
  readonly temper?: Befall
  /** Called with every request when it is sent. */
  readonly onCall?: (call: SentCall) => void
  /** Called with every answer when it arrives. */
  readonly onReply?: (call: SentCall, reply: Reply) => void
  readonly onBug: (error: unknown) => void
}

export type SimulatedProviders = {
  readonly core: Core
  /** A `fetch` to the providers; on the clock of a killed process no answer arrives. */
  readonly fetchOn: (clock: Clock) => Fetch
}

const simulatedHost = 'practice.test'
/** The origin of the providers; any other one is unreachable. */
export const simulatedOrigin = `http://${simulatedHost}`

/** Makes practice without sockets: its dispatch and faces behind a `fetch` in memory. */
export function simulateProviders(options: SimulationOptions): SimulatedProviders {
  const { fateOf = () => through, temper = (_call, trouble) => trouble } = options
  /** The trouble of the request that is being answered. */
  let given = noTrouble
  const core = createCore({
    ...options,
    befall: (call, own) => temper(call, given.kind === 'none' ? own : given),
  })
  const dispatch = createDispatch(core, options.onBug)

  function answered(arrival: Arrival, trouble: Trouble): Reply {
    given = trouble
    return arrival.answer()
  }

  const fetchOn =
    (clock: Clock): Fetch =>
    async (url, { method, headers, body = '', signal }) => {
      const { host, pathname, search } = new URL(url)
      const arrival = dispatch({
        method,
        target: pathname + search,
        host: simulatedHost,
        headers: { ...Object.fromEntries(headers), host },
        body,
      })
      const { provider, about } = arrival
      if (provider === null) {
        options.onBug(new Error(`Nobody is at ${url}.`))
        throw brokenBy('ENOTFOUND')
      }
      const call: SentCall = {
        provider,
        endpoint: about?.endpoint ?? null,
        domains: about?.domains ?? [],
        startedAt: core.now(),
        endedAt: null,
      }
      const fate = fateOf(call)
      options.onCall?.(call)
      await wait(clock, fate.delayMs, signal)
      signal.throwIfAborted()
      const reply = answered(arrival, fate.trouble)
      await wait(clock, fate.answerMs, signal)
      signal.throwIfAborted()
      call.endedAt = core.now()
      options.onReply?.(call, reply)
      if (reply === 'reset') throw brokenBy('ECONNRESET')
      return new Response(reply.body, reply)
    }

  return { core, fetchOn }
}

/** The error of the platform's `fetch` for a system error. */
function brokenBy(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}
