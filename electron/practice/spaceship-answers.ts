import { type Answer, retryAfter } from './http.ts'

export type FieldFault = { readonly field: string; readonly details: string }

export type Problem = {
  readonly status: number
  /** Goes out as the `spaceship-error-code` header. */
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors?: readonly FieldFault[]
  readonly headers?: Readonly<Record<string, string>>
}

export function problem({ status, code, title, detail, errors, headers }: Problem): Answer {
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'spaceship-error-code': code,
      ...headers,
    },
    body: JSON.stringify({ title, detail, status, ...(errors ? { errors } : {}) }),
  }
}

export const unauthorized = (): Answer =>
  problem({
    status: 401,
    code: 'application.unauthorized',
    title: 'Unauthorized',
    detail: 'The API key or secret is invalid, or API access is disabled.',
  })

export const forbidden = (): Answer =>
  problem({
    status: 403,
    code: 'application.forbidden',
    title: 'Forbidden',
    detail: "The user's request was not properly authorized. Required scope: domains:write.",
  })

export const domainNotFound = (domain: string): Answer =>
  problem({
    status: 404,
    code: 'business.notFound',
    title: 'Not Found',
    detail: `The domain ${domain} hasn't been found.`,
  })

export const routeNotFound = (path: string): Answer =>
  problem({
    status: 404,
    code: 'application.notFound',
    title: 'Not Found',
    detail: `No resource at ${path}.`,
  })

export const methodNotAllowed = (allow: string): Answer =>
  problem({
    status: 405,
    code: 'application.methodNotAllowed',
    title: 'Method Not Allowed',
    detail: `Allowed: ${allow}.`,
    headers: { allow },
  })

export const unsupportedType = (): Answer =>
  problem({
    status: 415,
    code: 'application.unsupportedMediaType',
    title: 'Unsupported Media Type',
    detail: 'The request body must be application/json.',
  })

export const invalid = (errors: readonly FieldFault[]): Answer =>
  problem({
    status: 422,
    code: 'application.validation',
    title: 'Unprocessable Entity',
    detail: 'The request could not be validated.',
    errors,
  })

export const updateLocked = (domain: string): Answer =>
  problem({
    status: 422,
    code: 'business.domainLocked',
    title: 'Unprocessable Entity',
    detail: `The domain ${domain} has the status clientUpdateProhibited.`,
  })

export const rateLimited = (retryAfterMs: number | null): Answer =>
  problem({
    status: 429,
    code: 'application.rateLimit',
    title: 'Too Many Requests',
    detail: 'The rate limit for this operation was reached.',
    headers: retryAfter(retryAfterMs),
  })

export const upstreamDown = (): Answer =>
  problem({
    status: 503,
    code: 'application.unavailable',
    title: 'Service Unavailable',
    detail: 'The service is temporarily unavailable.',
  })
