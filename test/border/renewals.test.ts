import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtempSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { write } from '../../db/core/database.ts'
import { dayMs } from '../../shared/text/duration.ts'
import { reach, submitOrder } from '../support/orders.ts'
import { type Border, openBorder } from './open-border.ts'

let folder: string
let border: Border
const open = async () => {
  border = await openBorder({ isTrusted: () => true, folder })
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boxwright-renewals-'))
  return open()
})
afterAll(async () => {
  await border.close()
  rmSync(folder, { recursive: true, force: true })
})

const list = (args: object = {}) =>
  border.call('renewals.list', { page: 1, pageSize: 50, ...args })
const named = async (args: object = {}) => (await list(args)).rows.map(row => row.domain)

const dialled: string[] = []
const onConnect = (message: unknown) => {
  const { socket } = z.object({ socket: z.instanceof(Socket) }).parse(message)
  socket.once('connect', () => dialled.push(socket.remoteAddress ?? 'nowhere'))
}

test('practice tells expiry dates at a registrar and by RDAP, on loopback alone', async () => {
  subscribe('net.client.socket', onConnect)
  const id = await submitOrder(border, ['active-one.com', 'expires-one.com'])
  await reach(border, id, 'completed')
  const byHand = await border.call('orders.submit', {
    customerId: 1,
    planId: 1,
    domains: 'expires-elsewhere.com',
    inboxesPerDomain: 1,
    prefixes: [{ prefix: 'jo', firstName: 'Jo', lastName: 'Doe' }],
    hostingPlatform: 'other',
  })

  await vi.waitFor(
    async () =>
      expect((await list({ when: 'unknown' })).rows).toMatchObject([
        { trouble: 'other-registrar' },
      ]),
    { timeout: 40_000, interval: 500 },
  )
  const all = await list()
  expect(all.rows.map(row => [row.domain, row.source])).toEqual([
    ['expires-one.com', 'spaceship'],
    ['active-one.com', 'spaceship'],
    ['expires-elsewhere.com', undefined],
  ])
  expect(all.rows[2]).toMatchObject({ orderId: byHand.id, hostingPlatform: 'other' })
  const soon = Date.parse(all.rows[0]?.expiresAt ?? '')
  expect(soon).toBeLessThan(Date.now() + 21 * dayMs)
  expect(await named({ when: 'within-30' })).toEqual(['expires-one.com'])

  await border.call('settings.save', { registrars: { asksRdap: true } })
  await vi.waitFor(async () => expect(await named({ when: 'unknown' })).toEqual([]), {
    timeout: 20_000,
    interval: 500,
  })
  const [byRdap] = (await list({ search: 'elsewhere' })).rows
  expect(byRdap).toMatchObject({ source: 'rdap' })
  expect(await named({ when: 'within-30' })).toHaveLength(2)
  unsubscribe('net.client.socket', onConnect)
  expect(new Set(dialled)).toEqual(new Set(['127.0.0.1']))
}, 90_000)

test('pages go on by their cursor, and a file has all of them', async () => {
  const first = await border.call('renewals.list', { page: 1, pageSize: 2 })
  const second = await border.call('renewals.list', {
    page: 2,
    pageSize: 2,
    after: first.next ?? '',
  })

  expect(first.total).toBe(3)
  expect([...first.rows, ...second.rows].map(row => row.domain)).toEqual(await named())
  expect(second.next).toBeUndefined()
  expect(
    await border.send('renewals.list', { page: 1, pageSize: 2, after: '[1]' }),
  ).toMatchObject({ ok: false, failure: { code: 'invalid_input' } })
})

const told = async () =>
  (await border.call('notifications.list', { page: 1, pageSize: 50 })).rows.filter(
    row => row.kind === 'domains-expire',
  )

test('staff are told once, also after Check now', async () => {
  await vi.waitFor(async () => expect(await told()).toHaveLength(1), { timeout: 10_000 })
  const [notice] = await told()
  expect(notice?.message).toMatch(/^[12] domains? expires? within (30|7) days/)
  expect(notice?.orderId).toBeUndefined()

  const { count } = await border.call('renewals.checkNow', {})
  expect(count).toBeGreaterThan(0)
  await vi.waitFor(
    async () => expect(await border.call('renewals.status', {})).toMatchObject({ left: 0 }),
    { timeout: 20_000, interval: 500 },
  )
  expect(await told()).toHaveLength(1)
  expect(border.bugs).toEqual([])
}, 40_000)

test('staff are told after a start of what was read before, and not twice', async () => {
  await border.close()
  await open()
  await new Promise(resolve => setTimeout(resolve, 2_500))
  expect(await told()).toHaveLength(1)

  // as a kill between the reading and the notice leaves it
  await border.workspace().renewals.stop()
  write(border.workspace().db, tx => {
    tx.run("delete from notifications where type = 'domains_expire'")
    tx.run('update domain_registrations set noticed_days = null')
    tx.run("delete from settings where name = 'renewals.noticed-on'")
  })
  await border.close()
  await open()
  await vi.waitFor(async () => expect(await told()).toHaveLength(1), { timeout: 10_000 })
}, 30_000)

test('a cancelled order takes its domains out of the list', async () => {
  const [row] = (await list({ search: 'elsewhere' })).rows
  await border.call('orders.cancel', { id: row?.orderId ?? 0, removeMailboxes: false })

  expect(await named({ search: 'elsewhere' })).toEqual([])
})
