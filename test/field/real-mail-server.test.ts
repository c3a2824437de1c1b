import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { htmlOf } from '../../electron/letters/html.ts'
import { readMessage } from '../../electron/letters/practice/read-message.ts'
import { ok } from '../../shared/border/result.ts'
import { type Certificate, makeCertificate } from '../provider/mail/certificate.ts'
import { openOutboxBench, serverOn } from '../provider/mail/outbox-bench.ts'
import {
  account,
  lackOfPostfix,
  openPostfix,
  type Postfix,
  recipient,
  sender,
} from './postfix.ts'

const lack = lackOfPostfix()

test('Postfix is here to be tried', context => {
  if (lack === null) return
  if (lack.canBeInstalled || process.env['CI'] !== undefined) throw new Error(lack.words)
  console.warn(lack.words)
  context.skip(lack.words)
})

describe.skipIf(lack !== null)('with a real mail server', () => {
  let certificate: Certificate
  let postfix: Postfix
  beforeAll(async () => {
    certificate = await makeCertificate()
    postfix = await openPostfix(certificate)
    await postfix.start()
  })
  afterAll(() => postfix.close())

  async function openBench(change: object = {}, authority: Certificate | null = certificate) {
    const bench = await openOutboxBench(postfix.port, authority)
    const from = { name: 'Agency', address: sender }
    bench.server = ok(serverOn(postfix.port, { ...account, from, ...change }))
    return bench
  }
  type Bench = Awaited<ReturnType<typeof openBench>>

  const troubleOf = (bench: Bench) =>
    vi.waitFor(
      () => {
        const { trouble } = bench.outbox.status()
        if (trouble === undefined) throw new Error('There is no trouble.')
        return trouble
      },
      { timeout: 30_000 },
    )
  /** Letters in the Maildir that were sent by this name. */
  const arrived = (id: string) =>
    postfix.letters().filter(raw => raw.includes(`Message-ID: <${id}@boxwright>`))

  test('a letter arrives byte for byte', async () => {
    const bench = await openBench()
    const subject = 'Grüße: Bestellung #1 “fertig” 🎉'
    const body = [
      'Hello Zoë,',
      '.',
      '..two dots, then a line that begins like an mbox',
      'From here on = all is done.',
      `a long line ${'x'.repeat(1200)} and its end`,
      '\ttabs, trailing blanks   ',
      'end',
    ].join('\n')
    const id = bench.put({
      recipient,
      subject,
      body,
      messageId: '<bytes@boxwright>',
    })

    bench.outbox.start()
    await bench.until(id, 'sent')
    await vi.waitFor(() => expect(arrived('bytes')).toHaveLength(1), { timeout: 30_000 })

    const [raw = Buffer.alloc(0)] = arrived('bytes')
    expect(readMessage(raw)).toEqual({ subject, text: body })
    expect(raw.toString()).toContain(`From: Agency <${sender}>`)
  })

  test('text and HTML arrive as one letter', async () => {
    const bench = await openBench()
    const letter = { subject: 'Grüße', body: 'Guten Tag Zoë,\n\n- bücher.de\n- <acme.com>' }
    const html = htmlOf(letter, 'de')
    const id = bench.put({ recipient, ...letter, html, messageId: '<both@boxwright>' })

    bench.outbox.start()
    await bench.until(id, 'sent')
    await vi.waitFor(() => expect(arrived('both')).toHaveLength(1), { timeout: 30_000 })

    const [raw = Buffer.alloc(0)] = arrived('both')
    expect(readMessage(raw)).toEqual({
      subject: letter.subject,
      text: letter.body,
      html: html.trimEnd(),
    })
  })

  test('a sender that is not the account’s own holds the outbox', async () => {
    const from = { name: '', address: 'other@agency.example' }
    const bench = await openBench({ from })
    const ids = [bench.put({ recipient }), bench.put({ recipient })]

    bench.outbox.start()
    const trouble = await troubleOf(bench)

    expect(trouble.detail).toMatch(
      /does not take letters from other@agency\.example: 553 5\.7\.1 .*not owned by user agency/,
    )
    expect(trouble.needsPerson).toBe(true)
    expect(ids.map(id => bench.letter(id).status)).toEqual(['waiting', 'waiting'])
  })

  test('an unknown recipient is the letter’s own failure', async () => {
    const bench = await openBench()
    const unknown = bench.put({ recipient: 'nobody@customer.example' })
    const known = bench.put({ recipient, messageId: '<known@boxwright>' })

    bench.outbox.start()
    await bench.until(known, 'sent')

    expect(bench.letter(unknown)).toMatchObject({
      status: 'failed',
      errorMessage: expect.stringContaining('refused the recipient: 550 5.1.1'),
    })
    expect(bench.outbox.status().trouble).toBeUndefined()
  })

  test('letters for elsewhere without a login hold the outbox', async () => {
    const bench = await openBench({ user: '', password: '' })
    const id = bench.put({ recipient: 'jo@elsewhere.example' })

    bench.outbox.start()
    await troubleOf(bench)

    expect(bench.letter(id).status).toBe('waiting')
  })

  test('a wrong password holds the outbox and is told without it', async () => {
    const bench = await openBench({ password: 'CANARY-wrong' })
    bench.put({ recipient })

    bench.outbox.start()
    const { detail } = await troubleOf(bench)

    expect(detail).toMatch(/refused the login: 535 5\.7\.8/)
    expect(detail).not.toContain('CANARY')
  })

  test('a certificate that nobody vouches for names TLS', async () => {
    const bench = await openBench({}, null)
    const id = bench.put({ recipient, messageId: '<untrusted@boxwright>' })

    bench.outbox.start()
    const { detail } = await troubleOf(bench)

    expect(detail).toMatch(/^The certificate of the mail server is not trusted/)
    expect(bench.letter(id).status).toBe('waiting')
    expect(arrived('untrusted')).toEqual([])
  })

  test('TLS from the first byte is not what this port speaks', async () => {
    const bench = await openBench({ secure: true })
    bench.put({ recipient })

    bench.outbox.start()
    const { detail } = await troubleOf(bench)

    expect(detail).toMatch(/does not begin with TLS.*port 587/)
  })

  test('after it was stopped and started all goes on, nothing twice', async () => {
    const bench = await openBench()
    const names = ['before', 'while-1', 'while-2']
    const put = (name: string) => bench.put({ recipient, messageId: `<${name}@boxwright>` })
    const first = put('before')
    bench.outbox.start()
    await bench.until(first, 'sent')

    await postfix.stop()
    const others = [put('while-1'), put('while-2')]
    bench.outbox.nudge()
    expect((await troubleOf(bench)).detail).toContain('Nothing listens')
    await postfix.start()
    await bench.clock.advance(60_000)
    bench.outbox.nudge()
    for (const id of others) await bench.until(id, 'sent')

    await vi.waitFor(() => expect(names.map(name => arrived(name).length)).toEqual([1, 1, 1]), {
      timeout: 30_000,
    })
    expect(bench.outbox.status().trouble).toBeUndefined()
  })
})
