import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Certificate } from '../provider/mail/certificate.ts'
import type { Lack } from './postfix.ts'

const program = '/usr/sbin/dovecot'

/** Why a real IMAP server cannot be tried here; null: it can. */
export function lackOfDovecot(): Lack | null {
  const canBeInstalled = process.platform === 'linux' && existsSync('/usr/bin/apt-get')
  if (!existsSync(program))
    return {
      canBeInstalled,
      words: canBeInstalled
        ? 'The test of real logins needs Dovecot. Run once:\n  sudo apt-get install -y --no-install-recommends dovecot-imapd'
        : 'Did not run: real logins, for Dovecot is not here and no apt-get.',
    }
  return process.getuid?.() === 0
    ? null
    : { canBeInstalled, words: 'Dovecot is started by root alone. Run this test as root.' }
}

export type Dovecot = {
  /** The port that starts plain and takes STARTTLS. */
  readonly port: number
  /** The port with TLS from the first byte. */
  readonly securePort: number
  close(): Promise<void>
}

/** Dovecot's IMAP on loopback, with accounts and files of its own. `accounts`: user → password. */
export async function openDovecot(
  certificate: Certificate,
  accounts: Readonly<Record<string, string>>,
): Promise<Dovecot> {
  const root = mkdtempSync(join(tmpdir(), 'boxwright-dovecot-'))
  chmodSync(root, 0o755)
  const [port, securePort] = [await freePort(), await freePort()]
  const of = (name: string) => join(root, name)
  mkdirSync(of('mail'))
  chmodSync(of('mail'), 0o777)
  writeFileSync(of('cert.pem'), certificate.cert)
  writeFileSync(of('key.pem'), certificate.key, { mode: 0o600 })
  const users = Object.entries(accounts).map(([user, password]) => `${user}:{PLAIN}${password}`)
  writeFileSync(of('users'), `${users.join('\n')}\n`)
  chmodSync(of('users'), 0o644)
  writeFileSync(of('dovecot.conf'), configOf(root, port, securePort))
  const server: ChildProcess = spawn(program, ['-F', '-c', of('dovecot.conf')], {
    stdio: 'ignore',
  })
  const ended = new Promise(resolve => server.once('exit', resolve))
  while (!(await answers(port))) await new Promise(resolve => setTimeout(resolve, 50))
  return {
    port,
    securePort,
    async close() {
      server.kill()
      await ended
      rmSync(root, { recursive: true, force: true })
    },
  }
}

const configOf = (root: string, port: number, securePort: number) => `
protocols = imap
listen = 127.0.0.1
base_dir = ${root}/run
state_dir = ${root}/state
log_path = ${root}/log
ssl = required
ssl_cert = <${root}/cert.pem
ssl_key = <${root}/key.pem
disable_plaintext_auth = yes
auth_failure_delay = 0
mail_location = maildir:${root}/mail/%n
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = ${root}/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${root}/mail/%n
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${securePort}
    ssl = yes
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address === null || typeof address === 'string'
          ? reject(new Error('No port'))
          : resolve(address.port),
      )
    })
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('data', () => end(true))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
  })
}
