import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { reach, submitOrder } from '../support/orders.ts'
import { type Border, openBorder } from './open-border.ts'

let border: Border
beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

const over = () =>
  vi.waitFor(
    async () => expect(await border.call('mailboxes.logins', {})).toMatchObject({ left: 0 }),
    { timeout: 20_000 },
  )

test('practice tells which mailbox does not log in, and dials loopback alone', async () => {
  const id = await submitOrder(border, ['active-logs.com', 'nologin.com'])
  await reach(border, id, 'completed')
  const dialled: string[] = []
  const onConnect = (message: unknown) => {
    const { socket } = z.object({ socket: z.instanceof(Socket) }).parse(message)
    socket.once('connect', () => dialled.push(socket.remoteAddress ?? 'nowhere'))
  }
  subscribe('net.client.socket', onConnect)

  expect(await border.call('mailboxes.check', { orderIds: [id] })).toEqual({
    wanted: 4,
    leftOut: 0,
  })
  await over()
  unsubscribe('net.client.socket', onConnect)

  expect(dialled.length).toBeGreaterThanOrEqual(8)
  expect(new Set(dialled)).toEqual(new Set(['127.0.0.1']))
  const failing = await border.call('mailboxes.list', { login: 'fails', page: 1, pageSize: 50 })
  expect(failing.rows.map(row => row.domain)).toEqual(['nologin.com', 'nologin.com'])
  expect(failing.rows[0]?.login).toMatchObject({ imap: 'password', smtp: 'password' })
  expect(await border.call('mailboxes.countLogins', { orderIds: [id] })).toMatchObject({
    fails: 2,
    works: 2,
    unchecked: 0,
  })
  const { mailboxes } = await border.call('orders.get', { id })
  expect(mailboxes.filter(one => one.login?.imap === 'works')).toHaveLength(2)
}, 60_000)

test('a choice without a mailbox that can log in is refused', async () => {
  expect(await border.send('mailboxes.check', { mailboxIds: [999_999] })).toMatchObject({
    ok: false,
    failure: { code: 'not_applicable' },
  })
})
