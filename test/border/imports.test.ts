import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOrderFile } from '../../shared/imports/read-order-file.ts'
import { reasonTitle } from '../../shared/imports/titles.ts'
import { type Border, openBorder } from './open-border.ts'
import { order as sample } from './samples.ts'

let border: Border
const { customerId: _, ...order } = sample
const newcomer = { name: 'Newcomer', email: 'New@customer.example' }
const paging = { page: 1, pageSize: 50 } as const

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

const customers = async () => (await border.call('customers.list', paging)).total

describe('an order of a file', () => {
  test('brings its customer along', async () => {
    const domains = 'first-import.com'
    const args = { mode: 'practice', customer: newcomer, order: { ...order, domains } } as const

    const { id } = await border.call('imports.submit', args)

    const { customer } = await border.call('orders.get', { id })
    expect(customer).toMatchObject({ name: 'Newcomer', email: 'new@customer.example' })
    expect(await customers()).toBe(2)
  })

  test('finds the customer that an order before it brought', async () => {
    const domains = 'second-import.com'
    const args = { mode: 'practice', customer: newcomer, order: { ...order, domains } } as const

    await border.call('imports.submit', args)

    expect(await customers()).toBe(2)
  })

  test('leaves no customer behind when it is refused', async () => {
    const args = {
      mode: 'practice',
      customer: { name: 'Unlucky', email: 'unlucky@customer.example' },
      order: { ...order, domains: 'first-import.com' },
    } as const

    expect(await border.send('imports.submit', args)).toMatchObject({
      failure: {
        code: 'conflict',
        fields: { domains: expect.stringContaining('in order 1 (in progress).') },
      },
    })
    expect(await customers()).toBe(2)
  })

  test('stays in the mode that it was read for', async () => {
    const args = { mode: 'live', order: { ...sample, domains: 'live-import.com' } }

    expect(await border.send('imports.submit', args)).toMatchObject({
      failure: { code: 'not_applicable' },
    })
  })

  test.each([{ id: 1 }, { asDraft: true }])('is always a new one: %j', async extra => {
    const args = { mode: 'practice', order: { ...sample, ...extra } }

    expect(await border.send('imports.submit', args)).toMatchObject({
      failure: { code: 'invalid_input' },
    })
  })
})

