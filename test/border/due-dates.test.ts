import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SubmitArgs } from '../../shared/orders/form.ts'
import { hourMs, minuteMs } from '../../shared/text/duration.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
let planId: number

const plan = { name: 'Promised', providerType: 'Google', price: 3, isActive: true } as const

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  planId = (await border.call('plans.save', { ...plan, promiseHours: 48 })).id
})
afterAll(() => border.close())

let made = 0
/** Submits an order of the promised plan, which staff work by hand. */
async function submit(change: Partial<SubmitArgs> = {}): Promise<number> {
  made += 1
  const sent = { ...order, planId, domains: `due-${made}.com`, ...change }
  return (await border.call('orders.submit', sent)).id
}
const get = (id: number) => border.call('orders.get', { id })
const list = (args: object = {}) =>
  border.call('orders.list', { page: 1, pageSize: 50, ...args })
const idsOf = async (args: object) => (await list(args)).rows.map(({ id }) => id)
const setDue = (id: number, dueAt: string | null) =>
  border.call('orders.setDueDate', { id, dueAt })
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString()

describe('a promise', () => {
  test('belongs to its plan until that is saved without one', async () => {
    const named = async () =>
      (await border.call('plans.list', { search: 'Weekly' })).rows.map(row => row.promiseHours)
    const { id } = await border.call('plans.save', {
      ...plan,
      name: 'Weekly',
      promiseHours: 168,
    })
    expect(await named()).toEqual([168])

    await border.call('plans.save', { ...plan, id, name: 'Weekly' })

    expect(await named()).toEqual([undefined])
  })

  test('counts from the submission, not from the draft', async () => {
    const before = Date.now()
    const id = await submit({ asDraft: true })
    expect((await get(id)).dueAt).toBeUndefined()

    await submit({ id })

    const due = Date.parse((await get(id)).dueAt ?? '') - 48 * hourMs
    expect(due).toBeGreaterThanOrEqual(before)
    expect(due).toBeLessThan(Date.now() + minuteMs)
    expect(due % minuteMs).toBe(0)
  })

  test('is not moved by resubmitting', async () => {
    const id = await submit()
    const { dueAt } = await get(id)
    await border.call('orders.reject', { id, reason: 'Wrong domain' })

    await submit({ id })

    expect(dueAt).toBeDefined()
    expect((await get(id)).dueAt).toBe(dueAt)
  })

  test('does not overrule staff', async () => {
    const dueAt = inHours(5)
    const draft = await submit({ asDraft: true })
    await setDue(draft, dueAt)
    await submit({ id: draft })
    const cleared = await submit()
    await setDue(cleared, null)
    await border.call('orders.reject', { id: cleared, reason: 'Wrong domain' })
    await submit({ id: cleared })

    expect([(await get(draft)).dueAt, (await get(cleared)).dueAt]).toEqual([dueAt, undefined])
  })

  test('is made by no other plan', async () => {
    const id = await submit({ planId: 1, hostingPlatform: 'other', otherPlatform: 'Gandi' })

    expect((await get(id)).dueAt).toBeUndefined()
  })
})

describe('a due date', () => {
  test('is changed with an activity that says what it was', async () => {
    const id = await submit()
    const { dueAt: before } = await get(id)
    const dueAt = inHours(72)

    await setDue(id, dueAt)
    await setDue(id, dueAt)
    await setDue(id, null)

    const told = (await get(id)).activity.filter(({ action }) => action.startsWith('due_date'))
    expect(told.map(({ action, properties }) => [action, properties])).toEqual([
      ['due_date_cleared', { before: dueAt }],
      ['due_date_set', { before, dueAt }],
    ])
    expect(told[0]?.description).toMatch(/^Due date cleared; it was /)
    expect(told[1]?.description).toMatch(/^Due .+ instead of /)
  })

  test('is refused when it is no time', async () => {
    const id = await submit()

    expect(await border.send('orders.setDueDate', { id, dueAt: 'tomorrow' })).toMatchObject({
      failure: { code: 'invalid_input', fields: { dueAt: 'Enter a date and time.' } },
    })
  })

  test('needs an order that is there', async () => {
    expect(await border.send('orders.setDueDate', { id: 9999, dueAt: null })).toMatchObject({
      failure: { code: 'not_found' },
    })
  })
})

describe('late orders', () => {
  test('are those that are open and past their due date', async () => {
    const [late, ahead, over] = [await submit(), await submit(), await submit()]
    for (const id of [late, over]) await setDue(id, inHours(-3))
    await border.call('orders.cancel', { id: over, removeMailboxes: false })

    const ids = await idsOf({ late: true })

    expect(ids).toContain(late)
    expect(ids).not.toContain(ahead)
    expect(ids).not.toContain(over)
    const { now } = await border.call('dashboard.get', {})
    expect(now.lateOrders).toBe(ids.length)
    expect(now.promisedOrders).toBeGreaterThan(0)
  })

  test('come first by due date, orders without one last', async () => {
    const [first, second] = [await submit(), await submit()]
    await setDue(second, inHours(-30))
    await setDue(first, inHours(-40))

    const rising = await idsOf({ sort: { by: 'dueAt', descending: false } })
    const falling = await idsOf({ sort: { by: 'dueAt', descending: true } })

    expect(rising.slice(0, 2)).toEqual([first, second])
    const isOpen = new Set((await list({})).rows.flatMap(one => (one.dueAt ? [one.id] : [])))
    expect(isOpen.has(rising.at(-1) ?? 0) && isOpen.has(falling.at(-1) ?? 0)).toBe(false)
    expect(falling.indexOf(first)).toBeGreaterThan(falling.indexOf(second))
  })
})
