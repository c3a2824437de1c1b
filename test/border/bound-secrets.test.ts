import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openKeys } from '../../electron/orders/platform-keys.ts'
import { type Practice, startPractice } from '../../electron/practice/practice.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
let outside: Practice
/** Another origin, and yet the same server. */
const byName = (address: string) => address.replace('127.0.0.1', 'localhost')

beforeAll(async () => {
  outside = await startPractice({ journalFile: null })
  border = await openBorder({ isTrusted: () => true, mode: 'live' })
  await border.call('customers.save', { name: 'Jo', email: 'jo@acme.example' })
  await border.call('plans.save', {
    name: 'P',
    providerType: 'Private SMTP',
    price: 1,
    isActive: true,
  })
  await border.call('settings.save', {
    mailin: {
      baseUrl: outside.mailinBaseUrl,
      email: outside.email,
      password: outside.password,
      minGapMs: 0,
    },
    registrars: { spaceshipBaseUrl: byName(outside.spaceshipBaseUrl) },
    polling: { intervalSeconds: 1, jobPollSeconds: 1 },
  })
})
afterAll(async () => {
  await border.close()
  await outside.stop()
})

describe('registrar keys that were entered for another address', () => {
  let id: number

  test('are not sent, and the customer is not told', async () => {
    await border.call('engine.pause', {})
    const answer = await border.call('orders.submit', { ...order, domains: 'moved-keys.com' })
    id = answer.id
    await border.call('settings.save', {
      registrars: { spaceshipBaseUrl: outside.spaceshipBaseUrl },
    })
    await border.call('engine.resume', {})

    const view = () => border.call('orders.get', { id })
    await expect.poll(async () => (await view()).status, { timeout: 20_000 }).toBe('draft')

    expect((await view()).domains).toMatchObject([
      { stage: 'nameservers', failure: { code: 'scope', provider: 'boxwright' } },
    ])
    const kinds = (await border.call('letters.list', { page: 1, pageSize: 50 })).rows
    expect(kinds.filter(one => one.subject.includes('ameservers'))).toEqual([])
    const { db, vault } = border.workspace()
    const keys = openKeys(db, vault, id)
    if (typeof keys === 'string') throw new Error('The order has keys.')
    expect(
      await border.workspace().registrarOf('spaceship').checkAccount(keys, []),
    ).toMatchObject({ ok: false, failure: { code: 'scope', provider: 'boxwright' } })
    expect(
      await border.send('registrars.test', { platform: 'spaceship', orderId: id, domains: '' }),
    ).toMatchObject({ ok: false, failure: { code: 'not_applicable' } })
  })

  test('wait for a person to confirm the address', async () => {
    expect(await border.send('registrars.confirmAddresses', {})).toMatchObject({
      ok: false,
      failure: { code: 'dismissed' },
    })
    expect(border.asked.at(-1)?.detail).toContain(
      `Spaceship: ${new URL(outside.spaceshipBaseUrl).origin}`,
    )

    border.agrees = true
    expect(await border.call('registrars.confirmAddresses', {})).toEqual({ count: 2 })
    border.agrees = false

    await expect
      .poll(async () => (await border.call('orders.get', { id })).status, { timeout: 20_000 })
      .toBe('in-progress')
    expect(await border.send('registrars.confirmAddresses', {})).toMatchObject({
      ok: false,
      failure: { code: 'not_applicable' },
    })
  })
})

describe('an address of a provider', () => {
  const dismissed = { ok: false, failure: { code: 'dismissed' } }
  const evil = 'https://evil.example/api'

  test.each([
    { mailin: { baseUrl: evil } },
    { registrars: { spaceshipBaseUrl: evil } },
    { registrars: { namecheapBaseUrl: evil, spaceshipBaseUrl: '' } },
    { mode: 'live' as const, mailin: { baseUrl: 'https://api.mailin.ai.evil.example' } },
    { mailin: { baseUrl: 'https://spaceship.dev' } },
  ])('that is unknown needs a person: %o', async change => {
    const before = await border.call('settings.get', {})
    const count = border.asked.length

    expect(
      await border.send('settings.save', { ...change, automationEnabled: false }),
    ).toMatchObject(dismissed)

    expect(border.asked.length).toBe(count + 1)
    expect(await border.call('settings.get', {})).toEqual(before)
  })

  test('that is usual, or on this computer, needs none', async () => {
    const count = border.asked.length
    const { mailin, registrars } = await border.call('settings.get', {})

    for (const baseUrl of ['', 'https://api.mailin.ai', 'https://127.0.0.1:9', mailin.baseUrl])
      await border.call('settings.save', { mailin: { baseUrl } })
    await border.call('settings.save', { registrars })

    expect(border.asked.length).toBe(count)
  })

  test('that was confirmed is not asked for again', async () => {
    border.agrees = true
    const count = border.asked.length
    await border.call('settings.save', { mailin: { baseUrl: evil } })
    border.agrees = false

    await border.call('settings.save', { mailin: { baseUrl: `${evil}/v2`, batchSize: 7 } })

    expect(border.asked.length).toBe(count + 1)
    expect((await border.call('settings.get', {})).mailin).toMatchObject({
      baseUrl: `${evil}/v2`,
      hasPassword: false,
    })
  })

  test('is asked for before the mode is changed', async () => {
    await border.call('settings.save', { mode: 'practice', mailin: { baseUrl: evil } })

    const other = 'https://other.example'
    expect(
      await border.send('settings.save', { mode: 'live', mailin: { baseUrl: other } }),
    ).toMatchObject(dismissed)

    expect((await border.call('settings.get', {})).mode).toBe('practice')
  })
})
