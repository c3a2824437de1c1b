import { assertNever } from '../../shared/border/result.ts'
import type { Core } from './core.ts'
import { type Answer, badGateway, type HttpRequest, type Reply } from './http.ts'
import type { About } from './trouble.ts'

/** A call that is well formed and allowed in; only its effect is left. */
export type Call = About & {
  readonly perform: () => Answer
  /** What is done when the provider stops midway; default: all of it. */
  readonly performPart?: () => void
}

/** One provider as it is on the wire. */
export type Face = {
  /** The call that a request makes, or the answer to one that gets no further. */
  readonly read: (request: HttpRequest) => Call | Answer
  readonly wording: Wording
}

/** How one provider words the troubles that all have in common. */
export type Wording = {
  /** null: it does not say when to come back. */
  readonly limited: (retryAfterMs: number | null) => Answer
  readonly upstreamDown: () => Answer
  /** Only Mailin has words for these two; elsewhere a bad gateway. */
  readonly unpaid?: () => Answer
  readonly midway?: () => Answer
}

/** Lets a call through, or lets happen to it what its domains bring with them. */
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
