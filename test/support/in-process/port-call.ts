import type { Core } from '../../../electron/practice/core.ts'
import type { Endpoint } from '../../../electron/practice/counts.ts'
import type { Trouble } from '../../../electron/practice/trouble.ts'
import type { Answer } from '../../../electron/providers/mail-host.ts'
import type { Budget, Turn } from '../../../electron/providers/turn.ts'
import { type Clock, iso, wait } from '../../../electron/scheduler/clock.ts'
import type {
  EngineFailure,
  EngineFailureCode,
  ProviderName,
} from '../../../shared/border/failure.ts'
import { assertNever, fail, type Result } from '../../../shared/border/result.ts'

/** What goes wrong with one request, in the words of the wire. */
export type PortTrouble =
  | { readonly kind: 'none' }
  /** 429 or 405; null: it names no time. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number | null }
  /** 310 or 311: refused before anything was done. */
  | { readonly kind: 'unready' }
  /** 312. */
  | { readonly kind: 'unpaid' }
  /** 5xx with nothing done, or a connection that broke on the way there. */
  | { readonly kind: 'lost-before' }
  /** 313, or a connection that broke on the way back: the work is done. */
  | { readonly kind: 'lost-after' }
  /** 313 in the middle: a part of the work is done. */
  | { readonly kind: 'midway' }

/** What befalls one request; times in milliseconds. */
export type Fate = {
  readonly trouble: PortTrouble
  readonly delayMs: number
  /** From its effect to its answer. */
  readonly answerMs: number
}
export const noTrouble: PortTrouble = { kind: 'none' }

/** One request as it left, by the world's time. */
export type PortCall = {
  readonly provider: ProviderName
  readonly endpoint: Endpoint
  readonly domains: readonly string[]
  readonly startedAt: number
  /** null: it is under way, or its process was killed. */
  endedAt: number | null
}

export type PortOptions = {
  readonly core: Core
  readonly clock: Clock
  readonly turn: Turn
  /** Default: nothing beyond what practice has in store for its domains. */
  readonly fateOf?: (call: Pick<PortCall, 'provider' | 'endpoint' | 'domains'>) => Fate
  /** Changes what befalls a request, whoever had it in store. */
  readonly temper?: (
    call: Pick<PortCall, 'endpoint' | 'domains'>,
    trouble: PortTrouble,
  ) => PortTrouble
  /** Every request, when it leaves. */
  readonly onCall?: (call: PortCall) => void
  /** Its answer, as it comes in; null: it went well. */
  readonly onAnswer?: (call: PortCall, failure: EngineFailure | null) => void
  /** A domain that is active, but not now. */
  readonly isOff?: (domain: string) => boolean
  /** The order in which a list comes, and what it leaves out. */
  readonly arrange?: <Row>(
    rows: readonly Row[],
    what: 'domains' | 'mailboxes',
  ) => readonly Row[]
  /** Mailin takes the login. */
  readonly isLoginGood?: () => boolean
}

/** One request: what it is about, and what it does when it gets through. */
export type PortRequest<Value> = Pick<PortCall, 'provider' | 'endpoint' | 'domains'> & {
  /** For `turn`; absent: the provider has but one account, without quotas. */
  readonly account?: string
  readonly budgets?: readonly Budget[]
  /** A write whose answer is lost is `unknown_outcome`, a read `transient`. */
  readonly kind: 'read' | 'write'
  readonly perform: () => Result<Value, EngineFailure>
  /** What is done when the provider stops midway; default: all of it. */
  readonly performPart?: () => void
}

export type CallPort = <Value>(request: PortRequest<Value>) => Answer<Value>

const through: Fate = { trouble: noTrouble, delayMs: 0, answerMs: 0 }

/** Sends requests to practice's core without HTTP, in turn, as the clients do. */
export function createCallPort(options: PortOptions): CallPort {
  const { core, clock, turn } = options

  async function attempt<Value>(request: PortRequest<Value>): Answer<Value> {
    const { provider, endpoint, domains } = request
    const fate = options.fateOf?.({ provider, endpoint, domains }) ?? through
    const call: PortCall = {
      provider,
      endpoint,
      domains,
      startedAt: core.now(),
      endedAt: null,
    }
    options.onCall?.(call)
    await wait(clock, fate.delayMs)
    const answer = core.transact(() => answerTo(request, fate.trouble))
    await wait(clock, fate.answerMs)
    call.endedAt = core.now()
    options.onAnswer?.(call, answer.ok ? null : answer.failure)
    return answer
  }

  function answerTo<Value>(
    request: PortRequest<Value>,
    given: PortTrouble,
  ): Result<Value, EngineFailure> {
    const { provider, kind } = request
    const own = core.meet(request.endpoint, request.domains)
    const bare = given.kind === 'none' ? asPortTrouble(own) : given
    const trouble = options.temper?.(request, bare) ?? bare
    const failed = (code: EngineFailureCode, detail: string) =>
      fail<EngineFailure>({ code, provider, detail })
    const lost = kind === 'write' ? 'unknown_outcome' : 'transient'
    switch (trouble.kind) {
      case 'none':
        return request.perform()
      case 'limited': {
        const { retryAfterMs } = trouble
        const detail = 'Too many attempts.'
        if (retryAfterMs === null) return failed('rate_limited', detail)
        const retryAt = iso(clock.now() + retryAfterMs)
        return fail({ code: 'rate_limited', provider, detail, retryAt })
      }
      case 'unready':
        return failed('transient', '310')
      case 'unpaid':
        return failed('subscription', '312')
      case 'lost-before':
        return failed(lost, 'The connection broke before anything was done.')
      case 'midway':
        if (request.performPart === undefined) request.perform()
        else request.performPart()
        return failed(lost, '313')
      case 'lost-after':
        request.perform()
        return failed(lost, 'The connection broke before the answer was in.')
      default:
        return assertNever(trouble)
    }
  }

  function asPortTrouble(own: Trouble): PortTrouble {
    switch (own) {
      case 'none':
        return noTrouble
      case 'limited':
        return { kind: 'limited', retryAfterMs: core.lasting('limitedRetry') }
      case 'upstream-down':
        return { kind: 'unready' }
      case 'bad-gateway':
      case 'reset-before':
        return { kind: 'lost-before' }
      case 'reset-after':
        return { kind: 'lost-after' }
      default:
        return assertNever(own)
    }
  }

  return request => {
    const { provider, account = '', budgets = [] } = request
    return turn({ provider, account, budgets }, () => attempt(request))
  }
}
