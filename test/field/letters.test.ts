import { createServer, type TlsOptions } from 'node:tls'
import type { SMTPServerOptions } from 'smtp-server'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createTransport } from '../../electron/letters/transport.ts'
import { type Certificate, makeCertificate } from '../provider/mail/certificate.ts'
import { startMailHost } from '../provider/mail/mail-host.ts'
import { openOutboxBench, serverOn } from '../provider/mail/outbox-bench.ts'

let certificate: Certificate
let foreign: Certificate
beforeAll(async () => {
  certificate = await makeCertificate()
  foreign = await makeCertificate()
})

const from = 'orders@agency.example'
const to = 'jo@customer.example'
const mail = { to, subject: 'Your order #1', body: 'It is done.', messageId: '<one@boxwright>' }
const handling = () => ({ onData: () => undefined, signal: new AbortController().signal })
const send = (port: number, change: object = {}, greetingMs = 20_000) =>
  createTransport({ authority: certificate.cert, greetingMs })(
    serverOn(port, change),
    mail,
    handling(),
  )

/** Speaks TLS from the first byte, and nothing else. */
async function startTls(options: TlsOptions = {}): Promise<number> {
  const server = createServer({ ...certificate, ...options })
  server.on('tlsClientError', () => undefined)
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  onTestFinished(() => void server.close())
  return port
}

type Command = 'MAIL FROM' | 'RCPT TO' | 'DATA'

/** Answers one command as a server out there did. */
async function startRefusing(command: Command, reply: () => string | null) {
  const refusal = () => {
    const text = reply()
    if (text === null) return null
    return Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) })
  }
  const options: Record<Command, SMTPServerOptions> = {
    'MAIL FROM': { onMailFrom: (_address, _session, done) => done(refusal()) },
    'RCPT TO': { onRcptTo: (_address, _session, done) => done(refusal()) },
    DATA: {
      onData(stream, _session, done) {
        stream.resume()
        stream.on('end', () => done(refusal()))
      },
    },
  }
  return startMailHost(certificate, { hideENHANCEDSTATUSCODES: true, ...options[command] })
}

