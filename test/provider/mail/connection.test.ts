import { beforeAll, describe, expect, test } from 'vitest'
import { createTransport, type TransportOptions } from '../../../electron/letters/transport.ts'
import { type Certificate, makeCertificate } from './certificate.ts'
import { account, startMailHost, startScript } from './mail-host.ts'
import { openOutboxBench, serverOn } from './outbox-bench.ts'

let certificate: Certificate
let foreign: Certificate
beforeAll(async () => {
  certificate = await makeCertificate()
  foreign = await makeCertificate()
})

const mail = {
  to: 'jo@customer.example',
  subject: 'Your order #1',
  body: 'The body of the letter.',
  messageId: '<one@boxwright>',
}
const handling = () => ({ onData: () => undefined, signal: new AbortController().signal })
const transportWith = (options: TransportOptions = {}) =>
  createTransport({ authority: certificate.cert, ...options })

describe('encryption', () => {
  test('that is stripped stops everything', async () => {
    const script = await startScript(line => {
      if (line.startsWith('EHLO')) return '250-script\r\n250 AUTH PLAIN LOGIN'
      return line.startsWith('STARTTLS') ? '502 Never heard of it' : '250 Fine'
    })

    const delivery = await transportWith()(serverOn(script.port), mail, handling())

    expect(delivery).toMatchObject({ kind: 'trouble' })
    expect(delivery).toHaveProperty('detail', expect.stringContaining('so nothing was sent'))
    expect(script.heard.filter(line => !/^(EHLO|HELO|STARTTLS|QUIT)/.test(line))).toEqual([])
  })

  test('that is announced but not offered stops everything', async () => {
    const host = await startMailHost(certificate, { disabledCommands: ['STARTTLS'] })

    const delivery = await transportWith()(serverOn(host.port), mail, handling())

    expect(delivery).toMatchObject({ kind: 'trouble' })
    expect(host).toMatchObject({ letters: [], logins: [] })
  })

  test.each([true, false])('needs a trusted certificate (TLS first: %s)', async secure => {
    const host = await startMailHost(foreign, { secure })

    const delivery = await transportWith()(serverOn(host.port, { secure }), mail, handling())

    expect(delivery).toEqual({
      kind: 'trouble',
      cause: 'encryption',
      detail: expect.stringMatching(/is not trusted, so nothing was sent\. Check the host/),
    })
    expect(host).toMatchObject({ letters: [], logins: [] })
  })

  test('needs a certificate for this host', async () => {
    const host = await startMailHost(certificate)
    const server = serverOn(host.port, { host: 'localhost' })

    const delivery = await transportWith()(server, mail, handling())

    expect(delivery).toHaveProperty('detail', expect.stringContaining('is for another name'))
    expect(host).toMatchObject({ letters: [], logins: [] })
  })

  test('from the start does not meet a plain server', async () => {
    const host = await startMailHost(certificate)
    const server = serverOn(host.port, { secure: true })

    expect(await transportWith()(server, mail, handling())).toMatchObject({ kind: 'trouble' })
    expect(host.letters).toEqual([])
  })
})

describe('a server that is slow', () => {
  test('to greet is left', async () => {
    const script = await startScript(() => null, null)
    const send = transportWith({ greetingMs: 100, handshakeMs: 100 })

    expect(await send(serverOn(script.port), mail, handling())).toEqual({
      kind: 'trouble',
      cause: 'server',
      detail: 'The mail server did not answer in time. Check host and port.',
    })
  })

  test('to answer is left', async () => {
    const script = await startScript(() => null)
    const send = transportWith({ silenceMs: 100 })

    const delivery = await send(serverOn(script.port), mail, handling())

    expect(delivery).toMatchObject({ kind: 'trouble' })
  })

  test('but never silent is left in the end', async () => {
    const script = await startScript(() => null)
    const send = transportWith({ letterMs: 150 })

    const delivery = await send(serverOn(script.port), mail, handling())

    expect(delivery).toMatchObject({ kind: 'trouble' })
  })

  test('is left at once when the app quits', async () => {
    const script = await startScript(() => null)
    const quit = new AbortController()
    const sending = transportWith()(serverOn(script.port), mail, {
      ...handling(),
      signal: quit.signal,
    })

    setTimeout(() => quit.abort(), 50)

    expect(await sending).toEqual({ kind: 'stopped' })
  })

  test('and out of reach is tried again later', async () => {
    const gone = await startScript(() => null)
    const bench = await openOutboxBench(1, certificate)
    const ids = [bench.put(), bench.put()]

    bench.outbox.start()
    await bench.clock.advance(0)
    await new Promise(resolve => setTimeout(resolve, 200))

    expect(gone.heard).toEqual([])
    expect(ids.map(id => bench.letter(id).status)).toEqual(['waiting', 'waiting'])
    // the second is not tried: the server is in trouble, not the letter
    expect(ids.map(id => bench.letter(id).errorMessage)).toEqual([
      'Nothing listens at this host and port. Check both.',
      null,
    ])
    expect(bench.outbox.status()).toMatchObject({
      configured: true,
      waiting: 2,
      trouble: { detail: 'Nothing listens at this host and port. Check both.' },
    })
  })
})

