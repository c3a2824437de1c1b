import { type $Fetch, createFetch } from 'ofetch'
import type { EngineFailure, ProviderName } from '../../shared/border/failure.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { type Clock, iso, systemClock } from '../scheduler/clock.ts'
import { certificateWords, readConnectionTrouble } from './connection-trouble.ts'
import type { RecordExchange } from './exchange.ts'
import type { Answer } from './mailin-port.ts'
import { maxBodyBytes, readBody } from './read-body.ts'
import { createRedactor, toDetail, toRecorded } from './redact.ts'
import type { Budget, Turn } from './turn.ts'

/** What every client of a provider is made with. */
export type ClientOptions = {
  /** Empty: the provider's production address. Without a path it gets the provider's own. */
  readonly baseUrl: string
  /** For one request with its whole answer; milliseconds. */
  readonly timeoutMs: number
  readonly turn: Turn
  readonly record: RecordExchange
  /** Told of every request whether an answer came, whatever it said. */
  readonly heard?: ((hasAnswer: boolean) => void) | undefined
  readonly userAgent?: string | undefined
  /** Aborted at quit; ends every request. */
  readonly signal?: AbortSignal | undefined
  /** Default: the system's. */
  readonly clock?: Clock | undefined
  /** Default: the platform's. */
  readonly fetch?: Fetch | undefined
}

/** Here `baseUrl` has its path, with or without a slash at its end. */
export type HttpOptions = ClientOptions & { readonly provider: ProviderName }

/** `fetch`, as far as the clients use it. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string
    readonly headers: Headers
    readonly body?: string
    readonly redirect: 'manual'
    readonly signal: AbortSignal
  },
) => Promise<Pick<Response, 'status' | 'ok' | 'headers' | 'body'>>

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** From `/`, its parts encoded already. */
  readonly path: string
  /** Never a secret: addresses end up in logs. */
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly accept?: string
  readonly body?:
    | { readonly json: unknown }
    | { readonly form: Readonly<Record<string, string>> }
  /** Its account at the provider, for `turn`; absent: there is but one. */
  readonly account?: string
  /** The quotas that it counts against; absent: none. */
  readonly budgets?: readonly Budget[]
  /** A write whose answer is lost is `unknown_outcome`, a read `transient`. */
  readonly kind: 'read' | 'write'
  /** Values that are hidden in failures and records. */
  readonly secrets: readonly string[]
  /** A good answer is itself a secret, so it is not recorded. */
  readonly hidesAnswer?: boolean
  readonly signal?: AbortSignal | undefined
}

export type HttpAnswer = {
  readonly status: number
  readonly headers: Headers
  readonly body: string
  /** When the answer came, milliseconds since 1970. */
  readonly at: number
  /** Replaces this request's secrets in a text by marks. To be called before the text is cut. */
  readonly hide: (text: string) => string
  /** Makes one short line for a failure's detail, with secrets hidden. */
  readonly safe: (text: string) => string
}

export type Http = { readonly send: (request: HttpRequest) => Answer<HttpAnswer> }

// Cloudflare stands in front of Mailin, and may refuse a client that does not look like a browser
const defaultUserAgent = 'Mozilla/5.0 (compatible; Boxwright; desktop app)'

/**
 * The one way out to a provider. Every status is an answer, redirects too. It fails with
 * `transient` or `unknown_outcome` when the answer is lost, `foreign_answer` when the certificate
 * is wrong. One attempt per call: the engine retries.
 */
export function createHttp(options: HttpOptions): Http {
  const base = options.baseUrl.replace(/\/+$/, '')
  const { provider, turn } = options
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ofetch passes on what `attempt` gives it
  const ask = createFetch({ fetch: (options.fetch ?? fetch) as typeof fetch })
  return {
    send(request) {
      const { account = '', budgets = [] } = request
      return turn({ provider, account, budgets }, () => attempt(options, ask, base, request))
    },
  }
}

/** The base URL with the provider's own path where it has none, or the whole default. */
export function completeBaseUrl(baseUrl: string, production: string): string {
  if (baseUrl.trim() === '') return production
  const url = new URL(baseUrl.trim())
  if (url.pathname === '/') url.pathname = new URL(production).pathname
  return url.href
}

