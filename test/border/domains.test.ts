import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isOwnPage } from '../../electron/desktop/window.ts'
import { type Border, openBorder } from './open-border.ts'
import { type Facts, fill, order } from './samples.ts'

vi.mock('electron', () => ({ BrowserWindow: vi.fn(), shell: {}, net: {}, protocol: {} }))

let border: Border
let facts: Facts

beforeAll(async () => {
  border = await openBorder({ isTrusted: isOwnPage })
  facts = await fill(border)
}, 30_000)
afterAll(() => border.close())

const historyOf = (name: string) =>
  border.call('domains.history', { name, page: 1, pageSize: 100 })
const actionsOf = async (name: string) =>
  (await historyOf(name)).rows.map(({ action }) => action)

describe('the history of a domain', () => {
  test('holds what happened to it, its mailboxes and its order, newest first', async () => {
    const { rows, total } = await historyOf('Active-Border.com')

    expect(total).toBe(rows.length)
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort((a, b) => b - a))
    expect(new Set(rows.map(({ orderId }) => orderId))).toEqual(new Set([facts.orderId]))
    const created = rows.filter(({ action }) => action === 'mailin_ai_mailboxes_created')
    expect(JSON.stringify(created)).toContain('max@active-border.com')
    expect(created.map(({ isShared }) => isShared)).not.toContain(true)
    const completed = rows.find(({ action }) => action === 'mailin_ai_order_completed')
    expect(completed).toMatchObject({ isShared: true })
    expect(rows.map(({ action }) => action)).toContain('mailin_ai_order_status_in_progress')
    expect(rows.map(({ action }) => action)).toContain('note_added')
  })

  test('goes on behind a cursor', async () => {
    const all = await historyOf('active-border.com')
    const first = await border.call('domains.history', {
      name: 'active-border.com',
      page: 1,
      pageSize: 2,
    })
    const second = await border.call('domains.history', {
      name: 'active-border.com',
      page: 2,
      pageSize: 2,
      ...(first.next !== undefined && { after: first.next }),
    })

    expect([...first.rows, ...second.rows]).toEqual(all.rows.slice(0, 4))
    expect(first.total).toBe(all.total)
  })

  test('of a name that no order has is empty', async () => {
    expect(await historyOf('nowhere.example')).toEqual({ rows: [], total: 0 })
    expect(await border.send('domains.get', { name: 'nowhere.example' })).toMatchObject({
      failure: { code: 'not_found' },
    })
  })

  test('is told across orders, and ends where the domain left one', async () => {
    const { id } = await border.call('orders.submit', {
      ...order,
      domains: 'refused-one.com keeps-one.com',
    })
    await expect
      .poll(() => actionsOf('refused-one.com'))
      .toContain('mailin_ai_nameservers_failed')
    await border.call('orders.replaceDomain', {
      id,
      domain: 'refused-one.com',
      with: 'comes-one.com',
    })
    await border.call('orders.cancel', { id, removeMailboxes: false })
    const later = await border.call('orders.submit', {
      ...order,
      domains: 'refused-one.com',
    })

    const left = await historyOf('refused-one.com')
    expect(new Set(left.rows.map(({ orderId }) => orderId))).toEqual(new Set([id, later.id]))
    const ofFirst = left.rows.filter(({ orderId }) => orderId === id)
    expect(ofFirst.map(({ action }) => action)).toContain('domain_replaced')
    expect(ofFirst.map(({ action }) => action)).not.toContain('mailin_ai_order_cancelled')
    expect(await border.call('domains.get', { name: 'refused-one.com' })).toMatchObject({
      name: 'refused-one.com',
      orders: [
        { id: later.id, customer: { id: 1 }, domain: { name: 'refused-one.com' } },
        { id, status: 'cancelled', hasLeft: true, mailboxes: 0 },
      ],
    })
    // it came into an order that was under way
    const came = await actionsOf('comes-one.com')
    expect(came).toContain('domain_replaced')
    expect(came).not.toContain('mailin_ai_order_set_to_draft')
    expect(came[0]).toBe('mailin_ai_order_cancelled')
    expect(await actionsOf('keeps-one.com')).not.toContain('mailin_ai_nameservers_failed')
  })
})
