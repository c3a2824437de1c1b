import { beforeAll, describe, expect, test, vi } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { releaseLetter, sendLetterAgain } from '../../../db/letters/letters.ts'
import { fail, ok } from '../../../shared/border/result.ts'
import { forbidWriting } from '../../support/full-disk.ts'
import { type Certificate, makeCertificate } from './certificate.ts'
import { startMailHost } from './mail-host.ts'
import { openOutboxBench, serverOn } from './outbox-bench.ts'

/** Other suites want the same cores. */
const busy = { timeout: 30_000 }

let certificate: Certificate
beforeAll(async () => {
  certificate = await makeCertificate()
})

describe('a letter that is taken', () => {
  test('is sent once, over TLS', async () => {
    const host = await startMailHost(certificate)
    const bench = await openOutboxBench(host.port, certificate)
    const id = bench.put({ subject: 'Grüße', body: 'Zoë is ready.' })

    bench.outbox.start()
    const letter = await bench.until(id, 'sent')

    expect(letter).toMatchObject({ phase: null, errorMessage: null, sentAt: bench.clock.now() })
    expect(host.letters).toHaveLength(1)
    expect(host.letters[0]).toMatchObject({ to: ['jo@customer.example'], isSecure: true })
    expect(host.letters[0]?.raw).toContain('Message-ID: <letter-1@boxwright>')
    expect(host.letters[0]?.raw).toContain('From: Agency <orders@agency.example>')
    expect(host.letters[0]?.raw).toContain('Content-Type: text/plain; charset=utf-8')
    expect(host.letters[0]?.raw).toContain('Zo=C3=AB is ready.')
    expect(bench.events).toContain(`letter:changed {"id":${id}}`)
  })

  test('is sent by a server with TLS from the start', async () => {
    const host = await startMailHost(certificate, { secure: true })
    const bench = await openOutboxBench(host.port, certificate)
    bench.server = ok(serverOn(host.port, { secure: true }))
    const id = bench.put()

    bench.outbox.start()
    await bench.until(id, 'sent')

    expect(host.letters).toHaveLength(1)
  })

  test('waits for its time', async () => {
    const host = await startMailHost(certificate)
    const bench = await openOutboxBench(host.port, certificate)
    const id = bench.put({ dueAt: bench.clock.now() + 60_000 })

    bench.outbox.start()
    await bench.clock.advance(59_000)
    expect(bench.letter(id).status).toBe('waiting')
    await bench.clock.advance(1_000)
    await bench.until(id, 'sent')

    expect(host.letters).toHaveLength(1)
  })

  test('is one of many, each sent once', async () => {
    const host = await startMailHost(certificate)
    const bench = await openOutboxBench(host.port, certificate)
    const ids = Array.from({ length: 5 }, () => bench.put())

    bench.outbox.start()
    for (let nudges = 0; nudges < 20; nudges += 1) bench.outbox.nudge()
    for (const id of ids) await bench.until(id, 'sent')

    expect(host.letters).toHaveLength(5)
  })
})

