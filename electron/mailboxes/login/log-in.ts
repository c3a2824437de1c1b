import { rootCertificates } from 'node:tls'
import type { ImapFlow } from 'imapflow'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { assertNever } from '../../../shared/border/result.ts'
import type { LoginProtocol, LoginResult } from '../../../shared/mailboxes/login.ts'
import { judgeLogin } from './judge-login.ts'
import type { LoginServer } from './login-server.ts'

/** The address of a mailbox, which is its user name, and its password. */
export type Account = { readonly user: string; readonly pass: string }

export type LogInOptions = {
  /** Limit of a login in milliseconds, from the look-up of the name on; default 20 s. */
  readonly limitMs?: number
  /** PEM of an authority to trust beside the usual ones. */
  readonly authority?: string
}

/** Tries one login, once. Resolves in any case; 'timeout' when the signal aborts. */
export type LogIn = (
  protocol: LoginProtocol,
  server: LoginServer,
  account: Account,
  signal: AbortSignal,
) => Promise<LoginResult>

/** Returns what logs in by IMAP or SMTP and leaves again, without reading or sending mail. */
export function createLogIn({ limitMs = 20_000, authority }: LogInOptions = {}): LogIn {
  const ca = authority === undefined ? {} : { ca: [...rootCertificates, authority] }
  return async (protocol, server, account, signal) => {
    if (signal.aborted) return 'timeout'
    const attempt = attempts[protocol](connectionOf(server, ca), account, limitMs)
    let timer: NodeJS.Timeout | undefined
    let onAbort = () => {}
    const late = new Promise<LoginResult>(resolve => {
      timer = setTimeout(() => resolve('timeout'), limitMs)
      onAbort = () => resolve('timeout')
      signal.addEventListener('abort', onAbort)
    })
    try {
      return await Promise.race([attempt.done.then(() => 'works' as const, judgeLogin), late])
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      attempt.close()
    }
  }
}

type Connection = ReturnType<typeof connectionOf>

function connectionOf(server: LoginServer, ca: { readonly ca?: string[] }) {
  switch (server.kind) {
    case 'practice':
      return { host: '127.0.0.1', port: server.port, secure: false, isPlain: true, tls: {} }
    case 'mail':
      return {
        host: server.host,
        port: server.port,
        secure: server.secure,
        isPlain: false,
        tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' as const, ...ca },
      }
    default:
      return assertNever(server)
  }
}

type Attempt = { readonly done: Promise<unknown>; readonly close: () => void }

const attempts: Readonly<
  Record<LoginProtocol, (to: Connection, account: Account, limitMs: number) => Attempt>
> = {
  imap({ host, port, secure, isPlain, tls }, { user, pass }, limitMs) {
    let client: ImapFlow | undefined
    let isClosed = false
    const open = async () => {
      // it takes an eighth of a launch to load, and most launches check no login
      const imapflow = await import('imapflow')
      if (isClosed) return
      client = new imapflow.ImapFlow({
        host,
        port,
        secure,
        ...(secure ? {} : { doSTARTTLS: !isPlain }),
        tls,
        auth: { user, pass },
        logger: false,
        verifyOnly: true,
        connectionTimeout: limitMs,
        greetingTimeout: limitMs,
        socketTimeout: limitMs,
      })
      // without a listener, a server that leaves in the middle would end the process
      client.on('error', () => undefined)
      await client.connect()
    }
    return {
      done: open(),
      close() {
        isClosed = true
        client?.close()
      },
    }
  },
  smtp({ host, port, secure, isPlain, tls }, { user, pass }, limitMs) {
    const connection = new SMTPConnection({
      host,
      port,
      secure,
      ...(isPlain ? { ignoreTLS: true } : { requireTLS: !secure }),
      tls,
      connectionTimeout: limitMs,
      greetingTimeout: limitMs,
      dnsTimeout: limitMs,
      socketTimeout: limitMs,
      socketCloseTimeout: 1_000,
      maxResponseSize: 64 * 1024,
      // the greeting does not give this computer's name away
      name: '[127.0.0.1]',
    })
    const done = new Promise<void>((resolve, reject) => {
      connection.on('error', reject)
      // for a connection that ends without any error or answer
      connection.on('end', () => setImmediate(reject, {}))
      connection.connect(error => {
        if (error !== undefined && error !== null) return reject(error)
        connection.login({ user, pass }, refused => {
          if (refused !== null) return reject(refused)
          connection.quit()
          resolve()
        })
      })
    })
    return { done, close: () => connection.close() }
  },
}
