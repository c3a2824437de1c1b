import { assertNever } from '../../shared/border/result.ts'
import type { Core } from './core.ts'
import type { Endpoint } from './counts.ts'
import { type Answer, badGateway, type HttpRequest, type Reply } from './http.ts'

/** A call that is well formed and allowed in; only its effect is left. */
export type Call = {
  readonly endpoint: Endpoint
  /** The domains it is about: they decide what befalls it. */
  readonly domains: readonly string[]
  readonly perform: () => Answer
}

/** One provider as it is on the wire. */
export type Face = {
  /** The call that a request makes, or the answer to one that gets no further. */
  readonly read: (request: HttpRequest) => Call | Answer
  readonly wording: Wording
}

/** How one provider words the troubles that all have in common. */
export type Wording = {
  readonly limited: () => Answer
  readonly upstreamDown: () => Answer
}

/** Lets a call through, or lets happen to it what its domains bring with them. */
export function attend(core: Core, wording: Wording, call: Call): Reply {
  const trouble = core.meet(call.endpoint, call.domains)
  switch (trouble) {
    case 'none':
      return call.perform()
    case 'limited':
      return wording.limited()
    case 'bad-gateway':
      return badGateway()
    case 'upstream-down':
      return wording.upstreamDown()
    case 'reset-before':
      return 'reset'
    case 'reset-after':
      call.perform()
      return 'reset'
    default:
      return assertNever(trouble)
  }
}