describe('a letter that is refused', () => {
  test('for now is tried again with the same id', async () => {
    const host = await startMailHost(certificate)
    host.recipientCodes.push(451, 450)
    const bench = await openOutboxBench(host.port, certificate)
    const id = bench.put()

    bench.outbox.start()
    await vi.waitFor(() => expect(bench.letter(id).attempts).toBe(1), busy)
    expect(bench.letter(id)).toMatchObject({ status: 'waiting' })
    expect(bench.letter(id).errorMessage).toContain('451 Not this one')
    expect(bench.letter(id).dueAt).toBe(bench.clock.now() + 5_000)
    await afterNextLook(() => bench.clock.advance(5_000))
    await vi.waitFor(() => expect(bench.letter(id).attempts).toBe(2), busy)
    await afterNextLook(() => bench.clock.advance(10_000))
    await bench.until(id, 'sent')

    expect(host.letters.map(letter => letter.raw)).toEqual([
      expect.stringContaining('Message-ID: <letter-1@boxwright>'),
    ])
  })

  test.each([
    ['the recipient', { recipient: 550 }],
    ['the text', { text: 554 }],
  ])('for good because of %s fails', async (_, { recipient, text }: Refusal) => {
    const host = await startMailHost(certificate)
    if (recipient !== undefined) host.recipientCodes.push(recipient)
    if (text !== undefined) host.judge = () => ({ code: text })
    const bench = await openOutboxBench(host.port, certificate)
    const id = bench.put()

    bench.outbox.start()
    const letter = await bench.until(id, 'failed')
    await bench.clock.advance(24 * 3_600_000)

    expect(letter.errorMessage).toMatch(/^The mail server refused the \w+: 55\d/)
    expect(bench.letter(id).status).toBe('failed')
    expect(bench.outbox.status()).toMatchObject({ waiting: 0, failed: 1 })
  })

  test('does not hold up the next one', async () => {
    const host = await startMailHost(certificate)
    host.recipientCodes.push(550, 451)
    const bench = await openOutboxBench(host.port, certificate)
    const [refused, later, fine] = [bench.put(), bench.put(), bench.put()]

    bench.outbox.start()
    await bench.until(fine, 'sent')

    expect(bench.letter(refused).status).toBe('failed')
    expect(bench.letter(later).status).toBe('waiting')
  })

  test('is sent again to the current address, and tells its tries', async () => {
    const host = await startMailHost(certificate)
    host.recipientCodes.push(550)
    const bench = await openOutboxBench(host.port, certificate)
    const id = bench.put()
    bench.outbox.start()
    await bench.until(id, 'failed')

    write(bench.db, tx => sendLetterAgain(tx, id, 'new@customer.example', bench.clock.now()))
    bench.outbox.nudge()

    expect(await bench.until(id, 'sent')).toMatchObject({
      errorMessage: null,
      attempts: 1,
      triedAt: bench.clock.now(),
    })
    expect(host.letters.map(({ to }) => to)).toEqual([['new@customer.example']])
    expect(host.letters[0]?.raw).toContain('Message-ID: <letter-1@boxwright>')
  })
})

describe('a lost answer', () => {
  test('after the text is not sent twice', async () => {
    const host = await startMailHost(certificate)
    host.judge = () => 'drop'
    const bench = await openOutboxBench(host.port, certificate)
    const id = bench.put()

    bench.outbox.start()
    const letter = await bench.until(id, 'failed')
    await bench.clock.advance(24 * 3_600_000)

    expect(letter.errorMessage).toMatch(/^It may have been delivered/)
    expect(host.letters).toHaveLength(1)
  })

  test('by silence after the text is not sent twice', async () => {
    const host = await startMailHost(certificate)
    host.judge = () => 'silence'
    const bench = await openOutboxBench(host.port, certificate, { silenceMs: 200 })
    const id = bench.put()

    bench.outbox.start()

    expect((await bench.until(id, 'failed')).errorMessage).toMatch(/^It may have been/)
    expect(host.letters).toHaveLength(1)
  })

  test('by a crash before the commit is not sent twice', async () => {
    const host = await startMailHost(certificate)
    const bench = await openOutboxBench(host.port, certificate)
    // the server takes the letter, and this process cannot note it any more
    host.judge = () => {
      rawOf(bench.db).close()
      return 'take'
    }
    const id = bench.put()
    bench.outbox.start()
    await vi.waitFor(() => expect(bench.bugs).not.toEqual([]), busy)
    await bench.crash()
    expect(bench.letter(id)).toMatchObject({ status: 'sending', phase: 'data' })

    host.judge = () => 'take'
    bench.outbox.start()
    await bench.clock.advance(24 * 3_600_000)

    expect(bench.letter(id).status).toBe('failed')
    expect(bench.letter(id).errorMessage).toMatch(/^It may have been delivered/)
    expect(host.letters).toHaveLength(1)
  })

  test('by a crash before the text loses nothing', async () => {
    const host = await startMailHost(certificate)
    const bench = await openOutboxBench(host.port, certificate)
    const id = bench.put()
    rawOf(bench.db)
      .prepare(`update letters set status = 'sending', phase = 'connecting' where id = ?`)
      .run(id)

    bench.outbox.start()
    await bench.until(id, 'sent')

    expect(host.letters).toHaveLength(1)
  })

  test('by a mark that cannot be written sends nothing', async () => {
    const host = await startMailHost(certificate)
    const bench = await openOutboxBench(host.port, certificate)
    rawOf(bench.db).exec(
      `create trigger full before update of phase on letters when new.phase = 'data'
       begin select raise(abort, 'disk full'); end`,
    )
    const id = bench.put()

    bench.outbox.start()
    await vi.waitFor(() => expect(bench.bugs).toHaveLength(1), busy)

    expect(host.letters).toEqual([])
    expect(bench.letter(id)).toMatchObject({ status: 'waiting', phase: null })
    rawOf(bench.db).exec('drop trigger full')
    await afterNextLook(() => bench.clock.advance(60_000))
    await bench.until(id, 'sent')
    expect(host.letters).toHaveLength(1)
  })

  test('while quitting is waited for', async () => {
    const host = await startMailHost(certificate)
    const bench = await openOutboxBench(host.port, certificate, { quitMs: 100 })
    const stops: Promise<void>[] = []
    host.judge = () => {
      stops.push(bench.outbox.stop())
      return 'take'
    }
    const id = bench.put()

    bench.outbox.start()
    await vi.waitFor(() => expect(stops).toHaveLength(1), busy)
    await Promise.all(stops)

    expect(bench.letter(id).status).toBe('sent')
  })
})

