import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListWhat } from '../../shared/lists/contract.ts'
import { type Border, openBorder } from './open-border.ts'
import { type Facts, fill, order } from './samples.ts'

let border: Border
let facts: Facts

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  facts = await fill(border)
}, 30_000)
afterAll(() => border.close())

/** Exports a list as CSV and returns its rows by the titles of their columns. */
async function exported(what: ListWhat): Promise<Record<string, string>[]> {
  const path = join(border.folder, `${what.list}.csv`)
  border.savePath = path
  const { count } = await border.call('lists.export', { ...what, format: 'csv' })
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data).toHaveLength(count)
  return data
}

describe('an exported list', () => {
  it('has the orders as they are filtered and sorted', async () => {
    const sort = { by: 'customerName', descending: true } as const
    const { rows } = await border.call('orders.list', { sort, page: 1, pageSize: 500 })

    const all = await exported({ list: 'orders', filter: { sort } })
    const drafts = await exported({ list: 'orders', filter: { status: 'draft' } })

    expect(all.map(row => row['Order'])).toEqual(rows.map(({ id }) => String(id)))
    expect(drafts.length).toBeGreaterThan(0)
    expect(drafts.length).toBeLessThan(all.length)
    // in the window's words, which tell those that go on from those that rest
    expect(new Set(drafts.map(row => row['Status']))).toEqual(new Set(['Draft · running']))
  })

  it('has what was promised, and what is late', async () => {
    const plan = { name: 'Promised', providerType: 'Google', price: 3, isActive: true } as const
    const { id: planId } = await border.call('plans.save', { ...plan, promiseHours: 48 })
    const dueAt = ['2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z']
    for (const [at, due] of dueAt.entries()) {
      const domains = `promised-${at}.com`
      const { id } = await border.call('orders.submit', { ...order, planId, domains })
      await border.call('orders.setDueDate', { id, dueAt: due })
    }

    const orders = await exported({ list: 'orders', filter: { search: 'promised-' } })
    const plans = await exported({ list: 'plans', filter: { search: 'Promised' } })

    const within = 'Promised within (hours)'
    expect(orders.map(row => [row['First domain'], row[within], row['Late']])).toEqual([
      ['promised-1.com', '48', 'No'],
      ['promised-0.com', '48', 'Yes'],
    ])
    expect(orders.every(row => /^20\d\d-/.test(row['Due'] ?? ''))).toBe(true)
    expect(plans.map(row => row[within])).toEqual(['48'])
  })

  it('is a workbook, too', async () => {
    const path = join(border.folder, 'activity.xlsx')
    border.savePath = path

    const { count } = await border.call('lists.export', {
      list: 'activity',
      filter: {},
      format: 'xlsx',
    })

    const [sheet] = (await readXlsx(readFileSync(path))).sheets
    expect(sheet).toMatchObject({ name: 'Activity' })
    expect(sheet?.rows).toHaveLength(count + 1)
    expect(sheet?.rows[1]?.[0]).toBeInstanceOf(Date)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('is made of pages that count nothing', async () => {
    const paging = { page: 1, pageSize: 50, isCounted: false } as const

    const orders = await border.call('orders.list', { ...paging, customerId: 1 })
    const customers = await border.call('customers.list', { ...paging, search: 'north' })

    expect(orders.rows.length).toBeGreaterThan(0)
    expect(Object.values(orders.counts)).not.toContain(orders.rows.length)
    expect(customers).toMatchObject({ rows: [{ name: 'Northwind Outreach' }], total: 0 })
  })

  it('goes on beyond one page', async () => {
    for (let at = 0; at < 300; at += 1)
      await border.call('customers.save', { name: `Page ${at}`, email: `page${at}@acme.com` })

    const rows = await exported({ list: 'customers', filter: { search: 'page' } })

    expect(new Set(rows.map(row => row['E-mail']))).toHaveProperty('size', 300)
  })

  it('never has a password, or the text of a letter', async () => {
    const { rows } = await border.call('mailboxes.list', { page: 1, pageSize: 500 })
    const { password } = await border.call('mailboxes.reveal', { id: facts.mailboxId })
    const letters = await border.call('letters.list', { page: 1, pageSize: 1 })

    const mailboxes = await exported({ list: 'mailboxes', filter: {} })
    const written = await exported({ list: 'letters', filter: {} })

    expect(mailboxes.map(row => row['Address'])).toEqual(rows.map(({ email }) => email))
    expect(JSON.stringify(mailboxes)).not.toContain(password)
    expect(written[0]).toMatchObject({ Subject: letters.rows[0]?.subject })
    expect(Object.values(written[0] ?? {})).not.toContain(letters.rows[0]?.text)
  })

  it.each<ListWhat>([
    { list: 'plans', filter: {} },
    { list: 'notifications', filter: {} },
    { list: 'log', filter: {} },
    { list: 'attention', filter: {} },
    { list: 'transfers', filter: {} },
  ])('has words in every column ($list)', async what => {
    const rows = await exported(what)

    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toMatch(/undefined|\[object|NaN/)
  })

  it('says of each order’s state as much in one list as in another', async () => {
    const [attention] = await exported({ list: 'attention', filter: {} })
    const orders = await exported({ list: 'orders', filter: {} })

    expect(attention).toMatchObject({ Status: 'Draft · running' })
    expect(orders.find(row => row['Order'] === attention?.['Order'])).toMatchObject({
      Status: 'Draft · running',
    })
  })

  it('has the domains of one customer', async () => {
    const orders = await border.call('orders.list', { page: 1, pageSize: 1 })
    const id = orders.rows[0]?.customerId ?? 0
    const { rows } = await border.call('customers.domains', { id, page: 1, pageSize: 500 })

    const written = await exported({ list: 'domains', filter: { id } })

    expect(rows.length).toBeGreaterThan(0)

    expect(written.map(row => row['Domain'])).toEqual(rows.map(({ name }) => name))
  })

  it('is not written when the dialog is closed, or nothing is listed', async () => {
    border.savePath = null
    const what = { list: 'orders', filter: {}, format: 'csv' } as const

    expect(await border.send('lists.export', what)).toMatchObject({
      failure: { code: 'dismissed' },
    })
    expect(
      await border.send('lists.export', { ...what, filter: { search: 'nobody has this' } }),
    ).toMatchObject({ failure: { code: 'not_applicable' } })
  })

  it('takes no filter of another list', async () => {
    const path = join(border.folder, 'none.csv')
    border.savePath = path

    expect(
      await border.send('lists.export', {
        list: 'plans',
        filter: { status: 'draft' },
        format: 'csv',
      }),
    ).toMatchObject({ failure: { code: 'invalid_input' } })
    expect(existsSync(path)).toBe(false)
  })

  it('is of one mode alone', async () => {
    const path = join(border.folder, 'mode.csv')
    border.savePath = path
    const writing = border.send('lists.export', { list: 'orders', filter: {}, format: 'csv' })
    const switching = border.call('settings.save', { mode: 'live' })

    const answer = await writing
    await switching

    expect(answer).toMatchObject({ failure: { code: 'not_applicable' } })
    expect(existsSync(path)).toBe(false)
    await border.call('settings.save', { mode: 'practice' })
  })
})
