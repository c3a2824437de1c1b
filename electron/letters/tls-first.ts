import { isIP } from 'node:net'
import { connect } from 'node:tls'

/** Error codes after which a server certainly speaks TLS, although no connection came of it. */
const tlsAnswer = /CERT|SELF_SIGNED|VERIFY|ISSUER|CRL|ALERT|UNSUPPORTED_PROTOCOL/

/**
 * Whether a server that did not greet waits for TLS. Begins a handshake and sends nothing else.
 */
export function speaksTls(
  { host, port }: { readonly host: string; readonly port: number },
  { ms, signal }: { readonly ms: number; readonly signal: AbortSignal },
): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({
      host,
      port,
      minVersion: 'TLSv1.2',
      ...(isIP(host) === 0 && { servername: host }),
    })
    const end = (answer: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
      socket.destroy()
      resolve(answer)
    }
    const leave = () => end(false)
    const timer = setTimeout(leave, ms)
    signal.addEventListener('abort', leave)
    socket.on('secureConnect', () => end(true))
    socket.on('error', error =>
      end('code' in error && typeof error.code === 'string' && tlsAnswer.test(error.code)),
    )
    socket.on('close', leave)
  })
}
