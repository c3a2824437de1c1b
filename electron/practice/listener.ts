import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Core } from './core.ts'
import { type Answer, type Face, htmlAnswer, type Reply } from './http.ts'
import { createMailinFace } from './mailin-face.ts'
import { createNamecheapFace } from './namecheap-face.ts'
import { createSpaceshipFace } from './spaceship-face.ts'

const LARGEST_BODY = 1_000_000

/** Hands each request to the face its path begins with. */
export function listener(core: Core): RequestListener {
  const faces: readonly { readonly base: string; readonly face: Face }[] = [
    { base: '/mailin/api/v1/public', face: createMailinFace(core) },
    { base: '/spaceship/api/v1', face: createSpaceshipFace(core) },
    { base: '/namecheap/xml.response', face: createNamecheapFace(core) },
  ]

  function replyTo(message: IncomingMessage, body: string): Reply {
    // A web page that was led here by name or script is not one of our callers.
    const { host, origin } = message.headers
    if (host !== `127.0.0.1:${message.socket.localPort}` || origin !== undefined) {
      return htmlAnswer(421, '421 Misdirected Request')
    }
    const [path = '', query = ''] = (message.url ?? '').split('?', 2)
    const found = faces.find(({ base }) => path === base || path.startsWith(`${base}/`))
    if (found === undefined) return htmlAnswer(404, '404 Not Found')
    return core.transact(() =>
      found.face({
        method: message.method ?? '',
        path: path.slice(found.base.length),
        query: new URLSearchParams(query),
        headers: message.headers,
        body,
      }),
    )
  }

  /** A full disk or a bug here is the provider's 500, not the end of the app around it. */
  function guarded(message: IncomingMessage, body: string): Reply {
    try {
      return replyTo(message, body)
    } catch {
      return htmlAnswer(500, '500 Internal Server Error')
    }
  }

  return (message, response) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= LARGEST_BODY) chunks.push(chunk)
    })
    message.on('end', () => {
      if (size > LARGEST_BODY) send(response, htmlAnswer(413, '413 Content Too Large'))
      else deliver(message, response, guarded(message, Buffer.concat(chunks).toString('utf8')))
    })
  }
}

function deliver(message: IncomingMessage, response: ServerResponse, reply: Reply): void {
  if (reply === 'reset') message.socket.resetAndDestroy()
  else send(response, reply)
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
  response.end(body)
}
