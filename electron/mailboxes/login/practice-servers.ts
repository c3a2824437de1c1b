import { createServer, type Server, type Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { PracticePorts } from './login-server.ts'

/** Whether practice takes this address and password. */
export type Admits = (address: string, password: string) => boolean

export type PracticeLogins = {
  readonly ports: PracticePorts
  stop(): Promise<void>
}

/** Starts practice's IMAP and SMTP, on loopback alone; they log in mailboxes and do nothing else. */
export async function startPracticeLogins(admits: Admits): Promise<PracticeLogins> {
  const sockets = new Set<Socket>()
  const imap = createServer(socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    serveImap(socket, admits)
  })
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    name: 'practice.example',
    logger: false,
    closeTimeout: 200,
    onAuth({ username, password }, _session, done) {
      if (admits((username ?? '').toLowerCase(), password ?? '')) done(null, { user: username })
      else done(Object.assign(new Error('Authentication failed'), { responseCode: 535 }))
    },
    onMailFrom: (_address, _session, done) =>
      done(Object.assign(new Error('Practice sends nothing'), { responseCode: 550 })),
  })
  // without a listener, a client that leaves in the middle would end the process
  smtp.on('error', () => undefined)
  const ports = { imap: await listen(imap), smtp: await listen(smtp) }
  return {
    ports,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([
        new Promise<void>(resolve => imap.close(() => resolve())),
        new Promise<void>(resolve => smtp.close(() => resolve())),
      ])
    },
  }
}

/** So many characters without a line end, and the client is no IMAP client. */
const longestLine = 10_000

/** Just enough IMAP4rev1 (RFC 3501) to log in and leave. */
function serveImap(socket: Socket, admits: Admits): void {
  let text = ''
  /** The tag of an AUTHENTICATE whose answer comes with the next line. */
  let asked: string | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  socket.setEncoding('utf8')
  socket.on('error', () => socket.destroy())
  say('* OK Practice IMAP ready')
  socket.on('data', (chunk: string) => {
    text += chunk
    if (text.length > longestLine) socket.destroy()
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const line = text.slice(0, end).trim()
      text = text.slice(end + 1)
      answer(line)
    }
  })

  function answer(line: string): void {
    if (asked !== null) {
      const [, user = '', password = ''] = Buffer.from(line, 'base64').toString().split('\0')
      if (admits(user.toLowerCase(), password)) say(`${asked} OK logged in`)
      else say(`${asked} NO [AUTHENTICATIONFAILED] Authentication failed`)
      asked = null
      return
    }
    const [tag = '*', command = ''] = line.split(' ')
    switch (command.toUpperCase()) {
      case 'CAPABILITY':
        say('* CAPABILITY IMAP4rev1 AUTH=PLAIN')
        say(`${tag} OK done`)
        return
      case 'AUTHENTICATE':
        asked = tag
        say('+')
        return
      case 'LOGOUT':
        say('* BYE practice ends')
        say(`${tag} OK done`)
        socket.end()
        return
      case 'NOOP':
        say(`${tag} OK done`)
        return
      default:
        say(`${tag} BAD Practice IMAP only logs in`)
    }
  }
}

function listen(server: Server | SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const listener = server.listen(0, '127.0.0.1', () => {
      const address = (server instanceof SMTPServer ? server.server : listener).address()
      if (address === null || typeof address === 'string') reject(new Error('No port'))
      else resolve(address.port)
    })
  })
}
