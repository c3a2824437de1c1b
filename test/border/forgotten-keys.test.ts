import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { forgetEndedKeys } from '../../electron/customers/forgotten-keys.ts'
import { missingKeysWords } from '../../electron/orders/missing-keys.ts'
import { openKeys } from '../../electron/orders/platform-keys.ts'
import type { RetentionDays } from '../../shared/settings/settings.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

const dayMs = 24 * 3600 * 1000
const typed = { spaceshipApiKey: 'canary-KEY-1', spaceshipApiSecretKey: 'canary-SECRET-1' }
let border: Border

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  await border.call('settings.save', { registrars: { keysKeptDays: 'always' } })
})
afterAll(() => border.close())

const submit = async (domains: string) =>
  (await border.call('orders.submit', { ...order, domains, credentials: typed })).id
const formOf = async (id: number) => (await border.call('orders.get', { id })).form
const cancel = (id: number) => border.call('orders.cancel', { id, removeMailboxes: false })
const secrets = () =>
  rawOf(border.workspace().db)
    .prepare("select count(*) from secrets where table_name = 'platform_credentials'")
    .pluck()
    .get()

describe('registrar keys of an ended order', () => {
  test('are forgotten after their days, those of others never', async () => {
    const [open, ended, rejected] = [
      await submit('still-open-keys.com'),
      await submit('ended-keys.com'),
      await submit('rejected-keys.com'),
    ]
    await cancel(ended)
    await border.call('orders.reject', { id: rejected, reason: 'Wrong domains.' })
    const { db } = border.workspace()
    const forget = (days: RetentionDays, inDays: number) =>
      forgetEndedKeys(db, days, Date.now() + inDays * dayMs)
    expect(secrets()).toBe(6)

    expect(await forget(30, 29)).toEqual([])
    expect(await forget('always', 9999)).toEqual([])
    expect(await forget(30, 31)).toEqual([ended])

    expect(secrets()).toBe(4)
    expect(await formOf(ended)).toMatchObject({
      hasCredentials: false,
      keysForgottenAt: expect.any(String),
    })
    for (const id of [open, rejected]) {
      const form = await formOf(id)
      expect(form.hasCredentials).toBe(true)
      expect(form.keysForgottenAt).toBeUndefined()
    }
    const { activity } = await border.call('orders.get', { id: ended })
    expect(activity.map(row => row.action)).toContain('registrar_keys_forgotten')
  })

  test('are told as forgotten, not as lost, by all that needs them', async () => {
    const id = await submit('diagnosed-keys.com')
    await cancel(id)
    await forgetEndedKeys(border.workspace().db, 0, Date.now())

    const tested = await border.send('registrars.test', {
      platform: 'spaceship',
      domains: '',
      orderId: id,
    })
    expect(tested).toMatchObject({
      failure: { code: 'not_applicable', message: expect.stringContaining('were forgotten') },
    })
    const { db, vault } = border.workspace()
    expect(openKeys(db, vault, id)).toBe('order-ended')
    expect(missingKeysWords('order-ended', 'spaceship')).not.toContain('cannot be opened')
    expect(await border.call('vault.losses', {})).toMatchObject({ orders: 2 })
  })

  test('go by themselves, and stay with a customer who has them remembered', async () => {
    await border.call('registrars.test', {
      platform: 'spaceship',
      credentials: typed,
      domains: '',
    })
    const remembered = { ...order, credentials: typed, rememberKeys: true }
    const { id } = await border.call('orders.submit', {
      ...remembered,
      domains: 'remembered-keys.com',
    })
    await cancel(id)

    const counted = await border.call('registrars.countForgettable', { days: 0 })
    expect(counted.count).toBeGreaterThan(0)
    expect(await border.call('registrars.countForgettable', { days: 'always' })).toEqual({
      count: 0,
    })
    await border.call('settings.save', { registrars: { keysKeptDays: 0 } })
    await border.call('engine.checkNow', {})

    await expect
      .poll(async () => (await formOf(id)).keysForgottenAt, { timeout: 10_000 })
      .toBeDefined()
    expect(await border.call('customers.keys', { id: 1 })).toMatchObject([
      { platform: 'spaceship' },
    ])
  })
})
