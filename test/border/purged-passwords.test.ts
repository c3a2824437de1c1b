import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { finishPurges, intendPurge } from '../../electron/mailboxes/purged-passwords.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
let orderId: number
const names = ['ann', 'bea', 'cid']
const page = { page: 1, pageSize: 50 }

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  border.savePath = join(border.folder, 'export.csv')
  const { id } = await border.call('orders.submit', {
    ...order,
    domains: 'purged.com',
    inboxesPerDomain: 3,
    prefixes: names.map(prefix => ({ prefix, firstName: 'Jo', lastName: 'Doe' })),
    hostingPlatform: 'other',
  })
  orderId = id
  await border.call('orders.addMailboxes', {
    id,
    mailboxes: names.map(name => ({
      email: `${name}@purged.com`,
      password: `pass-of-${name}`,
    })),
  })
})
afterAll(() => border.close())

const rows = async () => (await border.call('mailboxes.list', { orderId, ...page })).rows
const idOf = async (name: string) =>
  (await rows()).find(row => row.email === `${name}@purged.com`)?.id ?? 0
const write = (mailboxIds?: readonly number[]) =>
  border.call('exports.write', {
    format: 'generic',
    orderIds: [orderId],
    ...(mailboxIds && { mailboxIds: [...mailboxIds] }),
  })
const purge = (confirm: number) =>
  border.send('mailboxes.purgePasswords', { orderIds: [orderId], confirm })
const secrets = () =>
  rawOf(border.workspace().db)
    .prepare("select count(*) from secrets where table_name = 'order_emails'")
    .pluck()
    .get()

describe('passwords of mailboxes', () => {
  test('that were not exported are never purged', async () => {
    expect(await purge(0)).toMatchObject({ failure: { code: 'not_applicable' } })
    expect(await purge(3)).toMatchObject({ failure: { code: 'conflict' } })
    expect(secrets()).toBe(3)
  })

  test('go by the confirmed number alone, and only what was exported', async () => {
    await write([await idOf('ann'), await idOf('bea')])
    expect(await border.call('mailboxes.countPurge', { orderIds: [orderId] })).toEqual({
      exported: 2,
      notExported: 1,
      purged: 0,
    })

    expect(await purge(1)).toMatchObject({ failure: { code: 'conflict' } })
    expect(await purge(2)).toEqual({ ok: true, value: { count: 2 } })

    expect(secrets()).toBe(1)
    const { activity } = await border.call('orders.get', { id: orderId })
    expect(activity.find(row => row.action === 'passwords_purged')).toMatchObject({
      description: '2 exported passwords purged',
    })
  })

  test('that were purged are told so, not called lost', async () => {
    const id = await idOf('ann')

    expect(await border.send('mailboxes.reveal', { id })).toMatchObject({
      failure: { message: expect.stringContaining('was purged on') },
    })
    const row = (await rows()).find(one => one.id === id)
    expect(row).toMatchObject({ passwordPurgedAt: expect.any(String) })
    expect(row?.isPasswordLost).toBeUndefined()
  })

  test('that were purged are left out of an export, and counted', async () => {
    const written = await write()

    expect(written.count).toBe(1)
    expect(written.leftOut.map(one => one.reason)).toEqual([
      'password-purged',
      'password-purged',
    ])
    expect(readFileSync(written.path, 'utf8')).not.toContain('ann@')
    const answer: unknown = await border.send('exports.write', {
      format: 'generic',
      mailboxIds: [await idOf('ann')],
    })
    expect(answer).toMatchObject({ failure: { message: expect.stringContaining('purged') } })
  })

  test('that are entered anew are new to exports and to a purge', async () => {
    const id = await idOf('ann')
    await border.call('mailboxes.enterPassword', { id, password: 'fresh-of-ann' })

    expect(await border.call('mailboxes.reveal', { id })).toEqual({ password: 'fresh-of-ann' })
    expect(await border.call('mailboxes.countPurge', { mailboxIds: [id] })).toEqual({
      exported: 0,
      notExported: 1,
      purged: 0,
    })
  })

  test('go on being purged after a kill', async () => {
    const { db } = border.workspace()
    const choice = { orderIds: [orderId] }

    // confirmed, and killed before the first batch
    expect(intendPurge(db, choice, 1, Date.now()).ok).toBe(true)
    await border.call('engine.checkNow', {})

    await expect.poll(secrets, { timeout: 10_000 }).toBe(1)
    expect(await finishPurges(db)).toEqual(new Set())
    expect(await border.call('mailboxes.reveal', { id: await idOf('ann') })).toEqual({
      password: 'fresh-of-ann',
    })
  })
})
