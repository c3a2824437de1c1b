import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Database, write } from '../../../db/core/database.ts'
import { countLogins, countWantedLogins } from '../../../db/mailboxes/logins.ts'
import { mailboxes } from '../../../db/schema/schema.ts'
import {
  createLoginChecks,
  type LoginChecksOptions,
} from '../../../electron/mailboxes/login/check-logins.ts'
import { createLogIn, type LogIn } from '../../../electron/mailboxes/login/log-in.ts'
import { loginServerOf } from '../../../electron/mailboxes/login/login-server.ts'
import { startPracticeLogins } from '../../../electron/mailboxes/login/practice-servers.ts'
import { systemClock } from '../../../electron/scheduler/clock.ts'
import { passwordColumn } from '../../../electron/vault/secret-columns.ts'
import { initialSettings } from '../../../shared/settings/settings.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

const password = 'A-practice#pass%1'

/** An order with so many mailboxes that are at Mailin, all at one host. */
async function openBench(count: number, change: Partial<LoginChecksOptions> = {}) {
  const fixture = await openOrderFixture()
  const { db, vault } = fixture
  const orderId = fixture.accept({})
  addMailboxes(db, orderId, count, tx => vault.put(tx, passwordColumn, password))
  const bugs: unknown[] = []
  const options: LoginChecksOptions = {
    db,
    clock: systemClock,
    vault,
    defaults: () => initialSettings('live').defaults,
    logIn: () => Promise.resolve('works'),
    practice: null,
    gapMs: 1,
    emit: () => undefined,
    reportBug: error => bugs.push(error),
    ...change,
  }
  const open = () => {
    const checks = createLoginChecks(options)
    checks.start()
    onTestFinished(() => checks.stop())
    return checks
  }
  const counts = () => countLogins(db.reader, { orderIds: [orderId] })
  return { db, bugs, open, checks: open(), orderId, counts }
}

type Put = (tx: Parameters<Parameters<typeof write>[1]>[0]) => string

function addMailboxes(db: Database, orderId: number, count: number, put: Put): void {
  write(db, tx => {
    for (let at = 1; at <= count; at += 1)
      tx.insert(mailboxes)
        .values({
          orderId,
          customerId: 1,
          domain: 'acme.com',
          email: `m${at}@acme.com`,
          password: put(tx),
          name: `m${at}`,
          firstName: 'Jo',
          lastName: 'Doe',
          mailinMailboxId: at,
          imapHost: 'mail.acme.example',
          imapPort: 993,
          smtpHost: 'mail.acme.example',
          smtpPort: 587,
          createdAt: 1,
          updatedAt: 1,
        })
        .run()
  })
}

const over = (bench: { readonly db: Database }) =>
  vi.waitFor(() => expect(countWantedLogins(bench.db.reader)).toBe(0), { timeout: 60_000 })

describe('many mailboxes', () => {
  test('log in at a real server, once per protocol', async () => {
    const tries = new Map<string, number>()
    const servers = await startPracticeLogins((address, given) => {
      tries.set(address, (tries.get(address) ?? 0) + 1)
      return given === password && address !== 'm7@acme.com'
    })
    onTestFinished(() => servers.stop())
    const bench = await openBench(20, { logIn: createLogIn(), practice: servers.ports })

    expect(bench.checks.ask({ orderIds: [bench.orderId] })).toEqual({ wanted: 20, leftOut: 0 })
    await over(bench)

    expect(bench.checks.status()).toEqual({ left: 0, done: 20, failing: 1 })
    expect(bench.counts()).toEqual({
      fails: 1,
      works: 19,
      unchecked: 0,
      failing: ['m7@acme.com'],
    })
    expect(tries.size).toBe(20)
    expect(Math.max(...tries.values())).toBe(2)
    expect(bench.bugs).toEqual([])
  }, 20_000)

  test('of 500, two at a time are at a host, and each is tried once per protocol', async () => {
    const tries = new Map<string, number>()
    let inside = 0
    let most = 0
    const logIn: LogIn = async (protocol, _server, { user }) => {
      const key = `${protocol} ${user}`
      tries.set(key, (tries.get(key) ?? 0) + 1)
      inside += 1
      most = Math.max(most, inside)
      await pause(1)
      inside -= 1
      return 'works'
    }
    const bench = await openBench(500, { logIn })

    bench.checks.ask({ orderIds: [bench.orderId] })
    await over(bench)

    expect(most).toBe(2)
    expect([...tries.values()]).toEqual(Array.from({ length: 1000 }, () => 1))
    expect(bench.counts()).toMatchObject({ works: 500 })
  }, 30_000)

  test('start at a host no faster than the gap', async () => {
    const starts: number[] = []
    const logIn: LogIn = protocol => {
      if (protocol === 'imap') starts.push(performance.now())
      return Promise.resolve('works')
    }
    const bench = await openBench(5, { logIn, gapMs: 60 })

    bench.checks.ask({ orderIds: [bench.orderId] })
    await over(bench)

    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50)
  })
})

