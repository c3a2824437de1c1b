import { describe, expect, onTestFinished, test } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { findRegistration } from '../../../db/renewals/registrations.ts'
import { forgetKeysOf } from '../../../electron/customers/forgotten-keys.ts'
import type { DomainPage } from '../../../electron/providers/check-account.ts'
import type { Rdap } from '../../../electron/providers/rdap/client.ts'
import type { Registrar, RegistrarCredentials } from '../../../electron/providers/registrar.ts'
import { tellExpiring } from '../../../electron/renewals/notice.ts'
import { livePace } from '../../../electron/renewals/pace.ts'
import { createRenewals } from '../../../electron/renewals/renewals.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../../shared/border/result.ts'
import { dayMs, hourMs, minuteMs } from '../../../shared/text/duration.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { namecheapKeys, openOrderFixture } from '../../support/order-fixture.ts'

type Listing = (page: number, keys: RegistrarCredentials) => Result<DomainPage, EngineFailure>

const iso = (ms: number) => new Date(ms).toISOString()
const listed = (name: string, expiresAt: number | null): DomainPage['domains'][number] => ({
  name,
  bar: null,
  expiresAt: expiresAt === null ? null : iso(expiresAt),
  isAutoRenewed: true,
})
const pageOf = (domains: DomainPage['domains'], isLast = true) =>
  ok({ domains, total: null, isLast })

async function openBench({ idleMs = livePace.idleMs } = {}) {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const clock = createFakeClock(Date.now())
  const asked: string[] = []
  const askedRdap: string[] = []
  const bugs: unknown[] = []
  const events: string[] = []
  const bench = {
    listing: (() => pageOf([])) as Listing,
    rdap: (() => Promise.resolve(fail({ trouble: 'rdap-unknown' }))) as Rdap['readExpiry'],
    asksRdap: false,
    mayAsk: true,
  }
  const registrar = {
    listDomains(page: number, keys: RegistrarCredentials) {
      asked.push(`${keys.platform} ${page}`)
      return Promise.resolve(bench.listing(page, keys))
    },
  }
  const open = () => {
    const renewals = createRenewals({
      db,
      clock,
      random: () => 0.4567,
      vault: fixture.vault,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing else is asked of it
      registrarOf: () => registrar as unknown as Registrar,
      rdap: {
        readExpiry(name) {
          askedRdap.push(name)
          return bench.rdap(name)
        },
      },
      mayAsk: () => bench.mayAsk,
      asksRdap: () => bench.asksRdap,
      pace: { ...livePace, idleMs },
      emit: event => events.push(event),
      reportBug: error => bugs.push(error),
    })
    renewals.start()
    onTestFinished(() => renewals.stop())
    return renewals
  }
  const found = (name: string) => findRegistration(db.reader, name)
  return {
    ...fixture,
    fixture,
    bench,
    clock,
    asked,
    askedRdap,
    bugs,
    events,
    open,
    found,
  }
}

const names = (count: number, word = 'acme') =>
  Array.from({ length: count }, (_, at) => `${word}${at}.com`)

