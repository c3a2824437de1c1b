import type { RequestListener, ServerResponse } from 'node:http'
import type { Core } from './core.ts'
import { createDispatch, largestBody } from './dispatch.ts'
import type { Reply } from './http.ts'

/** The listener that serves practice over HTTP. */
export function listener(core: Core): RequestListener {
  const dispatch = createDispatch(core)
  return (message, response) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      // one chunk beyond `largestBody` is enough for the answer 413
      if (size <= largestBody) chunks.push(chunk)
      size += chunk.length
    })
    message.on('end', () => {
      const arrival = dispatch({
        method: message.method ?? '',
        target: message.url ?? '',
        host: `127.0.0.1:${message.socket.localPort}`,
        headers: message.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      })
      deliver(response, arrival.answer())
    })
  }
}

function deliver(response: ServerResponse, reply: Reply): void {
  if (reply === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  const { status, headers, body } = reply
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
  response.end(body)
}
