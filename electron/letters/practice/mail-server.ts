import type { Server, Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { iso } from '../../scheduler/clock.ts'
import { openInbox, type PracticeInbox } from './inbox.ts'
import { readMessage } from './read-message.ts'

export type PracticeMail = {
  readonly port: number
  readonly inbox: PracticeInbox
  stop(): Promise<void>
}

export type PracticeMailOptions = {
  /** The file of the inbox. */
  readonly file: string
  readonly now: () => number
}

/** How often a recipient that begins with `busy` is put off before a letter is taken. */
const busyTimes = 2

/**
 * Starts the mail server of practice mode, on loopback alone, without login and encryption. What it
 * does with a letter depends on how the recipient's address begins.
 */
export async function startPracticeMail(options: PracticeMailOptions): Promise<PracticeMail> {
  const { file, now } = options
  const inbox = openInbox(file)
  const sockets = new Map<number, Socket>()
  const putOff = new Map<string, number>()

  function refusalOf(address: string): Error | null {
    if (address.startsWith('refuse')) return reply(550, 'This mailbox does not exist')
    if (!address.startsWith('busy')) return null
    const count = (putOff.get(address) ?? 0) + 1
    if (count > busyTimes) {
      putOff.delete(address)
      return null
    }
    putOff.set(address, count)
    return reply(451, 'This mailbox is busy')
  }

  async function take(stream: Readable, session: SMTPServerSession): Promise<boolean> {
    const chunks: Buffer[] = []
    for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
    const { subject, text } = readMessage(Buffer.concat(chunks))
    const receivedAt = iso(now())
    const recipients = session.envelope.rcptTo.map(one => one.address)
    for (const to of recipients) inbox.add({ to, subject, text, receivedAt })
    return !recipients.some(to => to.startsWith('drop'))
  }

  async function answer(
    stream: Readable,
    session: SMTPServerSession,
    done: (error?: Error) => void,
  ): Promise<void> {
    try {
      if (await take(stream, session)) done()
      else sockets.get(session.remotePort)?.destroy()
    } catch {
      done(reply(451, 'The letter could not be kept'))
    }
  }

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    name: 'practice.example',
    banner: 'Boxwright practice',
    logger: false,
    size: 1_000_000,
    closeTimeout: 200,
    maxAllowedUnauthenticatedCommands: false,
    onRcptTo: ({ address }, _session, done) => done(refusalOf(address)),
    onData(stream, session, done) {
      void answer(stream, session, done)
    },
  })
  // without a listener, a client that leaves in the middle would end the process
  server.on('error', () => undefined)
  server.server.on('connection', socket => {
    const { remotePort = 0 } = socket
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })
  const port = await listen(server)
  return {
    port,
    inbox,
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}

const reply = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })

function listen(server: SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const listener: Server = server.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      if (address === null || typeof address === 'string') reject(new Error('No port'))
      else resolve(address.port)
    })
  })
}