describe('registrars', () => {
  test('an account is listed once for all its orders, and once a day', async () => {
    const { fixture, bench, clock, asked, open, found, bugs } = await openBench()
    const end = clock.now() + 60 * dayMs
    fixture.accept({ domains: names(3).join('\n') })
    fixture.accept({ domains: names(3, 'north').join('\n') })
    bench.listing = page =>
      page === 1
        ? pageOf(
            [...names(3), 'stranger.com'].map(name => listed(name, end)),
            false,
          )
        : pageOf(names(3, 'NORTH').map(name => listed(name, end)))
    const renewals = open()

    await clock.advance(5 * minuteMs)
    expect(asked).toEqual([])
    await clock.advance(6 * minuteMs)
    expect(asked).toEqual(['spaceship 1', 'spaceship 2'])
    expect(found('north2.com')).toMatchObject({
      expiresAt: end,
      source: 'spaceship',
      isAutoRenewed: true,
      trouble: null,
    })
    expect(found('stranger.com')).toBeNull()
    expect(renewals.status()).toMatchObject({ left: 0 })
    await clock.advance(20 * hourMs)
    expect(asked).toHaveLength(2)
    await clock.advance(8 * hourMs)
    expect(asked).toHaveLength(4)
    expect(bugs).toEqual([])
  })

  test('a domain that the account does not list stays as it was known', async () => {
    const { fixture, bench, clock, asked, open, found } = await openBench()
    fixture.accept({ domains: names(60).join('\n') })
    const end = clock.now() + 60 * dayMs
    bench.listing = () => pageOf([listed('acme7.com', end)])
    open()

    await clock.advance(15 * minuteMs)
    expect(asked).toHaveLength(1)
    expect(found('acme3.com')).toMatchObject({ expiresAt: null, trouble: 'not-listed' })
    bench.listing = () => pageOf([])
    await clock.advance(30 * hourMs)
    expect(found('acme7.com')).toMatchObject({ expiresAt: end, trouble: 'not-listed' })
    expect(asked).toHaveLength(2)
  })

  test.each([
    ['credentials', 'refused'],
    ['ip_not_whitelisted', 'not-allowed'],
    ['transient', 'no-answer'],
  ] as const)('%s is told of all domains after one request', async (code, trouble) => {
    const { fixture, bench, clock, asked, open, found } = await openBench()
    fixture.accept({ domains: names(70).join('\n') })
    bench.listing = () => fail({ code, provider: 'spaceship', detail: 'No.' })
    open()

    await clock.advance(12 * minuteMs)

    expect(asked).toHaveLength(1)
    expect(found('acme69.com')).toMatchObject({ trouble })
  })

  test('a used-up quota is no trouble, and waited for', async () => {
    const { fixture, bench, clock, asked, open, found } = await openBench()
    fixture.accept({ domains: names(3).join('\n') })
    const retryAt = iso(clock.now() + hourMs)
    bench.listing = () =>
      fail({ code: 'rate_limited', provider: 'spaceship', detail: 'Wait.', retryAt })
    open()
    await clock.advance(50 * minuteMs)
    expect(asked).toHaveLength(1)
    expect(found('acme0.com')).toMatchObject({ trouble: null })
    bench.listing = () => pageOf(names(3).map(name => listed(name, clock.now() + dayMs)))
    await clock.advance(11 * minuteMs)

    expect(asked).toHaveLength(2)
    expect(found('acme2.com')?.expiresAt).not.toBeNull()
  })

  test('nothing is asked while the engine waits for a registrar, is paused or locked', async () => {
    const { fixture, bench, clock, asked, open, db } = await openBench()
    fixture.accept({})
    bench.mayAsk = false
    open()
    await clock.advance(hourMs)
    expect(asked).toEqual([])
    bench.mayAsk = true
    const set = (stage: string) =>
      write(db, tx => tx.run(`update order_domains set stage = '${stage}', due_at = 1`))
    set('nameservers')
    await clock.advance(hourMs)
    expect(asked).toEqual([])
    set('lookup')
    await clock.advance(minuteMs)
    expect(asked).toHaveLength(1)
  })

  test('keys that were forgotten are not asked for; cancelled orders are left out', async () => {
    const { fixture, clock, asked, askedRdap, open, found, db, bench } = await openBench()
    const id = fixture.accept({ domains: 'forgotten.com' })
    const cancelled = fixture.accept({ domains: 'cancelled.com' })
    fixture.accept({ domains: 'other.com', hostingPlatform: 'other', credentials: undefined })
    bench.asksRdap = true
    bench.rdap = () => Promise.resolve(ok(iso(clock.now() + 300 * dayMs)))
    write(db, tx => {
      forgetKeysOf(tx, id, 'order-ended', 1)
      tx.run(`update orders set status_manage_by_admin = 'cancelled' where id = ${cancelled}`)
    })
    open()
    await clock.advance(15 * minuteMs)

    expect(asked).toEqual([])
    expect(askedRdap.sort()).toEqual(['forgotten.com', 'other.com'])
    expect(found('forgotten.com')).toMatchObject({ source: 'rdap' })
    expect(found('cancelled.com')).toMatchObject({ expiresAt: null, trouble: null })
  })

  test('check now reads again, but nothing that was read within ten minutes', async () => {
    const { fixture, bench, clock, asked, open } = await openBench()
    fixture.accept({ domains: 'acme.com' })
    fixture.accept({
      domains: 'cheap.com',
      hostingPlatform: 'namecheap',
      credentials: namecheapKeys,
    })
    bench.listing = (_page, { platform }) =>
      pageOf([listed(platform === 'spaceship' ? 'acme.com' : 'cheap.com', clock.now() + dayMs)])
    const renewals = open()
    await clock.advance(12 * minuteMs)
    expect(asked.sort()).toEqual(['namecheap 1', 'spaceship 1'])

    expect(renewals.checkNow()).toBe(0)
    await clock.advance(20 * minuteMs)
    expect(asked).toHaveLength(2)
    expect(renewals.checkNow()).toBe(2)
    await clock.advance(minuteMs)
    expect(asked).toHaveLength(4)
    await clock.advance(hourMs)
    expect(asked).toHaveLength(4)
  })
})

