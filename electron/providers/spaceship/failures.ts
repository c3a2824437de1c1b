import type { EngineFailure, EngineFailureCode } from '../../../shared/border/failure.ts'
import { fail } from '../../../shared/border/result.ts'
import type { HttpAnswer } from '../http.ts'
import { describeBody, fieldOf, parseJson } from '../json.ts'
import { inSeconds, readRetryAfter } from '../retry-after.ts'
import { readProblem } from './replies.ts'

/** What a call was about: some statuses mean different things by it. */
export type Subject = {
  readonly kind: 'read' | 'write'
  /** null: the whole account. */
  readonly domain: string | null
}

/** Seconds to wait when a 429 names no time (docs/providers.md, Spaceship: limits). */
const usualHold = 30

function spaceshipFailure(answer: HttpAnswer, code: EngineFailureCode, text: string) {
  const operation = answer.headers.get('spaceship-operation-id')
  const suffix = operation === null ? '' : ` (Spaceship operation ${operation.slice(0, 60)})`
  const hold = readRetryAfter(answer.headers, answer.at, 1) ?? inSeconds(usualHold, answer.at)
  const detail = answer.safe(`${answer.safe(text).slice(0, 400)}${suffix}`)
  return fail<EngineFailure>({
    code,
    provider: 'spaceship',
    detail,
    ...(code === 'rate_limited' && { retryAt: hold }),
  })
}

/** The failure for an answer with a good status and an unreadable body. */
export function unreadable(answer: HttpAnswer, kind: Subject['kind']) {
  const isJson = parseJson(answer.body) !== null
  const what = isJson ? 'JSON in an unknown shape' : describeBody(answer)
  const code = kind === 'read' ? 'foreign_answer' : 'unknown_outcome'
  return spaceshipFailure(answer, code, `Spaceship answered ${answer.status} with ${what}.`)
}

/**
 * Whether Spaceship itself refused: with a title or a detail, or with its headers. What anything
 * else answers says nothing of keys and domains.
 */
function hasMarks({ headers }: HttpAnswer, body: unknown): boolean {
  const hasHeader = ['spaceship-error-code', 'spaceship-operation-id'].some(name =>
    headers.has(name),
  )
  return hasHeader || ['title', 'detail'].some(name => typeof fieldOf(body, name) === 'string')
}

/**
 * The failure for a status that is not 2xx. A write that got 5xx is `transient`, not an unknown
 * outcome, because it is idempotent.
 */
export function refusal(answer: HttpAnswer, { kind, domain }: Subject) {
  const { status } = answer
  const json = parseJson(answer.body)
  const said = (json && readProblem(json.value)) || describeBody(answer)
  const as = (code: EngineFailureCode, text = `Spaceship answered ${status}: ${said}`) =>
    spaceshipFailure(answer, code, text)

  if (status === 429) return as('rate_limited', `Spaceship asks to wait: ${said}`)
  if (!hasMarks(answer, json?.value))
    return as('foreign_answer', `Not Spaceship itself answered ${status}: ${said}`)
  if (status === 401) {
    return as(
      'credentials',
      `Spaceship refused the API key or secret, or API access is off: ${said}`,
    )
  }
  if (status === 403) {
    const scope = kind === 'read' ? 'domains:read' : 'domains:write'
    return as(
      'scope',
      `The API key needs the scope ${scope}, or the domain is not yours: ${said}`,
    )
  }
  if (status === 404 && domain !== null) {
    return as('domain_not_found', `${domain} is not in this Spaceship account: ${said}`)
  }
  if (status === 404)
    return as('foreign_answer', `No such call. Check the Spaceship base URL: ${said}`)
  const isWrong = status >= 400 && status < 500 && ![405, 408, 409, 425].includes(status)
  return as(isWrong ? 'invalid_input' : 'transient')
}
