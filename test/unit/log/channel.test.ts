import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openChannel } from '../../../electron/log/channel.ts'
import { tempFolder } from '../../support/database.ts'

const at = Date.parse('2026-11-20T09:00:00Z')
const query = { mode: 'practice', page: 1, pageSize: 10 } as const

function open(maxBytes?: number) {
  const folder = join(tempFolder(), 'logs')
  const options = { folder, now: () => at, ...(maxBytes === undefined ? {} : { maxBytes }) }
  return { channel: openChannel(options), file: join(folder, 'mailin-ai.log'), folder }
}

describe('the log', () => {
  it('lists the newest line first', async () => {
    const { channel, file } = open()
    channel.write([
      { level: 'info', event: 'one', message: 'First', mode: 'practice', orderId: 7 },
      { level: 'warning', event: 'two', message: 'Second', mode: 'practice' },
    ])
    channel.write([{ level: 'info', event: 'three', message: 'Elsewhere', mode: 'live' }])

    expect(await channel.list(query)).toEqual({
      rows: [
        { at: '2026-11-20T09:00:00.000Z', level: 'warning', event: 'two', message: 'Second' },
        {
          at: '2026-11-20T09:00:00.000Z',
          level: 'info',
          event: 'one',
          message: 'First',
          orderId: 7,
        },
      ],
      total: 2,
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it.each([
    [{ search: 'FIRST' }, ['First']],
    [{ search: '#7' }, ['First']],
    [{ level: 'error' as const }, ['Third']],
    [{ search: 'nothing' }, []],
    [{ page: 2, pageSize: 2 }, ['First']],
  ])('finds by %j', async (wanted, messages) => {
    const { channel } = open()
    channel.write([
      { level: 'info', event: 'a', message: 'First', orderId: 7 },
      { level: 'warning', event: 'b', message: 'Second' },
      { level: 'error', event: 'c', message: 'Third' },
    ])

    const { rows } = await channel.list({ ...query, ...wanted })

    expect(rows.map(row => row.message)).toEqual(messages)
  })

  it('rotates, and goes on over the edge', async () => {
    const { channel, folder } = open(2_000)
    for (let line = 1; line <= 60; line += 1)
      channel.write([{ level: 'info', event: 'line', message: `Line ${line}` }])

    const names = ['mailin-ai.log', 'mailin-ai.1.log', 'mailin-ai.2.log', 'mailin-ai.3.log']
    expect(names.map(name => existsSync(join(folder, name)))).toEqual([true, true, true, false])
    const { rows, total } = await channel.list({ ...query, pageSize: 500 })
    expect(rows.map(row => row.message)).toEqual(
      Array.from({ length: total }, (_, index) => `Line ${60 - index}`),
    )
  })

  it('holds up nothing while 20,000 lines are read or forgotten', async () => {
    const { channel } = open()
    const many = Array.from({ length: 20_000 }, (_, at) => ({
      level: 'info' as const,
      event: 'order_status_changed',
      message: `Order ${at} of a customer went on to the next stage of all`,
      mode: 'practice' as const,
      orderId: at,
    }))
    channel.write(many)
    const whole = vi.fn()
    const timers = setInterval(whole, 1)
    onTestFinished(() => clearInterval(timers))

    const { rows, total } = await channel.list({ ...query, page: 2, search: 'ORDER 1' })

    expect(total).toBe(11_111)
    expect(rows.map(row => row.orderId)).toEqual(
      many
        .slice(19_980, 19_990)
        .map(row => row.orderId)
        .toReversed(),
    )
    // at least one timer between two slices
    expect(whole.mock.calls.length).toBeGreaterThan(3)
    whole.mockClear()
    const forgetting = channel.forget('practice', [
      {
        orderId: 7,
        activityAfter: 0,
        activityUpTo: 0,
        since: 0,
        until: Number.POSITIVE_INFINITY,
        isNow: false,
        letterAfter: 0,
        letterUpTo: 0,
        noteAfter: 0,
        noteUpTo: 0,
      },
    ])
    await expect.poll(() => whole.mock.calls.length).toBeGreaterThan(1)
    channel.write([{ level: 'info', event: 'a', message: 'Meanwhile', orderId: 9 }])
    await forgetting
    expect(whole.mock.calls.length).toBeGreaterThan(3)
    const left = await channel.list(query)
    expect(left.total).toBe(20_000)
    expect(left.rows[0]).toMatchObject({ message: 'Meanwhile' })
  })

  it('reads over a torn line', async () => {
    const { channel, file } = open()
    channel.write([{ level: 'info', event: 'a', message: 'Whole' }])
    appendFileSync(file, '{"at":"2026')

    expect((await channel.list(query)).total).toBe(1)
  })

  it('remembers the newest activity of a mode', async () => {
    const { channel } = open()
    const line = { level: 'info', event: 'a', message: 'b' } as const
    expect(channel.lastActivity('live')).toBeNull()

    channel.write([
      { ...line, mode: 'live', activity: 4 },
      { ...line, mode: 'live', activity: 5 },
      { ...line, mode: 'practice', activity: 9 },
    ])

    expect(channel.lastActivity('live')).toBe(5)
  })

  it('does not throw where nothing can be written', async () => {
    const file = join(tempFolder(), 'no-folder')
    appendFileSync(file, '')
    const channel = openChannel({ folder: join(file, 'logs'), now: () => at })

    channel.write([{ level: 'info', event: 'a', message: 'b' }])

    expect(await channel.list(query)).toEqual({ rows: [], total: 0 })
  })
})

describe('secrets', () => {
  const canaries = {
    known: 'CANARY-known-"quoted"/é',
    bearer: 'CANARY.bearer.token',
    token: '17|CANARYtokenCANARYtoken',
    field: 'CANARY-field',
    mailbox: 'CANARYbxz#7%k*_2',
  }

  it('are never written', async () => {
    const { channel, file } = open()
    channel.hide(() => [canaries.known])
    const text = [
      `Authorization: Bearer ${canaries.bearer}`,
      `login with ${canaries.known} failed`,
      `token ${canaries.token}`,
      `{"password":"${canaries.field}"}`,
      `mailbox ${canaries.mailbox}`,
      `api_key=${canaries.field}&x=1`,
    ].join('\n')

    channel.write([
      { level: 'error', event: 'bug', message: text },
      {
        level: 'info',
        event: 'a',
        message: 'Order',
        properties: { api_key: canaries.field, nested: { note: canaries.known } },
      },
    ])

    const written = readFileSync(file, 'utf8')
    expect(written).not.toContain('CANARY')
    expect((await channel.list(query)).total).toBe(2)
    expect(JSON.stringify(await channel.list(query))).not.toContain('CANARY')
  })

  it('are one line, whatever they hold', async () => {
    const { channel, file } = open()
    channel.write([
      {
        level: 'info',
        event: 'a',
        message: 'one\n{"at":"x"}\u2028\u202e\u001b[31m two',
        properties: { domain: 'x\ny' },
      },
    ])

    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(1)
    // oxlint-disable-next-line no-control-regex -- escape codes are what must not be there
    expect((await channel.list(query)).rows[0]?.message).not.toMatch(/[\n\u2028\u202e\u001b]/)
  })
})
