import { Agent } from 'node:https'
import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'

/** What answered has another certificate than the one that was pinned. Nothing was sent to it. */
export class OtherCertificate extends Error {
  override readonly name = 'OtherCertificate'
}

/** Nothing answered in time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** Sockets to one server: the stream of events, and what a window reads at once. */
const mostSockets = 8
const mostIdleSockets = 2

/**
 * Connections to a server whose certificate has this SHA-256 (lower-case hex), whatever the system
 * trusts. A socket is handed over, and a byte of a request written, only after it was compared. No
 * session is resumed, so it is compared for every connection.
 */
export class PinnedAgent extends Agent {
  readonly #certificate: string
  readonly #connectMs: number

  constructor(certificate: string, connectMs: number) {
    super({
      keepAlive: true,
      maxSockets: mostSockets,
      maxFreeSockets: mostIdleSockets,
      maxCachedSessions: 0,
      scheduling: 'lifo',
    })
    this.#certificate = certificate
    this.#connectMs = connectMs
  }

  override createConnection(
    ...[{ host, port }, callback]: Parameters<Agent['createConnection']>
  ): null {
    const socket = connect({
      host: host ?? '',
      port: Number(port),
      // a name is sent for who has one; the comparison alone decides
      ...(typeof host === 'string' && isIP(host) === 0 && { servername: host }),
      // the system's authorities are not asked: `isPinned` is stricter than they are
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      ALPNProtocols: ['http/1.1'],
    })
    const late = setTimeout(
      () => socket.destroy(new NoAnswer('The server does not answer.')),
      this.#connectMs,
    )
    let isDone = false
    const done = (error: Error | null) => {
      if (isDone) return
      isDone = true
      clearTimeout(late)
      // a socket that fails is of no use to whoever gets it
      callback?.(error, socket)
    }
    socket.once('error', done)
    socket.once('close', () => done(new NoAnswer('The connection was closed.')))
    socket.once('secureConnect', () => {
      if (!this.#isPinned(socket)) {
        const error = new OtherCertificate('The server has another certificate.')
        socket.destroy()
        return done(error)
      }
      socket.setNoDelay(true)
      socket.setKeepAlive(true, 15_000)
      done(null)
    })
    return null
  }

  #isPinned(socket: TLSSocket): boolean {
    const print = socket.getPeerX509Certificate()?.fingerprint256 ?? ''
    return print.replaceAll(':', '').toLowerCase() === this.#certificate
  }
}