describe('a refusal', () => {
  /** Whose trouble each is, as servers word it. */
  const heard: readonly (readonly [string, Command, string])[] = [
    // the sender is refused where it is named
    [
      'sender',
      'MAIL FROM',
      `553 5.7.1 <${from}>: Sender address rejected: not owned by user agency`,
    ],
    ['sender', 'MAIL FROM', '550 5.1.8 Sender address domain does not exist'],
    ['sender', 'MAIL FROM', '501 5.1.7 Bad sender address syntax'],
    ['sender', 'MAIL FROM', '550 Sender verify failed'],
    ['sender', 'MAIL FROM', '554 5.7.1 Relay access denied'],
    ['sender', 'MAIL FROM', '571 Delivery not authorized'],
    ['login', 'MAIL FROM', '530 5.7.0 Authentication required'],
    ['login', 'MAIL FROM', '530 5.7.57 Client not authenticated to send mail'],
    // or only where the recipient is
    [
      'sender',
      'RCPT TO',
      `553 5.7.1 <${from}>: Sender address rejected: not owned by user agency`,
    ],
    ['sender', 'RCPT TO', `554 5.7.1 <${to}>: Relay access denied`],
    ['sender', 'RCPT TO', '550 relay not permitted'],
    ['sender', 'RCPT TO', '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'],
    [
      'sender',
      'RCPT TO',
      '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using a list',
    ],
    [
      'sender',
      'DATA',
      '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    ],
    [
      'sender',
      'DATA',
      '554 5.2.252 SendAsDenied; agency@agency.example not allowed to send as orders@agency.example',
    ],
    // no more letters for a while
    ['limit', 'MAIL FROM', '450 4.7.1 Error: too many messages from this client'],
    ['limit', 'MAIL FROM', '550 Hourly sending limit exceeded'],
    ['limit', 'RCPT TO', '452 4.7.1 Message quota of your account exceeded'],
    ['limit', 'DATA', '550 5.4.5 Daily user sending limit exceeded'],
    ['limit', 'DATA', '454 Throttling failure: Maximum sending rate exceeded.'],
    // the server itself
    ['server', 'MAIL FROM', '451 4.3.0 Temporary lookup failure'],
    ['server', 'MAIL FROM', '452 4.3.1 Insufficient system storage'],
    ['server', 'RCPT TO', '421 4.3.2 Service shutting down'],
  ]

  test.each(heard)('of kind “%s” at %s holds the outbox: %s', async (cause, command, reply) => {
    const host = await startRefusing(command, () => reply)

    const delivery = await send(host.port)

    expect(delivery).toMatchObject({ kind: 'trouble', cause })
    expect(delivery).toHaveProperty('detail', expect.stringContaining(reply.slice(4, 40)))
  })

  test('of a login that the server could not check passes by itself', async () => {
    const host = await startMailHost(certificate, {
      hideENHANCEDSTATUSCODES: true,
      onAuth: (_login, _session, done) =>
        done(
          Object.assign(new Error('4.7.0 Temporary authentication failure'), {
            responseCode: 454,
          }),
        ),
    })

    expect(await send(host.port)).toMatchObject({ kind: 'trouble', cause: 'server' })
  })

  const ofLetter: readonly (readonly [string, Command, string])[] = [
    ['refused', 'RCPT TO', `550 5.1.1 <${to}>: Recipient address rejected: User unknown`],
    [
      'refused',
      'RCPT TO',
      `550 5.7.1 <${to}>: Recipient address rejected: sender not allowed here`,
    ],
    ['refused', 'RCPT TO', '552 5.2.2 The mailbox quota of the user is exceeded'],
    [
      'refused',
      'RCPT TO',
      '550 5.7.124 Sender not in the list of those allowed by the recipient',
    ],
    ['refused', 'RCPT TO', '550 No such mailbox here'],
    ['refused', 'MAIL FROM', '552 5.3.4 Message size exceeds fixed limit'],
    ['refused', 'DATA', '554 5.7.1 This message looks like spam'],
    ['later', 'RCPT TO', '450 4.2.0 Greylisted, come back in five minutes'],
    ['later', 'RCPT TO', '452 4.2.2 Over quota'],
    ['later', 'DATA', '451 4.7.1 Try again later'],
  ]

  test.each(ofLetter)('“%s” at %s is one letter’s own: %s', async (kind, command, reply) => {
    const host = await startRefusing(command, () => reply)

    expect(await send(host.port)).toMatchObject({ kind })
  })

  test('of the sender burns no letter and says what to change', async () => {
    let isRefused = true
    const host = await startRefusing('MAIL FROM', () =>
      isRefused ? `553 5.7.1 <${from}>: Sender address rejected: not owned by user` : null,
    )
    const bench = await openOutboxBench(host.port, certificate)
    const ids = Array.from({ length: 20 }, () => bench.put())

    bench.outbox.start()
    await vi.waitFor(() => expect(bench.outbox.status().trouble).toBeDefined(), {
      timeout: 30_000,
    })

    const { trouble, waiting, failed } = bench.outbox.status()
    expect({ waiting, failed }).toEqual({ waiting: 20, failed: 0 })
    expect(trouble).toMatchObject({ needsPerson: true, since: expect.any(String) })
    expect(trouble?.detail).toContain(`does not take letters from ${from}: 553 5.7.1`)
    expect(trouble?.detail).toContain('Enter another address under From in Settings')
    // not hammered
    await bench.clock.advance(4 * 60_000)
    expect(host.logins).toHaveLength(1)

    isRefused = false
    bench.outbox.retry()
    for (const id of ids) await bench.until(id, 'sent')
    expect(host.letters).toHaveLength(20)
    expect(bench.outbox.status().trouble).toBeUndefined()
  })

  test('that was one letter’s all the same lets the others through', async () => {
    const host = await startMailHost(certificate, {
      hideENHANCEDSTATUSCODES: true,
      onRcptTo: ({ address }, _session, done) =>
        done(
          address === 'odd@customer.example'
            ? Object.assign(new Error('5.7.1 Relay access denied'), { responseCode: 554 })
            : null,
        ),
    })
    const bench = await openOutboxBench(host.port, certificate)
    const odd = bench.put({ recipient: 'odd@customer.example' })
    const fine = bench.put()

    bench.outbox.start()
    await vi.waitFor(() => expect(bench.outbox.status().trouble).toBeDefined(), {
      timeout: 30_000,
    })
    await bench.clock.advance(5 * 60_000)
    bench.outbox.nudge()
    await bench.until(fine, 'sent')

    expect(['waiting', 'sending']).toContain(bench.letter(odd).status)
  })
})

describe('encryption', () => {
  const ports = 'Port 465 is usual with “Encrypted from the start”, port 587 without it'

  test('wanted from the first byte is named', async () => {
    const delivery = await send(await startTls(), { secure: false }, 200)

    expect(delivery).toMatchObject({ kind: 'trouble', cause: 'encryption' })
    expect(delivery).toHaveProperty('detail', expect.stringContaining('wants TLS from the'))
    expect(delivery).toHaveProperty('detail', expect.stringContaining(ports))
  })

  test('wanted by STARTTLS is named', async () => {
    const host = await startMailHost(certificate)

    const delivery = await send(host.port, { secure: true })

    expect(delivery).toMatchObject({ kind: 'trouble', cause: 'encryption' })
    expect(delivery).toHaveProperty(
      'detail',
      expect.stringContaining('does not begin with TLS'),
    )
    expect(delivery).toHaveProperty('detail', expect.stringContaining(ports))
  })

  const old = {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
  } as const

  test('that is too old is named, by STARTTLS', async () => {
    const host = await startMailHost(certificate, old)

    const delivery = await send(host.port)

    expect(delivery).toMatchObject({ kind: 'trouble', cause: 'encryption' })
    expect(delivery).toHaveProperty('detail', expect.stringContaining('too old'))
    expect(host).toMatchObject({ letters: [], logins: [] })
  })

  test('that is too old is named, from the first byte', async () => {
    const delivery = await send(await startTls(old), { secure: true })

    expect(delivery).toHaveProperty('detail', expect.stringContaining('too old'))
  })

  test.each([true, false])('with a foreign certificate says so (%s)', async secure => {
    const host = await startMailHost(foreign, { secure })

    const delivery = await send(host.port, { secure })

    expect(delivery).toMatchObject({ kind: 'trouble', cause: 'encryption' })
    expect(delivery).toHaveProperty('detail', expect.stringContaining('is not trusted'))
    expect(host).toMatchObject({ letters: [], logins: [] })
  })
})

describe('a dead mail server', () => {
  test('needs a person after a minute, and says since when', async () => {
    const bench = await openOutboxBench(1, certificate)
    const begun = bench.clock.now()
    for (let count = 0; count < 3; count += 1) bench.put()

    bench.outbox.start()
    await vi.waitFor(() => expect(bench.outbox.status().trouble).toBeDefined(), {
      timeout: 30_000,
    })
    expect(bench.outbox.status().trouble?.needsPerson).toBe(false)
    await bench.clock.advance(60_000)

    expect(bench.outbox.status()).toMatchObject({
      waiting: 3,
      trouble: { needsPerson: true, since: new Date(begun).toISOString() },
    })
  })
})
