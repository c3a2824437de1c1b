import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Certificate } from '../provider/mail/certificate.ts'

const program = '/usr/sbin/postfix'
const daemons = '/usr/lib/postfix/sbin'
/** Nobody, on every Debian. */
const mailUser = 65_534
/** Ends by itself should the test be killed, in seconds. */
const longestLife = 300

export type Lack = { readonly words: string; readonly canBeInstalled: boolean }

/** Why the real mail server cannot be tried here; null: it can. */
export function lackOfPostfix(): Lack | null {
  const isLinux = process.platform === 'linux'
  const hasApt = isLinux && existsSync('/usr/bin/apt-get')
  if (!isLinux || !existsSync(program))
    return hasApt
      ? {
          canBeInstalled: true,
          words:
            'The test of a real mail server needs Postfix. Run once:\n  sudo apt-get install -y --no-install-recommends postfix',
        }
      : {
          canBeInstalled: false,
          words: 'Did not run: the real mail server, for Postfix is not here and no apt-get.',
        }
  return process.getuid?.() === 0
    ? null
    : {
        canBeInstalled: true,
        words:
          'Postfix is started by root alone. Run once:\n  sudo env "PATH=$PATH" vitest run --project field test/field/real-mail-server.test.ts',
      }
}

export const account = { user: 'agency', password: 'real-mail-Pass' } as const
export const sender = 'orders@agency.example'
export const recipient = 'jo@customer.example'

export type Postfix = {
  readonly port: number
  start(): Promise<void>
  stop(): Promise<void>
  /** Every letter in the recipient's Maildir, as it lies there. */
  letters(): readonly Buffer[]
  /** Ends everything that was started, and removes its files. */
  close(): Promise<void>
}

/** Postfix on loopback with a queue, a Maildir and accounts of its own. */
export async function openPostfix(certificate: Certificate): Promise<Postfix> {
  const root = mkdtempSync(join(tmpdir(), 'boxwright-postfix-'))
  chmodSync(root, 0o755)
  const accounts = await serveAccounts()
  const port = await freePort()
  writeConfig(root, port, portOf(accounts), certificate)
  const config = join(root, 'config')
  const maildir = join(root, 'mail', 'jo', 'new')
  execFileSync(program, ['-c', config, 'check'], { stdio: 'ignore' })
  let master: ChildProcess | null = null

  async function stop(): Promise<void> {
    if (master === null) return
    const { pid = 0 } = master
    const ended = new Promise(resolve => master?.once('exit', resolve))
    // its own first, so that none is left to whoever inherits orphans
    for (const child of childrenOf(pid)) process.kill(child)
    while (childrenOf(pid).length > 0) await pause()
    master.kill()
    await ended
    master = null
  }

  return {
    port,
    async start() {
      master = spawn(join(daemons, 'master'), ['-c', config, '-s', '-e', `${longestLife}`], {
        stdio: 'ignore',
        env: { ...process.env, MAIL_CONFIG: config },
      })
      while (!(await answers(port))) await pause()
    },
    stop,
    letters: () =>
      existsSync(maildir)
        ? readdirSync(maildir).map(name => readFileSync(join(maildir, name)))
        : [],
    async close() {
      await stop()
      accounts.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

function writeConfig(root: string, port: number, accounts: number, certificate: Certificate) {
  const of = (name: string) => join(root, name)
  for (const name of ['config', 'queue', 'data', 'mail']) mkdirSync(of(name))
  chownSync(of('data'), Number(execFileSync('id', ['-u', 'postfix'])), 0)
  chownSync(of('mail'), mailUser, mailUser)
  writeFileSync(of('config/cert.pem'), certificate.cert)
  writeFileSync(of('config/key.pem'), certificate.key, { mode: 0o600 })
  const settings = {
    compatibility_level: '3.6',
    queue_directory: of('queue'),
    data_directory: of('data'),
    command_directory: '/usr/sbin',
    daemon_directory: daemons,
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    myhostname: 'mail.example',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mydestination: '',
    mynetworks: '',
    smtpd_peername_lookup: 'no',
    virtual_mailbox_domains: 'customer.example',
    virtual_mailbox_base: of('mail'),
    virtual_mailbox_maps: `inline:{ ${recipient}=jo/ }`,
    virtual_uid_maps: `static:${mailUser}`,
    virtual_gid_maps: `static:${mailUser}`,
    virtual_minimum_uid: '100',
    smtpd_tls_security_level: 'may',
    smtpd_tls_auth_only: 'yes',
    smtpd_tls_cert_file: of('config/cert.pem'),
    smtpd_tls_key_file: of('config/key.pem'),
    smtpd_sasl_auth_enable: 'yes',
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: `inet:127.0.0.1:${accounts}`,
    smtpd_sender_login_maps: `inline:{ ${sender}=${account.user} }`,
    smtpd_sender_restrictions: 'reject_sender_login_mismatch',
    smtpd_relay_restrictions: 'permit_sasl_authenticated, reject',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`)
  writeFileSync(of('config/main.cf'), lines.join(''))
  writeFileSync(
    of('config/master.cf'),
    [
      `127.0.0.1:${port} inet n - n - - smtpd`,
      'pickup unix n - n 60 1 pickup',
      'cleanup unix n - n - 0 cleanup',
      'qmgr unix n - n 300 1 qmgr',
      'tlsmgr unix - - n 1000? 1 tlsmgr',
      'rewrite unix - - n - - trivial-rewrite',
      'bounce unix - - n - 0 bounce',
      'defer unix - - n - 0 bounce',
      'trace unix - - n - 0 bounce',
      'proxymap unix - - n - - proxymap',
      'error unix - - n - - error',
      'retry unix - - n - - error',
      'virtual unix - n n - - virtual',
      'anvil unix - - n - 1 anvil',
      '',
    ].join('\n'),
  )
}

/** The one account, in the words in which Postfix asks Dovecot. */
function serveAccounts(): Promise<Server> {
  const server = createServer(socket => {
    socket.on('error', () => undefined)
    socket.write(
      `VERSION\t1\t2\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t${'0'.repeat(32)}\nDONE\n`,
    )
    socket.on('data', chunk => {
      for (const line of chunk.toString('utf8').split('\n')) {
        const [word, id, ...rest] = line.split('\t')
        if (word !== 'AUTH') continue
        const coded = rest.find(one => one.startsWith('resp='))?.slice(5) ?? ''
        const [, user, password] = Buffer.from(coded, 'base64').toString('utf8').split('\0')
        const isRight = user === account.user && password === account.password
        socket.write(`${isRight ? 'OK' : 'FAIL'}\t${id}\tuser=${user}\n`)
      }
    })
  })
  return listening(server)
}

function listening(server: Server): Promise<Server> {
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

async function freePort(): Promise<number> {
  const server = await listening(createServer())
  const port = portOf(server)
  await new Promise(resolve => server.close(resolve))
  return port
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    const end = (is: boolean) => {
      socket.destroy()
      resolve(is)
    }
    socket.once('data', () => end(true))
    socket.once('error', () => end(false))
  })
}

const childrenOf = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(text => text !== '')
    .map(Number)

const pause = () => new Promise(resolve => setTimeout(resolve, 20))
