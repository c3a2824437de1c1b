import { SMTPServer } from 'smtp-server'
import { type Certificate, makeCertificate } from '../provider/mail/certificate.ts'

export const mailAccount = { user: 'agency', password: 'mail-Pass-1' } as const

export type OutsideMail = {
  readonly port: number
  /** PEM: whoever is to trust this server needs it. */
  readonly certificate: string
  /** Recipients of the letters that were taken, with their texts. */
  readonly letters: { readonly to: string; readonly raw: string }[]
  /** Recipients that the server refuses as unknown. */
  readonly unknown: Set<string>
  stop(): void
}

/** A mail server with login and STARTTLS, outside of the app. */
export async function startOutsideMail(): Promise<OutsideMail> {
  const certificate = await makeCertificate()
  const letters: OutsideMail['letters'] = []
  const unknown = new Set<string>()
  const server = openServer(certificate, letters, unknown)
  // a client that leaves in the middle is no event here
  server.on('error', () => undefined)
  const port = await new Promise<number>(resolve => {
    const listener = server.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  return { port, certificate: certificate.cert, letters, unknown, stop: () => server.close() }
}

function openServer(
  certificate: Certificate,
  letters: OutsideMail['letters'],
  unknown: ReadonlySet<string>,
): SMTPServer {
  return new SMTPServer({
    ...certificate,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 10,
    onAuth({ username = '', password = '' }, _session, done) {
      const isRight = username === mailAccount.user && password === mailAccount.password
      if (isRight) done(null, { user: username })
      else done(answer(535, `Not ${password}`))
    },
    onRcptTo: ({ address }, _session, done) =>
      done(unknown.has(address) ? answer(550, 'No such mailbox here') : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        for (const { address: to } of session.envelope.rcptTo) letters.push({ to, raw })
        done(null, 'Taken')
      })
    },
  })
}

const answer = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })
