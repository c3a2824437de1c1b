import type { z } from 'zod'
import { type Answer, htmlAnswer, jsonAnswer, retryAfter } from './http.ts'

export const edgeBlocked = (): Answer => htmlAnswer(403, 'Access denied | Error 1010')
export const unauthenticated = (): Answer => jsonAnswer(401, { message: 'Unauthenticated.' })
export const upstreamDown = (): Answer =>
  jsonAnswer(310, { message: 'We could not reach an external service. Please try again.' })
export const unpaid = (): Answer =>
  jsonAnswer(312, { message: 'You do not have an active subscription.' })
export const stoppedMidway = (): Answer =>
  jsonAnswer(313, { message: 'An unexpected error occurred. Please try again.' })
/** `retryAfterMs`: null names no time. */
export const tooMany = (retryAfterMs: number | null): Answer =>
  jsonAnswer(429, { message: 'Too Many Attempts.' }, retryAfter(retryAfterMs))
export const notAcceptable = (): Answer => jsonAnswer(406, { message: 'Not Acceptable.' })
export const unsupportedType = (): Answer =>
  jsonAnswer(415, { message: 'Unsupported Media Type.' })

export const noSuchRoute = (path: string): Answer =>
  jsonAnswer(404, { message: `The route api/v1/public${path} could not be found.` })

export const wrongMethod = (method: string, path: string, supported: string): Answer =>
  jsonAnswer(
    405,
    {
      message: `The ${method} method is not supported for route api/v1/public${path}. Supported methods: ${supported}.`,
    },
    { allow: supported },
  )

export const noSuchModel = (status: 404 | 500, model: string, key: string): Answer =>
  jsonAnswer(status, { message: `No query results for model [App\\Models\\${model}] ${key}` })

export type FieldErrors = Readonly<Record<string, readonly string[]>>

export const invalidData = (errors: FieldErrors): Answer =>
  jsonAnswer(422, { message: 'The given data was invalid.', errors })

/** Laravel's `errors` map for what zod found: required, prohibited or invalid. */
export function fieldErrors(error: z.ZodError, input: unknown): FieldErrors {
  const errors = new Map<string, readonly string[]>()
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const path = [...issue.path, key].join('.')
        errors.set(path, [`The ${path} field is prohibited.`])
      }
      continue
    }
    const path = issue.path.join('.')
    const isMissing = [undefined, null, ''].includes(textAt(input, issue.path))
    errors.set(path, [`The ${path} field is ${isMissing ? 'required' : 'invalid'}.`])
  }
  return Object.fromEntries(errors)
}

/** The string at a path, `other` for any other value, undefined or null as found. */
function textAt(input: unknown, path: readonly PropertyKey[]): string | null | undefined {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, key)
  }
  if (value === undefined || value === null || typeof value === 'string') return value
  return 'other'
}
