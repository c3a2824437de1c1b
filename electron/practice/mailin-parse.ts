import { z } from 'zod'
import type { Call } from './attend.ts'
import { type Answer, type HttpRequest, hasMediaType, parsedJson, plainFields } from './http.ts'
import { fieldErrors, invalidData, unsupportedType } from './mailin-answers.ts'

export const noQuery = z.strictObject({})

export function withQuery<Query>(
  request: HttpRequest,
  schema: z.ZodType<Query>,
  call: (query: Query) => Call,
): Call | Answer {
  const fields = plainFields(request.query)
  const parsed = schema.safeParse(fields)
  if (request.body !== '') return unsupportedType()
  return parsed.success ? call(parsed.data) : invalidData(fieldErrors(parsed.error, fields))
}

export function withBody<Body>(
  request: HttpRequest,
  schema: z.ZodType<Body>,
  call: (body: Body) => Call,
): Call | Answer {
  if (!hasMediaType(request.headers['content-type'], 'application/json')) {
    return unsupportedType()
  }
  const fields = plainFields(request.query)
  const query = noQuery.safeParse(fields)
  if (!query.success) return invalidData(fieldErrors(query.error, fields))
  const body = parsedJson(request.body) ?? {}
  const parsed = schema.safeParse(body)
  return parsed.success ? call(parsed.data) : invalidData(fieldErrors(parsed.error, body))
}
