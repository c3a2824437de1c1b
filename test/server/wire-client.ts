import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { contractHash } from '../../electron/team/contract-hash.ts'
import type { CallAnswer, CallArgs, CallName } from '../../shared/border/calls.ts'
import { clientHeaders, type Joined, type Reply, type Told } from '../../shared/team/wire.ts'
import type { ServerProcess } from './server-process.ts'

export type Answered = {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

export type Sent = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Speaks what `shared/team/wire.ts` says, byte by byte where a test wants it. */
export function wireClient({ url, certificate }: Pick<ServerProcess, 'url' | 'certificate'>) {
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false, maxCachedSessions: 0 })
  const version = { [clientHeaders.version]: '0.1.0', [clientHeaders.contract]: contractHash() }

  function open(path: string, { method = 'GET', headers = {}, body }: Sent) {
    const text =
      body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
    const sent = request(`${url}${path}`, {
      agent,
      method,
      headers: {
        ...headers,
        ...(text !== '' && {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(text)),
        }),
      },
    })
    sent.end(text)
    return sent
  }

  function send(path: string, sent: Sent = {}): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const asked = open(path, sent)
      asked.on('error', reject)
      asked.on('response', response => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- over HTTPS
        const shown = (response.socket as TLSSocket).getPeerCertificate().fingerprint256
        if (shown.replaceAll(':', '').toLowerCase() !== certificate)
          reject(new Error('It shows another certificate.'))
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString(),
          }),
        )
      })
    })
  }

  const join = (secret: string, deviceName = 'Laptop') =>
    send('/join', { method: 'POST', body: { secret, deviceName } })

  function device(token: string) {
    const headers = { authorization: `Bearer ${token}`, ...version }
    const post = (path: string, body: unknown) => send(path, { method: 'POST', headers, body })
    const one = {
      token,
      headers,
      post,
      send: (path: string, sent: Sent = {}) =>
        send(path, { ...sent, headers: { ...headers, ...sent.headers } }),
      /** The status, and the reply of a call. */
      async reply(name: string, args: unknown, id: string = randomUUID()) {
        const { status, text } = await post('/call', { id, name, args })
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server's word
        return { status, reply: status === 200 ? (JSON.parse(text) as Reply) : null }
      },
      async answer<Name extends CallName>(name: Name, args: CallArgs<Name>, id?: string) {
        const { status, reply } = await one.reply(name, args, id)
        if (reply?.kind !== 'answer')
          throw new Error(`${name}: ${status} ${JSON.stringify(reply)}`)
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of this very call
        return reply.answer as CallAnswer<Name>
      },
      async call<Name extends CallName>(name: Name, args: CallArgs<Name>, id?: string) {
        const answer = await one.answer(name, args, id)
        if (!answer.ok) throw new Error(`${name} refused: ${JSON.stringify(answer.failure)}`)
        return answer.value
      },
      /** Listens to events. */
      async listen() {
        const told: Told[] = []
        const asked = open('/events', { headers })
        const response = await new Promise<IncomingMessage>((resolve, reject) => {
          asked.on('response', resolve)
          asked.on('error', reject)
        })
        let isOver = false
        let rest = ''
        const over = () => void (isOver = true)
        response.on('data', (part: Buffer) => {
          const blocks = (rest + part.toString()).split('\n\n')
          rest = blocks.pop() ?? ''
          for (const block of blocks) told.push(toldBy(block))
        })
        response.on('end', over)
        response.on('close', over)
        response.on('error', over)
        const names = () =>
          told.flatMap(one => (one.kind === 'events' ? one.events : [])).map(one => one.name)
        return {
          status: response.statusCode ?? 0,
          told,
          names,
          isOver: () => isOver,
          response,
          end: () => asked.destroy(),
        }
      },
    }
    return one
  }

  return {
    send,
    join,
    device,
    /** Joins by an invitation. */
    async joined(secret: string, deviceName?: string) {
      const { status, text } = await join(secret, deviceName)
      if (status !== 200) throw new Error(`Not joined: ${status} ${text}`)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server's word
      const { token, staff } = JSON.parse(text) as Joined
      return { ...device(token), staff }
    },
    close: () => agent.destroy(),
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server's word
const toldBy = (block: string): Told => JSON.parse(block.replace(/^data: /, '')) as Told