describe('a run', () => {
  const slow: LogIn = async (_protocol, _server, _account, signal) => {
    await pause(30, undefined, { signal }).catch(() => undefined)
    return 'works'
  }

  test('that is stopped by staff ends, and what was not checked stays so', async () => {
    const bench = await openBench(50, { logIn: slow })
    bench.checks.ask({ orderIds: [bench.orderId] })
    await vi.waitFor(() => expect(bench.counts().works).toBeGreaterThan(2))

    bench.checks.cancel()

    expect(bench.checks.status().left).toBe(0)
    await pause(80)
    expect(bench.counts().unchecked).toBeGreaterThan(30)
  })

  test('that the program’s end cut off goes on at the next start', async () => {
    const bench = await openBench(30, { logIn: slow })
    bench.checks.ask({ orderIds: [bench.orderId] })
    await vi.waitFor(() => expect(bench.counts().works).toBeGreaterThan(2))
    await bench.checks.stop()
    expect(bench.checks.status().left).toBeGreaterThan(10)

    bench.open()

    await over(bench)
    expect(bench.counts()).toMatchObject({ works: 30, unchecked: 0 })
  })

  test('leaves the others to be checked when one meets a bug', async () => {
    let isFirst = true
    const logIn: LogIn = () => {
      if (!isFirst) return Promise.resolve('works')
      isFirst = false
      return Promise.reject(new Error('A bug.'))
    }
    const bench = await openBench(3, { logIn })

    bench.checks.ask({ orderIds: [bench.orderId] })

    await vi.waitFor(() => expect(bench.counts().works).toBe(2))
    expect(bench.bugs).toHaveLength(1)
    await bench.checks.stop()
  })
})

describe('the server of a mailbox', () => {
  const none = { host: '', port: undefined }

  test.each(['mail.acme.example', '203.0.113.9', 'localhost'])(
    'is loopback in practice mode, whatever host is stored: %s',
    host => {
      const server = loginServerOf('imap', { host, port: 993 }, none, {
        imap: 4001,
        smtp: 4002,
      })
      expect(server).toEqual({ kind: 'practice', port: 4001 })
    },
  )

  test('has TLS from the first byte at its usual port, else STARTTLS', () => {
    const at = (port: number) => loginServerOf('smtp', { host: 'a.example', port }, none, null)
    expect(at(465)).toMatchObject({ secure: true })
    expect(at(587)).toMatchObject({ secure: false })
  })

  test('is that of the settings where Mailin named none', () => {
    const usual = { host: 'usual.example', port: undefined }
    expect(loginServerOf('imap', { host: null, port: null }, usual, null)).toEqual({
      kind: 'mail',
      host: 'usual.example',
      port: 993,
      secure: true,
    })
    expect(loginServerOf('imap', { host: null, port: null }, none, null)).toBeNull()
  })
})

test('an order’s view says what its mailboxes’ logins came to', async () => {
  const bench = await openBench(1, { logIn: () => Promise.resolve('timeout') })
  bench.checks.ask({ orderIds: [bench.orderId] })
  await over(bench)
  expect(bench.db.reader.get(sql`select imap, smtp from mailbox_logins`)).toMatchObject({
    imap: 'timeout',
    smtp: 'timeout',
  })
})