async function attempt(
  options: HttpOptions,
  ask: $Fetch,
  base: string,
  request: HttpRequest,
): Answer<HttpAnswer> {
  // values of headers are secrets, and so is what follows a scheme such as `Bearer`
  const values = Object.values(request.headers ?? {})
  const words = values.map(value => value.slice(value.indexOf(' ') + 1))
  const redact = createRedactor([...request.secrets, ...values, ...words])
  const query = new URLSearchParams(request.query).toString()
  const path = query === '' ? request.path : `${request.path}?${query}`
  const body = encodeBody(request)
  const clock = options.clock ?? systemClock
  const record = createRecorder(options, request, {
    url: base + path,
    body: body?.text ?? '',
    redact,
  })
  const lose = (status: number | null, detail: string, neverSent = false) => {
    record(status, detail)
    const isUnknown = request.kind === 'write' && !neverSent
    const code = isUnknown ? 'unknown_outcome' : 'transient'
    return fail<EngineFailure>({ code, provider: options.provider, detail })
  }

  const headers = encodeHeaders(options, request, body?.type)
  if (headers === null) {
    const detail = 'The key or token holds characters that a request cannot carry.'
    return fail<EngineFailure>({ code: 'credentials', provider: options.provider, detail })
  }
  const limit = startLimit(clock, options, request)
  let status: number | null = null
  try {
    if (limit.stoppedBy() !== null) return lose(null, 'Stopped before the request left.', true)
    const response = await ask.raw(base + path, {
      method: request.method,
      headers,
      ...(body && { body: body.text }),
      retry: 0,
      ignoreResponseError: true,
      responseType: 'stream',
      redirect: 'manual',
      signal: limit.signal,
    })
    status = response.status
    options.heard?.(true)
    const text = await readBody(response.body)
    if (text === null) {
      return lose(status, `The answer is larger than ${maxBodyBytes / 1024 / 1024} MB.`)
    }
    const isHidden = request.hidesAnswer === true && response.ok
    record(status, isHidden ? '(not kept: holds a token)' : text)
    return ok({
      status,
      headers: response.headers,
      body: text,
      at: clock.now(),
      hide: redact,
      safe: text => toDetail(text, redact),
    })
  } catch (error) {
    if (limit.stoppedBy() === 'caller') return lose(status, 'Stopped while waiting.')
    if (limit.stoppedBy() === 'time') {
      if (status === null) options.heard?.(false)
      return lose(status, `No whole answer within ${options.timeoutMs / 1000} s.`)
    }
    if (status === null) options.heard?.(false)
    const trouble = troubleAt(new URL(base).host, error)
    if (!trouble.isForeign)
      return lose(status, trouble.detail, trouble.neverSent && status === null)
    record(null, trouble.detail)
    const { detail } = trouble
    return fail<EngineFailure>({ code: 'foreign_answer', provider: options.provider, detail })
  } finally {
    limit.end()
  }
}

/** Returns a function that records the request with its answer, or with what was lost. */
function createRecorder(
  { clock = systemClock, ...options }: HttpOptions,
  request: HttpRequest,
  sent: {
    readonly url: string
    readonly body: string
    readonly redact: (text: string) => string
  },
) {
  const started = clock.now()
  return (status: number | null, response: string) => {
    try {
      const { pathname, search } = new URL(sent.url)
      options.record({
        provider: options.provider,
        method: request.method,
        path: toRecorded(pathname + search, sent.redact),
        status,
        request: toRecorded(sent.body, sent.redact),
        response: toRecorded(response, sent.redact),
        durationMs: clock.now() - started,
        at: iso(started),
      })
    } catch {
      // an answer must not be lost because its record could not be written
    }
  }
}

/** What broke the connection to a host, in a sentence; `isForeign`: its certificate is wrong. */
function troubleAt(host: string, error: unknown) {
  const { code, neverSent, certificate } = readConnectionTrouble(error)
  if (certificate !== null) {
    const detail = `${certificateWords[certificate](host)} (${code}).`
    return { isForeign: true, neverSent, detail }
  }
  const what = neverSent
    ? `Nothing answers at ${host}`
    : `${host} broke the connection before its answer was in`
  return { isForeign: false, neverSent, detail: `${what} (${code}).` }
}

function encodeBody(
  request: HttpRequest,
): { readonly text: string; readonly type: string } | undefined {
  if (request.body === undefined) return undefined
  return 'json' in request.body
    ? { text: JSON.stringify(request.body.json), type: 'application/json' }
    : {
        text: new URLSearchParams(request.body.form).toString(),
        type: 'application/x-www-form-urlencoded',
      }
}

/** null: a value that no header can carry. The platform's error would quote it. */
function encodeHeaders(
  options: HttpOptions,
  request: HttpRequest,
  contentType: string | undefined,
): Headers | null {
  try {
    return new Headers({
      ...request.headers,
      accept: request.accept ?? 'application/json',
      'user-agent': options.userAgent ?? defaultUserAgent,
      ...(contentType !== undefined && { 'content-type': contentType }),
    })
  } catch {
    return null
  }
}

/**
 * Aborts `signal` at the time limit, or with a caller's signal; `end` releases timer and
 * listeners.
 */
function startLimit(clock: Clock, options: HttpOptions, request: HttpRequest) {
  const controller = new AbortController()
  let by: 'time' | 'caller' | null = null
  const stop = (reason: 'time' | 'caller') => {
    by ??= reason
    controller.abort()
  }
  const stopByCaller = () => stop('caller')
  const callers = [options.signal, request.signal].filter(signal => signal !== undefined)
  for (const signal of callers) {
    if (signal.aborted) stopByCaller()
    signal.addEventListener('abort', stopByCaller)
  }
  const cancel = clock.after(options.timeoutMs, () => stop('time'))
  return {
    signal: controller.signal,
    stoppedBy: () => by,
    end: () => {
      cancel()
      for (const signal of callers) signal.removeEventListener('abort', stopByCaller)
    },
  }
}