describe('letters that may not leave', () => {
  test('are held until they are released', async () => {
    const host = await startMailHost(certificate)
    const bench = await openOutboxBench(host.port, certificate)
    const id = bench.put({ status: 'held' })

    bench.outbox.start()
    await bench.clock.advance(24 * 3_600_000)
    expect(host.letters).toEqual([])
    expect(bench.outbox.status()).toMatchObject({ held: 1, waiting: 0 })
    write(bench.db, tx => releaseLetter(tx, id, bench.clock.now()))
    bench.outbox.nudge()
    await bench.until(id, 'sent')

    expect(host.letters).toHaveLength(1)
  })

  test('wait for a mail server', async () => {
    const host = await startMailHost(certificate)
    const bench = await openOutboxBench(host.port, certificate)
    bench.server = fail({ isConfigured: false, detail: 'No mail server is set.' })
    const begun = bench.clock.now()
    const id = bench.put()

    bench.outbox.start()
    await bench.clock.advance(24 * 3_600_000)
    expect(bench.outbox.status()).toEqual({
      configured: false,
      waiting: 1,
      held: 0,
      overtaken: 0,
      failed: 0,
      trouble: {
        detail: 'No mail server is set.',
        needsPerson: true,
        since: new Date(begun).toISOString(),
      },
    })
    bench.server = ok(serverOn(host.port))
    bench.outbox.retry()

    await bench.until(id, 'sent')
  })
})

type Refusal = { readonly recipient?: number; readonly text?: number }

/** Lets the outbox plan its next look before the clock moves on. */
async function afterNextLook(move: () => Promise<void>): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 20))
  await move()
}

test('what the server answered is kept while the disk is full', async () => {
  const host = await startMailHost(certificate)
  const bench = await openOutboxBench(host.port, certificate)
  const id = bench.put()
  let mend = () => {}
  host.judge = () => {
    mend = forbidWriting(bench.db, '')
    return 'take'
  }
  bench.outbox.start()
  await vi.waitFor(() => expect(bench.outbox.status().trouble).toBeDefined(), busy)

  mend()
  await bench.clock.advance(10_000)
  await bench.until(id, 'sent')

  expect(host.letters).toHaveLength(1)
  expect(bench.bugs).toEqual([])
})
