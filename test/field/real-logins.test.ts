import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLogIn } from '../../electron/mailboxes/login/log-in.ts'
import type { LoginServer } from '../../electron/mailboxes/login/login-server.ts'
import type { LoginProtocol } from '../../shared/mailboxes/login.ts'
import { type Certificate, makeCertificate } from '../provider/mail/certificate.ts'
import { type Dovecot, lackOfDovecot, openDovecot } from './dovecot.ts'
import { lackOfPostfix, openPostfix, type Postfix, account as smtpAccount } from './postfix.ts'

const lack = lackOfDovecot() ?? lackOfPostfix()
const imapAccount = { user: 'jo@acme.example', password: 'Re4l#pass%word*' }
const accounts = { imap: imapAccount, smtp: smtpAccount }
const protocols = ['imap', 'smtp'] as const

test('Dovecot and Postfix are here to be tried', context => {
  if (lack === null) return
  if (lack.canBeInstalled || process.env['CI'] !== undefined) throw new Error(lack.words)
  console.warn(lack.words)
  context.skip(lack.words)
})

describe.skipIf(lack !== null)('with real servers', () => {
  let certificate: Certificate
  let dovecot: Dovecot
  let postfix: Postfix
  beforeAll(async () => {
    certificate = await makeCertificate()
    dovecot = await openDovecot(certificate, { [imapAccount.user]: imapAccount.password })
    postfix = await openPostfix(certificate)
    await postfix.start()
  })
  afterAll(async () => {
    await dovecot.close()
    await postfix.close()
  })

  const mail = (port: number, change: object = {}): LoginServer => ({
    kind: 'mail',
    host: '127.0.0.1',
    port,
    secure: false,
    ...change,
  })
  const portOf = (protocol: LoginProtocol) => ({ imap: dovecot, smtp: postfix })[protocol].port
  const running = new AbortController().signal

  function tryLogin(
    protocol: LoginProtocol,
    server: LoginServer,
    password?: string,
    limitMs = 9000,
  ) {
    const { user, password: right } = accounts[protocol]
    const logIn = createLogIn({ limitMs, authority: certificate.cert })
    return logIn(protocol, server, { user, pass: password ?? right }, running)
  }

  test.each(protocols)('the right password logs in by %s', async protocol => {
    expect(await tryLogin(protocol, mail(portOf(protocol)))).toBe('works')
  })

  test('TLS from the first byte logs in', async () => {
    const server = mail(dovecot.securePort, { secure: true })
    expect(await tryLogin('imap', server)).toBe('works')
  })

  test.each(protocols)('a wrong password is told by %s', async protocol => {
    expect(await tryLogin(protocol, mail(portOf(protocol)), 'wrong-Pass9')).toBe('password')
  })

  test.each(protocols)('a port where nothing listens is told by %s', async protocol => {
    expect(await tryLogin(protocol, mail(1))).toBe('port')
  })

  test.each(protocols)('a name that is not in DNS is told by %s', async protocol => {
    const server = mail(portOf(protocol), { host: 'mail.does-not-exist.invalid' })
    expect(await tryLogin(protocol, server)).toBe('name')
  })

  test.each(protocols)('an authority that is not trusted is told by %s', async protocol => {
    const { user, password } = accounts[protocol]
    const server = mail(portOf(protocol))
    const logIn = createLogIn({ limitMs: 9000 })
    expect(await logIn(protocol, server, { user, pass: password }, running)).toBe('encryption')
  })

  test.each(protocols)('TLS at a plain port is told by %s', async protocol => {
    const server = mail(portOf(protocol), { secure: true })
    expect(await tryLogin(protocol, server)).toBe('encryption')
  })

  test.each(protocols)('a server that never speaks is left by %s', async protocol => {
    const silent = createServer(socket => socket.on('error', () => undefined))
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', () => resolve()))
    const address = silent.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    expect(await tryLogin(protocol, mail(port), undefined, 300)).toBe('timeout')
    silent.close()
  })

  test.each(protocols)('no password goes to a server without TLS: %s', async protocol => {
    const heard: string[] = []
    const greetings = {
      imap: '* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi\r\n',
      smtp: '220 hi\r\n',
    }
    const plain = createServer(socket => {
      socket.on('error', () => undefined)
      socket.write(greetings[protocol])
      socket.on('data', data => {
        heard.push(data.toString())
        const tag = data.toString().split(' ')[0] ?? ''
        if (protocol === 'smtp') socket.write('250-plain.example\r\n250 AUTH PLAIN LOGIN\r\n')
        else socket.write(`* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n`)
      })
    })
    await new Promise<void>(resolve => plain.listen(0, '127.0.0.1', () => resolve()))
    const address = plain.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    expect(await tryLogin(protocol, mail(port))).toBe('encryption')
    expect(heard.join('')).not.toMatch(/AUTH|LOGIN/)
    plain.close()
  })
})