describe('the report of an import', () => {
  const row = {
    firstRow: 2,
    rows: '2',
    domainCount: 1,
    customer: 'Northwind Outreach',
    isMended: false,
  }
  const begin = (...names: string[]) =>
    border.call('imports.begin', {
      name: 'orders.csv',
      orders: names.map(domain => ({ ...row, domain, cells: { domains: domain } })),
    })
  const submit = (importId: number, position: number, domains: string) =>
    border.send('imports.submit', {
      mode: 'practice',
      order: { ...sample, domains },
      entry: { importId, position },
    })
  const last = async () => (await border.call('imports.last', {})).last

  test('tells of orders that are created together, each on its own', async () => {
    const { id } = await begin('many-1.com', 'many-2.com', 'many-2.com', 'many-3.com')
    const customer = { name: 'Unlucky', email: 'unlucky@many.example' }
    const entry = (position: number, domains: string) => ({
      mode: 'practice' as const,
      order: { ...order, domains },
      entry: { importId: id, position },
    })
    const args = {
      orders: [
        { ...entry(0, 'many-1.com'), customer: newcomer },
        { ...entry(1, 'many-2.com'), customer: newcomer },
        { ...entry(2, 'many-2.com'), customer },
        { ...entry(3, 'many-3.com'), customer: newcomer },
      ],
    }

    await border.call('imports.submitMany', args)
    const told = (await last())?.entries
    // the answer was lost, so the window asks again
    await border.call('imports.submitMany', args)

    const outcomes = told?.map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['created', 'created', 'refused', 'created'])
    expect(told?.[2]?.why).toContain('many-2.com')
    expect((await last())?.entries).toEqual(told)
    const { total } = await border.call('customers.list', { ...paging, search: 'Unlucky' })
    expect(total).toBe(0)
    expect((await border.call('orders.list', { ...paging, search: 'many-' })).total).toBe(3)
  })

  test('says of each order what became of it', async () => {
    const { id } = await border.call('imports.begin', {
      name: 'orders.csv',
      orders: [
        { ...row, domain: 'report-1.com', cells: { domains: 'report-1.com' } },
        { ...row, domain: 'first-import.com', cells: { domains: 'first-import.com' } },
        { ...row, cells: { plan: 'Gold' }, why: 'No plan is called Gold.', isMended: true },
        { ...row, domain: 'report-4.com', cells: { domains: 'report-4.com' } },
      ],
    })
    await submit(id, 0, 'report-1.com')
    await submit(id, 1, 'first-import.com')

    const { entries = [] } = (await last()) ?? {}

    expect(entries.map(({ outcome, why }) => [outcome, why])).toEqual([
      ['created', undefined],
      ['refused', expect.stringContaining('in order 1')],
      ['left-out', 'No plan is called Gold.'],
      ['waiting', undefined],
    ])
    expect(entries[2]?.isMended).toBe(true)
    const made = await border.call('orders.get', { id: entries[0]?.orderId ?? 0 })
    expect(made.domains[0]?.name).toBe('report-1.com')
    const rest = await border.call('imports.rest', {})
    expect(rest.map(({ position, cells }) => [position, cells])).toEqual([
      [1, { domains: 'first-import.com' }],
      [2, { plan: 'Gold' }],
      [3, { domains: 'report-4.com' }],
    ])
  })

  test('lets no order of a file become two', async () => {
    const { id } = await begin('once.com')
    await submit(id, 0, 'once.com')

    expect(await submit(id, 0, 'twice.com')).toMatchObject({
      failure: { code: 'not_applicable', message: expect.stringMatching(/order \d+ already/) },
    })
    expect((await last())?.entries[0]).toMatchObject({ outcome: 'created' })
  })

  test('keeps what was created when staff go on with the rest', async () => {
    const { id } = await begin('kept-1.com', 'kept-2.com', 'kept-3.com')
    await submit(id, 1, 'kept-2.com')

    const next = await border.call('imports.begin', {
      name: 'orders.csv',
      goesOnFrom: id,
      orders: [{ ...row, domain: 'kept-3.com', cells: { domains: 'kept-3.com' } }],
    })
    await submit(next.id, next.firstPosition, 'kept-3.com')

    expect(next.id).toBe(id)
    expect((await last())?.entries.map(({ domain, outcome }) => [domain, outcome])).toEqual([
      ['kept-2.com', 'created'],
      ['kept-3.com', 'created'],
    ])
  })

  test('keeps which letters its customers get', async () => {
    await border.call('imports.begin', {
      name: 'orders.csv',
      letters: 'none',
      orders: [{ ...row, domain: 'quiet-import.com', cells: {} }],
    })
    const { id = 0, letters } = (await last()) ?? {}
    await submit(id, 0, 'quiet-import.com')
    const { entries: [entry] = [] } = (await last()) ?? {}

    const { total } = await border.call('letters.list', {
      ...paging,
      orderId: entry?.orderId ?? 0,
    })

    expect([letters, total]).toEqual(['none', 0])
  })

  test('gives way to that of the next file', async () => {
    const { id } = await begin('old-file.com')

    await begin('new-file.com')

    expect((await last())?.entries.map(({ domain }) => domain)).toEqual(['new-file.com'])
    expect(await submit(id, 0, 'old-file.com')).toMatchObject({
      failure: { code: 'not_applicable' },
    })
  })

  test('knows its domains again after their orders are completed', async () => {
    const { id } = await begin('active-done.com')
    await submit(id, 0, 'active-done.com')
    const { orderId = 0 } = (await last())?.entries[0] ?? {}
    await expect
      .poll(async () => (await border.call('orders.get', { id: orderId })).status, {
        timeout: 60_000,
      })
      .toBe('completed')
    const domains = 'active-done.com, free-done.com'

    expect(await border.call('orders.withDomains', { domains })).toEqual([
      {
        domain: 'active-done.com',
        orderId,
        status: 'completed',
        customer: 'Northwind Outreach',
      },
    ])
  }, 90_000)

  test('belongs to the mode of its orders', async () => {
    await begin('practice-only.com')
    await border.call('settings.save', { mode: 'live' })

    const there = await border.call('imports.last', {})
    await border.call('settings.save', { mode: 'practice' })

    expect(there).toEqual({})
    expect((await last())?.entries[0]?.domain).toBe('practice-only.com')
  })

  test.each([
    ['a key among the cells', { cells: { spaceshipApiKey: 'secret' } }],
    ['a field that there is not', { cells: { colour: 'red' } }],
    ['a reason without end', { cells: {}, why: 'x'.repeat(1001) }],
    ['a row before the first', { cells: {}, firstRow: 0 }],
  ])('does not take %s', async (_, wrong) => {
    const args = { name: 'orders.csv', orders: [{ ...row, ...wrong }] }

    expect(await border.send('imports.begin', args)).toMatchObject({
      failure: { code: 'invalid_input' },
    })
  })
})