describe('RDAP', () => {
  async function openWithout(count: number) {
    const opened = await openBench({ idleMs: 5 * minuteMs })
    const id = opened.fixture.accept({ domains: names(count).join('\n') })
    write(opened.db, tx => forgetKeysOf(tx, id, 'order-ended', 1))
    return opened
  }

  test('is asked nothing until staff allow it, then one domain a second', async () => {
    const { bench, clock, askedRdap, open, found } = await openWithout(5)
    bench.rdap = () => Promise.resolve(ok(iso(clock.now() + 300 * dayMs)))
    const renewals = open()
    await clock.advance(15 * minuteMs)
    expect(askedRdap).toEqual([])
    expect(found('acme0.com')).toMatchObject({ trouble: 'no-keys' })

    bench.asksRdap = true
    renewals.nudge()
    await clock.advance(2500)
    expect(askedRdap).toHaveLength(3)
    await clock.advance(minuteMs)
    expect(askedRdap).toHaveLength(5)
    await clock.advance(6 * dayMs)
    expect(askedRdap).toHaveLength(5)
    await clock.advance(2 * dayMs)
    expect(askedRdap).toHaveLength(10)
  })

  test('is asked each day about what ends soon', async () => {
    const { bench, clock, askedRdap, open } = await openWithout(1)
    const end = clock.now() + 20 * dayMs
    bench.asksRdap = true
    bench.rdap = () => Promise.resolve(ok(iso(end)))
    open()
    await clock.advance(4 * dayMs)

    expect(askedRdap).toHaveLength(4)
  })

  test('rests when it asks to, longer each time, and when nothing answers', async () => {
    const { bench, clock, askedRdap, open, found } = await openWithout(10)
    bench.asksRdap = true
    bench.rdap = () => Promise.resolve(fail({ trouble: 'rdap-no-answer', waitUntil: null }))
    open()
    await clock.advance(hourMs)
    expect(askedRdap.length).toBeLessThan(8)
    expect(found('acme0.com')).toMatchObject({ trouble: 'no-keys' })

    askedRdap.length = 0
    bench.rdap = () => Promise.resolve(fail({ trouble: 'rdap-no-answer' }))
    await clock.advance(3 * hourMs)
    expect(askedRdap.length).toBeLessThan(12)
  })
})

describe('staff are told', () => {
  async function openTold() {
    const opened = await openBench({ idleMs: 5 * minuteMs })
    const { db, fixture, clock, bench } = opened
    fixture.accept({ domains: names(4).join('\n') })
    const ends = new Map(
      names(4).map((name, at) => [name, clock.now() + (5 + at * 10) * dayMs]),
    )
    bench.listing = () => pageOf([...ends].map(([name, end]) => listed(name, end)))
    const notices = () =>
      db.reader.all<{ message: string }>(
        "select message from notifications where type = 'domains_expire' order by id",
      )
    return { ...opened, ends, notices: () => notices().map(({ message }) => message) }
  }

  test('once of each domain and threshold, gathered into one notice a day', async () => {
    const { clock, open, notices, ends, events } = await openTold()
    open()
    await clock.advance(25 * minuteMs)
    expect(notices()).toEqual(['3 domains expire within 30 days, 1 of them within 7'])
    expect(events).toContain('notification:new')

    await clock.advance(4 * dayMs)
    expect(notices()).toHaveLength(1)
    // after the fifth day the fourth one is near, after the ninth the second is nearer
    await clock.advance(5.5 * dayMs)
    expect(notices().slice(1)).toEqual([
      '1 domain expires within 30 days',
      '1 domain expires within 7 days',
    ])
    // renewed, and near again a year later
    ends.set('acme0.com', clock.now() + 365 * dayMs)
    await clock.advance(2 * dayMs)
    expect(notices()).toHaveLength(3)
  })

  test('not twice after a restart, and not too late when killed before the notice', async () => {
    const { clock, open, notices, db } = await openTold()
    const first = open()
    await clock.advance(25 * minuteMs)
    await first.stop()
    expect(notices()).toHaveLength(1)
    open()
    await clock.advance(dayMs * 2)
    expect(notices()).toHaveLength(1)

    // as if the process had ended between reading and telling
    write(db, tx => {
      tx.run("delete from notifications where type = 'domains_expire'")
      tx.run('update domain_registrations set noticed_days = null')
      tx.run("delete from settings where name = 'renewals.noticed-on'")
    })
    expect(tellExpiring(db, clock.now())).not.toBeNull()
    expect(tellExpiring(db, clock.now())).toBeNull()
    expect(notices()).toHaveLength(1)
  })

  test('a renewed registration is told of again when it ends', async () => {
    const { clock, open, notices, ends } = await openTold()
    open()
    await clock.advance(25 * minuteMs)
    for (const name of ends.keys()) ends.set(name, clock.now() + 300 * dayMs)
    await clock.advance(1.5 * dayMs)
    for (const name of ends.keys()) ends.set(name, clock.now() + 20 * dayMs)
    await clock.advance(1.5 * dayMs)

    expect(notices()).toEqual([
      '3 domains expire within 30 days, 1 of them within 7',
      '4 domains expire within 30 days',
    ])
  })
})
