import { createServer, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { Certificate } from './certificate.ts'

export type TakenLetter = {
  readonly to: readonly string[]
  readonly raw: string
  readonly isSecure: boolean
}

export const account = { user: 'agency', password: 'CANARY-mail-pass' }

/** What the server does with a letter after its last byte. */
export type Verdict = 'take' | 'drop' | 'silence' | { readonly code: number }

export type MailinPort = {
  readonly port: number
  readonly letters: TakenLetter[]
  /** Log-ins that were tried. */
  readonly logins: string[]
  /** Answer codes for the next recipients; none left: taken. */
  readonly recipientCodes: number[]
  /** Runs once a letter is whole, before the answer; default takes it. */
  judge: (letter: TakenLetter) => Verdict
}

/** A real mail server with login and, unless told otherwise, STARTTLS. */
export async function startMailHost(
  certificate: Certificate,
  options: SMTPServerOptions = {},
): Promise<MailinPort> {
  const host = {
    port: 0,
    letters: new Array<TakenLetter>(),
    logins: new Array<string>(),
    recipientCodes: new Array<number>(),
    judge: (_letter: TakenLetter): Verdict => 'take',
  }
  const server = new SMTPServer({
    ...certificate,
    disableReverseLookup: true,
    closeTimeout: 10,
    onAuth({ username = '', password = '' }, _session, done) {
      host.logins.push(username)
      if (username === account.user && password === account.password)
        done(null, { user: username })
      else done(coded(535, `No, ${password} is wrong`))
    },
    onRcptTo(_address, _session, done) {
      const code = host.recipientCodes.shift()
      done(code === undefined ? null : coded(code, 'Not this one'))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const letter = {
          to: session.envelope.rcptTo.map(one => one.address),
          raw: Buffer.concat(chunks).toString('utf8'),
          isSecure: session.secure,
        }
        host.letters.push(letter)
        const verdict = host.judge(letter)
        if (verdict === 'take') done(null, 'Taken')
        else if (verdict === 'drop') drop(server)
        else if (verdict !== 'silence') done(coded(verdict.code, 'Not this letter'))
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  host.port = await new Promise<number>(resolve => {
    const listener = server.listen(0, '127.0.0.1', () => resolve(portOf(listener.address())))
  })
  // its end is not waited for: after a failed handshake it does not tell it
  onTestFinished(() => server.close())
  return host
}

/** Cuts the connections at TLS: Node crashes when the socket below is closed first. */
function drop(server: SMTPServer): void {
  for (const connection of server.connections) connection._socket.destroy()
}

/** Speaks as it is told, line by line, and keeps all that it hears. */
export async function startScript(
  answer: (line: string) => string | null,
  greeting: string | null = '220 script ready',
): Promise<{ readonly port: number; readonly heard: string[] }> {
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (greeting !== null) socket.write(`${greeting}\r\n`)
    socket.on('data', chunk => {
      for (const line of chunk.toString('utf8').split('\r\n').slice(0, -1)) {
        heard.push(line)
        const reply = answer(line)
        if (reply !== null) socket.write(`${reply}\r\n`)
      }
    })
  })
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server.address())))
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port, heard }
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

const coded = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })
