import { assertNever } from '../../shared/border/result.ts'
import type { Core } from './core.ts'
import { type Answer, badGateway, type HttpRequest, type Reply } from './http.ts'
import type { About } from './trouble.ts'

/** A call that is well formed and let in, and has not taken effect yet. */
export type Call = About & {
  readonly perform: () => Answer
  /** Does a part, for a provider that stops midway; default: all of it. */
  readonly performPart?: () => void
}

/** One provider as it is on the wire. */
export type Face = {
  /** Reads a request: the call that it makes, or the answer that refuses it. */
  readonly read: (request: HttpRequest) => Call | Answer
  readonly wording: Wording
}

/** The answers of one provider to the troubles that all have in common. */
export type Wording = {
  /** `retryAfterMs`: null names no time. */
  readonly limited: (retryAfterMs: number | null) => Answer
  readonly upstreamDown: () => Answer
  /** Only Mailin has answers of its own for these two; default: a bad gateway. */
  readonly unpaid?: () => Answer
  readonly midway?: () => Answer
}

/**
 * Answers a call: performs it, or answers the trouble that its domains bring with them, or both.
 */
export function attend(core: Core, wording: Wording, call: Call): Reply {
  const trouble = core.meet(call)
  switch (trouble.kind) {
    case 'none':
      return call.perform()
    case 'limited':
      return wording.limited(trouble.retryAfterMs)
    case 'bad-gateway':
      return badGateway()
    case 'upstream-down':
      return wording.upstreamDown()
    case 'reset-before':
      return 'reset'
    case 'reset-after':
      call.perform()
      return 'reset'
    case 'unpaid':
      return (wording.unpaid ?? badGateway)()
    case 'midway':
      if (call.performPart === undefined) call.perform()
      else call.performPart()
      return (wording.midway ?? badGateway)()
    default:
      return assertNever(trouble)
  }
}
