import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
const key = 'canary-KEY-8831'
const secret = 'canary-SECRET-4417'
const typed = { spaceshipApiKey: key, spaceshipApiSecretKey: secret }
const { credentials: _, ...withoutKeys } = order

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

const refusalOf = async (args: unknown) => {
  const answer: unknown = await border.send('orders.submit', args)
  return Reflect.get(Object(answer), 'failure')
}

describe('keys of a customer', () => {
  test('are asked for until some are remembered', async () => {
    const args = { ...withoutKeys, domains: 'first-keys.com', useSavedKeys: true }

    expect(await refusalOf(args)).toMatchObject({
      code: 'invalid_input',
      fields: { 'credentials.spaceshipApiKey': expect.stringContaining('No keys') },
    })
    await border.call('orders.submit', { ...args, credentials: typed })
    expect(await border.call('customers.keys', { id: 1 })).toEqual([])
  })

  test('are remembered once the registrar has accepted them', async () => {
    const keys = { spaceshipApiKey: 'unproven-key', spaceshipApiSecretKey: 'unproven-secret' }
    const args = { ...order, credentials: keys, rememberKeys: true }
    const { id } = await border.call('orders.submit', { ...args, domains: 'refused-8.com' })
    await expect
      .poll(async () => (await border.call('orders.get', { id })).status, { timeout: 20_000 })
      .toBe('draft')
    expect(await border.call('customers.keys', { id: 1 })).toEqual([])

    await border.call('registrars.test', {
      platform: 'spaceship',
      credentials: keys,
      domains: '',
    })

    expect(await border.call('customers.keys', { id: 1 })).toMatchObject([
      { platform: 'spaceship' },
    ])
    await border.call('customers.forgetKeys', { id: 1, platform: 'spaceship' })
  })

  test('serve the next order once they are remembered', async () => {
    const first = { ...order, domains: 'second-keys.com', credentials: typed }
    await border.call('registrars.test', {
      platform: 'spaceship',
      credentials: typed,
      domains: '',
    })
    await border.call('orders.submit', { ...first, rememberKeys: true })

    const next = { ...withoutKeys, domains: 'third-keys.com', useSavedKeys: true }
    const { id } = await border.call('orders.submit', next)

    expect((await border.call('orders.get', { id })).form.hasCredentials).toBe(true)
    const test = { platform: 'spaceship', domains: 'third-keys.com' } as const
    expect(await border.call('registrars.test', { ...test, customerId: 1 })).toMatchObject({
      works: true,
      held: ['third-keys.com'],
    })
    expect(await border.call('registrars.test', { ...test, orderId: id })).toMatchObject({
      works: true,
    })
  })

  test('are not sealed anew when they come again', async () => {
    const stored = () =>
      rawOf(border.workspace().db)
        .prepare('select credentials from customer_credentials where user_id = 1')
        .pluck()
        .all()
    const before = stored()
    const save = (credentials: object) =>
      border.send('customers.saveKeys', { id: 1, platform: 'spaceship', credentials })

    await save(typed)
    const same = stored()
    await save({ ...typed, spaceshipApiKey: 'another-key' })
    const other = stored()
    await save(typed)

    expect(before).toHaveLength(1)
    expect(same).toEqual(before)
    expect(other).not.toEqual(before)
  })

  test('belong to one customer and one registrar', async () => {
    const { id: customerId } = await border.call('customers.save', {
      name: 'Other',
      email: 'other@customer.example',
    })
    const args = { ...withoutKeys, domains: 'other-keys.com', useSavedKeys: true }

    expect(await refusalOf({ ...args, customerId })).toMatchObject({ code: 'invalid_input' })
    expect(await refusalOf({ ...args, hostingPlatform: 'namecheap' })).toMatchObject({
      fields: { 'credentials.namecheapApiKey': expect.any(String) },
    })
  })

  test('never come back, and never lie open in the file', async () => {
    const { rows } = await border.call('orders.list', { page: 1, pageSize: 50 })
    const answers: unknown[] = [
      await border.call('customers.keys', { id: 1 }),
      await border.call('customers.list', { page: 1, pageSize: 50 }),
      await border.call('log.list', { page: 1, pageSize: 500 }),
    ]
    for (const { id } of rows) {
      answers.push(await border.call('orders.get', { id }))
      answers.push(await border.call('exchanges.list', { orderId: id, page: 1, pageSize: 500 }))
    }
    const files = ['boxwright.db', 'boxwright.db-wal'].map(name =>
      readFileSync(join(border.folder, 'practice', name)),
    )

    expect(JSON.stringify(answers)).not.toMatch(/canary/)
    expect(files.some(file => file.includes('canary'))).toBe(false)
  })

  test('are erased when they are forgotten', async () => {
    const count = () =>
      rawOf(border.workspace().db)
        .prepare("select count(*) as n from secrets where table_name = 'customer_credentials'")
        .get()
    expect(count()).toEqual({ n: 2 })

    await border.call('customers.forgetKeys', { id: 1, platform: 'spaceship' })

    expect(count()).toEqual({ n: 0 })
    const args = { ...withoutKeys, domains: 'late-keys.com', useSavedKeys: true }
    expect(await refusalOf(args)).toMatchObject({ code: 'invalid_input' })
    expect(
      await border.send('customers.forgetKeys', { id: 1, platform: 'spaceship' }),
    ).toMatchObject({ failure: { code: 'not_applicable' } })
  })
})