describe('customers of a file', () => {
  test('are found by address before name', async () => {
    await border.call('customers.save', {
      name: 'orders@northwind.example',
      email: 'a@b.example',
    })

    const found = await border.call('customers.match', {
      texts: ['orders@northwind.example', ' northwind  OUTREACH', 'nobody'],
    })

    expect(found).toMatchObject([{ id: 1 }, { id: 1 }])
  })

  test('are doubtful where two have the name', async () => {
    await border.call('customers.save', { name: 'Newcomer', email: 'twin@customer.example' })

    const [found] = await border.call('customers.match', { texts: ['Newcomer'] })

    expect(found).toMatchObject({ isAmbiguous: true })
  })
})

describe('a table', () => {
  test('is written for its owner alone, and nothing in it computes', async () => {
    border.savePath = join(border.folder, 'refused.csv')
    const rows = [
      ['Domain', 'Key'],
      ['acme.com', '=secret, "quoted"'],
    ]

    await border.call('imports.save', { name: 'refused-orders', rows })

    expect(readFileSync(border.savePath, 'utf8')).toBe(
      `Domain,Key\r\nacme.com,"'=secret, ""quoted"""\r\n`,
    )
    expect(statSync(border.savePath).mode & 0o777).toBe(0o600)
  })

  test('of refused rows is read as the cells that it was written of', async () => {
    border.savePath = join(border.folder, 'again.csv')
    const odd = [
      '=1+1',
      '+49 30 1',
      '-x',
      '@x',
      '\uff1dx',
      "'=x",
      "''-x",
      'a\n- b; =c',
      "'plain",
    ]
    const rows = [
      ['Domain', 'Name', '=API key', reasonTitle],
      ...odd.map(cell => ['acme.com', cell, `${cell}1`, 'Taken']),
    ]

    await border.call('imports.save', { name: 'refused-orders', rows })

    const reading = readOrderFile('again.csv', readFileSync(border.savePath))
    let step = reading.next()
    while (step.done !== true) step = reading.next()
    const read = step.value
    expect(
      read.ok && [read.value.titles, ...read.value.rows.map(({ cells }) => cells)],
    ).toEqual(rows)
  })

  test('holds every row of the largest file', async () => {
    border.savePath = join(border.folder, 'all-refused.csv')
    const row = ['acme.com', 'x'.repeat(1_000), 'Why it was not created']
    const rows = Array.from({ length: 5_001 }, () => row)

    const answer = await border.send('imports.save', { name: 'refused-orders', rows })

    expect(answer).toMatchObject({ ok: true })
  })

  test('goes nowhere when the dialog is closed', async () => {
    border.savePath = null

    expect(
      await border.send('imports.save', { name: 'order-template', rows: [['Domain']] }),
    ).toMatchObject({ failure: { code: 'dismissed' } })
  })
})
