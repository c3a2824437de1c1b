import type { EngineFailure, EngineFailureCode } from '../../../shared/border/failure.ts'
import { fail } from '../../../shared/border/result.ts'
import type { HttpAnswer } from '../http.ts'
import { describeBody } from '../json.ts'
import { readRetryAfter } from '../retry-after.ts'
import { readErrors } from './errors.ts'
import type { Envelope } from './replies.ts'

export function namecheapFailure(
  answer: HttpAnswer,
  code: EngineFailureCode,
  text: string,
  ip: string | null = null,
) {
  const retryAt = code === 'rate_limited' ? readRetryAfter(answer.headers, answer.at) : null
  return fail<EngineFailure>({
    code,
    provider: 'namecheap',
    detail: answer.safe(text),
    ...(retryAt !== null && { retryAt }),
    ...(ip !== null && { ip }),
  })
}

/**
 * The failure for an HTTP status other than 200. 405 says too many requests, before anything is
 * done (docs/providers.md, Namecheap: failures).
 */
export function refusal(answer: HttpAnswer) {
  const { status } = answer
  if (status === 405 || status === 429) {
    return namecheapFailure(
      answer,
      'rate_limited',
      `Namecheap answered ${status}: too many requests.`,
    )
  }
  // Namecheap answers 200 even to what it refuses
  const text = `Not Namecheap itself answered ${status}: ${describeBody(answer)}`
  return namecheapFailure(answer, 'foreign_answer', text)
}

/** The failure for a 200 that is not Namecheap's XML or lacks its result. */
export function unreadable(answer: HttpAnswer, kind: 'read' | 'write') {
  const isOwn = /<ApiResponse\b/.test(answer.body.slice(0, 1000))
  const lost = isOwn ? 'transient' : 'foreign_answer'
  const code = kind === 'read' ? lost : 'unknown_outcome'
  const what = isOwn ? 'XML in an unknown shape' : describeBody(answer)
  return namecheapFailure(answer, code, `Namecheap answered with ${what}.`)
}

/** The failure for Namecheap's own XML that says it refused. */
export function failureOf(answer: HttpAnswer, envelope: Envelope) {
  const { code, text, ip } = readErrors(envelope.errors)
  return namecheapFailure(answer, code, text, ip)
}