describe('keys that were forgotten by mistake', () => {
  const args = { id: 1, platform: 'spaceship' } as const

  test('come back sealed as they were, once', async () => {
    await border.call('orders.submit', {
      ...order,
      domains: 'undo-keys.com',
      credentials: typed,
      rememberKeys: true,
    })
    const before = await border.call('customers.keys', { id: 1 })
    await border.call('customers.forgetKeys', args)
    expect(await border.call('customers.keys', { id: 1 })).toEqual([])

    await border.call('customers.restoreKeys', args)

    expect(await border.call('customers.keys', { id: 1 })).toEqual(before)
    const usingThem = { ...withoutKeys, domains: 'undone-keys.com', useSavedKeys: true }
    expect(await refusalOf(usingThem)).toBeUndefined()
    expect(await border.send('customers.restoreKeys', args)).toMatchObject({
      failure: { code: 'not_applicable' },
    })
  })

  test('do not come over newer ones', async () => {
    await border.call('customers.forgetKeys', args)
    const credentials = { spaceshipApiKey: 'newer', spaceshipApiSecretKey: 'newer-secret' }
    await border.call('registrars.test', { platform: 'spaceship', credentials, domains: '' })
    await border.call('orders.submit', {
      ...order,
      domains: 'newer-keys.com',
      credentials,
      rememberKeys: true,
    })
    const newer = await border.call('customers.keys', { id: 1 })

    expect(await border.send('customers.restoreKeys', args)).toMatchObject({
      failure: { code: 'not_applicable' },
    })
    expect(await border.call('customers.keys', { id: 1 })).toEqual(newer)
  })
})

describe('a test of keys', () => {
  const namecheap = { namecheapApiKey: 'border-key', platformLogin: 'agency' }

  test('names the address to whitelist', async () => {
    const answer = await border.call('registrars.test', {
      platform: 'namecheap',
      credentials: namecheap,
      domains: 'whitelist-keys.com',
    })

    expect(answer).toMatchObject({
      works: false,
      code: 'ip_not_whitelisted',
      ip: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
    })
  })

  test('is refused as the order would be', async () => {
    const answer = await border.call('registrars.test', {
      platform: 'spaceship',
      credentials: { spaceshipApiKey: 'tested-key', spaceshipApiSecretKey: 'tested-secret' },
      domains: 'plain-keys.com refused-keys.com',
    })

    expect(answer).toMatchObject({ works: false, code: 'credentials' })
  })

  test('needs only what the registrar asks for', async () => {
    const answer: unknown = await border.send('registrars.test', {
      platform: 'namecheap',
      credentials: { ...namecheap, platformLogin: '' },
      domains: '',
    })

    expect(answer).toMatchObject({
      failure: { fields: { 'credentials.platformLogin': expect.any(String) } },
    })
  })

  test.each([{}, { customerId: 1, orderId: 1 }])('names keys in one way', async whose => {
    const args = { platform: 'spaceship', domains: '', ...whose }

    expect(await border.send('registrars.test', args)).toMatchObject({
      failure: { code: 'invalid_input' },
    })
  })
})
