import type { IncomingHttpHeaders } from 'node:http'

export type HttpRequest = {
  readonly method: string
  /** Below the face's base URL, e.g. `/domains/7`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** `reset`: the connection is cut without an answer. */
export type Reply = Answer | 'reset'

export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

export const htmlAnswer = (status: number, title: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr></body></html>\n`,
})

export const badGateway = (): Answer => htmlAnswer(502, '502 Bad Gateway')

/** The `retry-after` header in whole seconds, at least 1; null: no header. */
export const retryAfter = (milliseconds: number | null): Readonly<Record<string, string>> =>
  milliseconds === null
    ? {}
    : { 'retry-after': String(Math.max(1, Math.ceil(milliseconds / 1000))) }

export const hasMediaType = (header: string | undefined, type: string): boolean =>
  (header ?? '').split(';')[0]?.trim().toLowerCase() === type

export const accepts = (header: string | undefined, type: string): boolean =>
  (header ?? '').split(',').some(one => hasMediaType(one, type))

/** The fields by name; null when a name comes twice. */
export function plainFields(fields: URLSearchParams): Readonly<Record<string, string>> | null {
  const names = [...fields.keys()]
  return new Set(names).size === names.length ? Object.fromEntries(fields) : null
}

/** Undefined when the text is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
