import type { EngineFailure, EngineFailureCode } from '../../../shared/border/failure.ts'
import { fail } from '../../../shared/border/result.ts'
import type { HttpAnswer } from '../http.ts'
import { describeBody, isMarkup, parseJson } from '../json.ts'
import { readRetryAfter } from '../retry-after.ts'
import {
  errorTextsIn,
  saysNoRoute,
  saysPlanLimit,
  saysSubscription,
  saysTooMany,
  sentence,
} from './patterns.ts'

export type Kind = 'read' | 'write'

/** An answer of Mailin's, with its JSON and the sentences of its error. */
export type Reply = HttpAnswer & {
  readonly isGood: boolean
  /** null: the body is not JSON. */
  readonly json: { readonly value: unknown } | null
  readonly texts: ReturnType<typeof errorTextsIn>
}

export function toReply(answer: HttpAnswer): Reply {
  const json = parseJson(answer.body)
  const isGood = answer.status >= 200 && answer.status < 300
  return { ...answer, isGood, json, texts: json === null ? [] : errorTextsIn(json.value) }
}

/** Whether Mailin itself answered 404, and not its edge or a wrong base URL. */
export function isUnknownId(reply: Reply): boolean {
  return reply.status === 404 && reply.json !== null && !saysNoRoute(reply.texts)
}

/** Builds a failure whose detail is `text`, made safe. */
export function mailinFailure(reply: Reply, code: EngineFailureCode, text: string) {
  const retryAt = code === 'rate_limited' ? readRetryAfter(reply.headers, reply.at) : null
  const detail = reply.safe(text)
  return fail<EngineFailure>({
    code,
    provider: 'mailin',
    detail,
    ...(retryAt !== null && { retryAt }),
  })
}

/** The failure for an answer that is good by its status but cannot be understood. */
export function unreadable(reply: Reply, kind: Kind, as = 'JSON in an unknown shape') {
  if (saysTooMany(reply.texts) && kind === 'read') return refusal(reply, kind)
  const what = reply.json === null ? describeBody(reply) : as
  if (kind === 'read' && isMarkup(reply.body))
    return mailinFailure(
      reply,
      'foreign_answer',
      `What answers at this address is not Mailin: ${what}`,
    )
  const code = kind === 'read' ? 'transient' : 'unknown_outcome'
  return mailinFailure(reply, code, `Mailin answered ${reply.status} with ${what}.`)
}

/** The failure for a status that is not 2xx (docs/providers.md, Mailin.ai: statuses of its own). */
export function refusal(reply: Reply, kind: Kind) {
  const { status, json, texts } = reply
  const lost = kind === 'read' ? 'transient' : 'unknown_outcome'
  const said = texts.length > 0 ? sentence(texts) : describeBody(reply)
  const as = (code: EngineFailureCode, text = `Mailin answered ${status}: ${said}`) =>
    mailinFailure(reply, code, text)

  if (status === 429 || saysTooMany(texts)) return as('rate_limited')
  if (status === 310) return as('transient', `Mailin could not reach another service: ${said}`)
  if (status === 311) return as('transient', `Mailin has not prepared the data yet: ${said}`)
  if (status === 312) return as('subscription', `No active Mailin subscription: ${said}`)
  if (status === 313) return as(lost, `Mailin stopped midway: ${said}`)
  if (status < 400 || status >= 500 || status === 408) return as(lost)
  const isFull = kind === 'write' && json !== null && saysPlanLimit(texts)
  if (isFull) return as('plan_limit', `The Mailin plan has no room for this: ${said}`)
  if (status === 402) {
    // a plan limits only what is added, so a read is refused for want of payment
    const isUnpaid = kind === 'read' || saysSubscription(texts)
    return as(isUnpaid ? 'subscription' : 'plan_limit', `Mailin asks for payment: ${said}`)
  }
  if (status === 401) return as('credentials', `Mailin refused a fresh token: ${said}`)
  if (status === 403 && (json === null || isMarkup(reply.body))) {
    return as(
      'foreign_answer',
      `Mailin's edge blocked the request before Mailin saw it: ${said}`,
    )
  }
  if (status === 403) return as('credentials', `Mailin refused access: ${said}`)
  if (status === 404 && json !== null && !saysNoRoute(texts)) return as('transient')
  if (status === 404)
    return as('foreign_answer', `Mailin knows no such call. Check its base URL: ${said}`)
  // nothing was done; a web page names no reason that staff could act on
  return as(json === null ? 'transient' : 'invalid_input')
}
