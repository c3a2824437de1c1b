import { Readable } from 'node:stream'
import { rootCertificates } from 'node:tls'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import { speaksTlsFirst } from './connection-trouble.ts'
import { type Delivery, judge, unknownTrouble } from './delivery.ts'
import { isMailAddress, type MailServer } from './mail-server.ts'
import { speaksTls } from './tls-first.ts'

export type Mail = {
  /** One address: a letter is taken or refused as a whole. */
  readonly to: string
  readonly subject: string
  /** Plain text. */
  readonly body: string
  /** The same text as HTML; null: there is none. */
  readonly html?: string | null
  /** With angle brackets; the same at every attempt. */
  readonly messageId: string
}

export type SendOptions = {
  /** Runs before the first byte of the letter is sent; when it throws, none is. */
  readonly onData: () => void
  /** Aborts: at once, or once DATA has begun after a short wait for the answer. */
  readonly signal: AbortSignal
}

/** Sends one letter. Rejects for bugs alone, and then nothing was handed over. */
export type SendMail = (
  server: MailServer,
  mail: Mail,
  options: SendOptions,
) => Promise<Delivery>

export type TransportOptions = {
  /** Limits, in milliseconds, for the connection and for the server's greeting. */
  readonly connectMs?: number
  readonly greetingMs?: number
  /** Limit for finding out whether a port without a greeting waits for TLS. */
  readonly handshakeMs?: number
  /** Limit for silence of the server. */
  readonly silenceMs?: number
  /** Limit for a whole letter, even if the server keeps answering slowly. */
  readonly letterMs?: number
  /** Limit for the answer to DATA while the app quits. */
  readonly quitMs?: number
  /** PEM of an authority to trust beside the usual ones. */
  readonly authority?: string
}

/** Milliseconds for the answer to QUIT, after which the connection is closed. */
const goodbyeMs = 2_000

/** Returns what sends letters by SMTP, each over a connection of its own. */
export function createTransport(options: TransportOptions = {}): SendMail {
  const { letterMs = 300_000, quitMs = 5_000, handshakeMs = 5_000 } = options
  return async (server, mail, { onData, signal }) => {
    if (!isMailAddress(mail.to))
      return { kind: 'refused', detail: 'The recipient is not an e-mail address.' }
    if (signal.aborted) return { kind: 'stopped' }
    const message = await compose(server, mail)
    const connection = new SMTPConnection(connectionOptions(server, options))
    const secrets = secretsOf(server)
    const timers: NodeJS.Timeout[] = []
    let hasDataBegun = false
    let isTaken = false
    let onAbort = () => {}
    try {
      return await new Promise<Delivery>((resolve, reject) => {
        let hasEnded = false
        const end = (error: unknown) => {
          // the first error counts: more may follow while the port is tried for TLS
          if (hasEnded) return
          hasEnded = true
          const found = judge(error, { server, to: mail.to, secrets, hasDataBegun })
          const isOdd = server.kind === 'smtp' && !server.secure && isSilence(error, connection)
          resolve(isOdd ? nameSilence(server, found, { ms: handshakeMs, signal }) : found)
        }
        const late = () => resolve(hasDataBegun ? { kind: 'uncertain' } : unknownTrouble)
        const stop = () => resolve(hasDataBegun ? { kind: 'uncertain' } : { kind: 'stopped' })
        onAbort = () => {
          if (hasDataBegun) timers.push(setTimeout(stop, quitMs))
          else stop()
        }
        signal.addEventListener('abort', onAbort)
        timers.push(setTimeout(late, letterMs))
        const body = lazily(message, () => {
          onData()
          hasDataBegun = true
        })
        // set before nodemailer's listener: an error of `onData` is a bug, not the server's trouble
        body.on('error', reject)
        connection.on('error', end)
        // for a connection that ends without any error or answer
        connection.on('end', () => setImmediate(end, {}))
        const hand = () =>
          connection.send(envelope(server, mail, message), body, error => {
            if (error === null) {
              isTaken = true
              connection.quit()
              resolve({ kind: 'accepted' })
            } else end(error)
          })
        connection.connect(error => {
          if (error !== undefined && error !== null) end(error)
          else if (server.kind === 'practice' || server.user === '') hand()
          else
            connection.login({ user: server.user, pass: server.password }, refused => {
              if (refused === null) hand()
              else end(refused)
            })
        })
      })
    } finally {
      for (const timer of timers) clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      if (isTaken) setTimeout(() => connection.close(), goodbyeMs).unref()
      else connection.close()
    }
  }
}

/** Whether the server was connected but never sent anything. */
const isSilence = (error: unknown, { lastServerResponse }: SMTPConnection): boolean =>
  lastServerResponse === false &&
  error instanceof Error &&
  ('timeoutType' in error
    ? error.timeoutType === 'GREETING_TIMEOUT'
    : 'code' in error && error.code === 'ECONNECTION')

/** Names TLS as the trouble where a silent port turns out to wait for it. */
async function nameSilence(
  server: Parameters<typeof speaksTls>[0],
  found: Delivery,
  look: Parameters<typeof speaksTls>[1],
): Promise<Delivery> {
  return (await speaksTls(server, look)) ? { kind: 'trouble', ...speaksTlsFirst } : found
}

function connectionOptions(
  server: MailServer,
  { connectMs = 20_000, greetingMs = 20_000, silenceMs = 120_000, authority }: TransportOptions,
): SMTPConnectionOptions {
  const shared = {
    port: server.port,
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
    socketCloseTimeout: 1_000,
    maxResponseSize: 64 * 1024,
    // the greeting does not give this computer's name away
    name: '[127.0.0.1]',
  }
  if (server.kind === 'practice')
    return { ...shared, host: '127.0.0.1', secure: false, ignoreTLS: true }
  const { host, secure } = server
  return {
    ...shared,
    host,
    secure,
    requireTLS: !secure,
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(authority === undefined ? {} : { ca: [...rootCertificates, authority] }),
    },
  }
}

function compose(
  { from }: MailServer,
  { to, subject, body, html, messageId }: Mail,
): Promise<Buffer> {
  return new MailComposer({
    from: { name: oneLine(from.name), address: from.address },
    to: { name: '', address: to },
    subject: oneLine(subject),
    text: body,
    ...(typeof html === 'string' && { html }),
    textEncoding: 'quoted-printable',
    messageId,
    // asks for no out-of-office answers
    headers: { 'Auto-Submitted': 'auto-generated' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

/** A header's text without line breaks, as one would begin another header. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

function envelope({ from }: MailServer, { to }: Mail, message: Buffer) {
  return { from: from.address, to: [to], size: message.length }
}

/** A stream that nodemailer begins to read only when the server has accepted DATA. */
function lazily(message: Buffer, onFirstRead: () => void): Readable {
  return new Readable({
    read() {
      try {
        onFirstRead()
      } catch (error) {
        this.destroy(error instanceof Error ? error : new Error(String(error)))
        return
      }
      this.push(message)
      this.push(null)
    },
  })
}

/** The password in every form in which a server could echo it. */
function secretsOf(server: MailServer): readonly string[] {
  if (server.kind === 'practice' || server.password === '') return []
  const { user, password } = server
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  return [password, base64(password), base64(`\0${user}\0${password}`)]
}
