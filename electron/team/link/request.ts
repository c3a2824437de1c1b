import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { type Agent, request as httpsRequest } from 'node:https'
import { NoAnswer } from './pinned-agent.ts'

export type Order = {
  /** `https://host:port`. */
  readonly address: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON. */
  readonly body?: string
  /** Milliseconds until the answer begins, at most. */
  readonly answerMs: number
  readonly signal?: AbortSignal
}

/**
 * `unsent`: not a byte of the request has left, so nothing was done. `lost`: it may have arrived.
 * Answers of other statuses than 2xx are answers, too; none is followed elsewhere.
 */
export type Failed = { readonly kind: 'unsent' | 'lost'; readonly error: Error }
export type Opened = { readonly kind: 'opened'; readonly response: IncomingMessage }
export type Answered = {
  readonly kind: 'answered'
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Sends a request; resolves when the answer begins. Never rejects. */
export function open(agent: Agent, order: Order): Promise<Opened | Failed> {
  const { hostname, port } = new URL(order.address)
  const { body, method, path, signal } = order
  return new Promise(resolve => {
    let isSent = false
    const sent = httpsRequest({
      agent,
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? 443 : Number(port),
      method,
      path,
      ...(signal !== undefined && { signal }),
      headers: {
        ...order.headers,
        ...(body !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        }),
      },
    })
    const late = setTimeout(
      () => sent.destroy(new NoAnswer('The server does not answer.')),
      order.answerMs,
    )
    // a socket is given to a request only once the server has proved who it is
    sent.once('socket', () => {
      isSent = true
    })
    sent.once('response', response => {
      clearTimeout(late)
      resolve({ kind: 'opened', response })
    })
    // stays: what fails after the answer began is told by the answer itself
    sent.on('error', error => {
      clearTimeout(late)
      resolve({ kind: isSent ? 'lost' : 'unsent', error })
    })
    sent.end(body)
  })
}

/** Sends a request and reads its whole answer, of so many bytes at most. Never rejects. */
export async function ask(
  agent: Agent,
  order: Order,
  mostBytes: number,
): Promise<Answered | Failed> {
  const opened = await open(agent, order)
  if (opened.kind !== 'opened') return opened
  const { response } = opened
  try {
    const text = await readText(response, mostBytes)
    return {
      kind: 'answered',
      status: response.statusCode ?? 0,
      headers: response.headers,
      text,
    }
  } catch (error) {
    response.destroy()
    return { kind: 'lost', error: error instanceof Error ? error : new Error(String(error)) }
  }
}

async function readText(response: IncomingMessage, mostBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of response) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without an encoding, parts are buffers
    const buffer = part as Buffer
    bytes += buffer.length
    if (bytes > mostBytes) throw new Error('The answer of the server is too long.')
    parts.push(buffer)
  }
  if (!response.complete) throw new NoAnswer('The answer of the server was cut off.')
  return Buffer.concat(parts).toString('utf8')
}

/** The value of a JSON text; undefined: it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