describe('a wrong password', () => {
  test('is told without the password', async () => {
    const host = await startMailHost(certificate)
    const password = 'CANARY-wrong-pass'
    const server = serverOn(host.port, { password })

    const delivery = await transportWith()(server, mail, handling())

    expect(delivery).toMatchObject({ kind: 'trouble', cause: 'login' })
    expect(delivery).toHaveProperty('detail', expect.stringContaining('refused the login: 535'))
    // the server echoes it
    expect(JSON.stringify(delivery)).not.toContain(password)
    expect(host.letters).toEqual([])
  })

  test('is not tried again and again', async () => {
    const host = await startMailHost(certificate)
    const bench = await openOutboxBench(host.port, certificate)
    bench.server = { ok: true, value: serverOn(host.port, { password: 'CANARY-wrong' }) }
    bench.put()
    bench.outbox.start()
    await new Promise(resolve => setTimeout(resolve, 250))
    for (let minutes = 0; minutes < 4; minutes += 1) {
      await bench.clock.advance(60_000)
      bench.outbox.nudge()
    }

    expect(host.logins).toEqual([account.user])
    bench.outbox.retry()
    await new Promise(resolve => setTimeout(resolve, 250))
    expect(host.logins).toHaveLength(2)
    expect(JSON.stringify([bench.outbox.status(), bench.letter(1)])).not.toContain('CANARY')
  })
})

describe('hostile text', () => {
  const injections = [
    'x\r\nBcc: spy@evil.example',
    'x\nBcc: spy@evil.example',
    'x\rBcc: spy@evil.example',
    'x\u2028Bcc: spy@evil.example',
  ]

  test.each(injections)('in the subject adds no header (%j)', async subject => {
    const host = await startMailHost(certificate)

    const delivery = await transportWith()(
      serverOn(host.port),
      { ...mail, subject },
      handling(),
    )

    expect(delivery).toEqual({ kind: 'accepted' })
    const [head = ''] = (host.letters[0]?.raw ?? '').split('\r\n\r\n')
    expect(head).not.toMatch(/^bcc:/im)
    expect(host.letters[0]?.to).toEqual([mail.to])
  })

  test('in the name of the sender adds no header', async () => {
    const host = await startMailHost(certificate)
    const from = { name: 'A\r\nBcc: spy@evil.example', address: 'orders@agency.example' }

    await transportWith()(serverOn(host.port, { from }), mail, handling())

    expect(host.letters[0]?.raw).not.toMatch(/^bcc:/im)
  })

  test.each([
    'jo@customer.example\r\nRCPT TO:<spy@evil.example>',
    'jo@customer.example, spy@evil.example',
    'Jo <jo@customer.example>',
    'jo@customer.example> SIZE=1',
    'jo',
    '',
  ])('is no recipient (%j)', async to => {
    const host = await startMailHost(certificate)

    const delivery = await transportWith()(serverOn(host.port), { ...mail, to }, handling())

    expect(delivery).toMatchObject({ kind: 'refused' })
    expect(host.letters).toEqual([])
  })

  test('in the body stays in the body', async () => {
    const host = await startMailHost(certificate)
    const body = 'one\r\n.\r\nMAIL FROM:<spy@evil.example>\r\n\r\nSubject: two'

    await transportWith()(serverOn(host.port), { ...mail, body }, handling())

    expect(host.letters).toHaveLength(1)
    expect(host.letters[0]?.raw).toContain('MAIL FROM:<spy@evil.example>')
  })
})
