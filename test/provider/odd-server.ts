import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** One request as it came over the wire. */
export type SeenRequest = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Path and query as sent. */
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type OddAnswer = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Objects are sent as JSON. */
  readonly body?: unknown
  /** Writes the response itself. */
  readonly raw?: (response: ServerResponse, request: IncomingMessage) => void
}

export type OddServer = {
  readonly baseUrl: string
  readonly requests: SeenRequest[]
  /** Answers from now on. */
  answer(next: (request: SeenRequest) => OddAnswer): void
  stop(): Promise<void>
}

/** A provider that answers whatever a test wants, over real HTTP on loopback. */
export async function startOddServer(): Promise<OddServer> {
  const requests: SeenRequest[] = []
  let answering: (request: SeenRequest) => OddAnswer = () => ({ status: 404, body: {} })
  const server = createServer((incoming, response) => {
    void readBody(incoming).then(body => {
      const url = new URL(incoming.url ?? '/', 'http://odd')
      const request = {
        method: incoming.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        url: incoming.url ?? '',
        headers: incoming.headers,
        body,
      }
      requests.push(request)
      return give(answering(request), response, incoming)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    requests,
    answer(next) {
      requests.length = 0
      answering = next
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export const hang: OddAnswer = { raw: () => undefined }
export const reset: OddAnswer = { raw: (_response, request) => request.socket.destroy() }
/** Sends half of an answer, then cuts the connection. */
export const cutShort: OddAnswer = {
  raw: (response, request) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('{"data":[', () => request.socket.destroy())
  },
}

function give(answer: OddAnswer, response: ServerResponse, request: IncomingMessage) {
  if (answer.raw !== undefined) return answer.raw(response, request)
  const { body = '' } = answer
  const isText = typeof body === 'string' || Buffer.isBuffer(body)
  const type = isText ? 'text/html' : 'application/json'
  response.writeHead(answer.status ?? 200, { 'content-type': type, ...answer.headers })
  return response.end(isText ? body : JSON.stringify(body))
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}
