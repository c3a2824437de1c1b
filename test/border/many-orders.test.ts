import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Border, openBorder } from './open-border.ts'
import { type Facts, fill } from './samples.ts'

let border: Border
let facts: Facts

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  facts = await fill(border)
}, 30_000)
afterAll(() => border.close())

const paging = { page: 1, pageSize: 500 }

/** Requests to Spaceship about the order whose key is refused. */
async function asked(): Promise<number> {
  const { rows } = await border.call('exchanges.list', { orderId: facts.refusedId, ...paging })
  return rows.filter(row => row.provider === 'spaceship').length
}

/** Until the registrar has refused the key once more. */
async function refusedAgain(): Promise<void> {
  await expect
    .poll(
      async () => {
        const { domains } = await border.call('orders.get', { id: facts.refusedId })
        return domains[0]?.failure?.code
      },
      { timeout: 15_000 },
    )
    .toBe('credentials')
}

const retriedOnTimeline = async () =>
  (await border.call('activity.list', { orderId: facts.refusedId, ...paging })).rows.filter(
    row => row.action === 'retried',
  ).length

test('two windows that retry at once start nothing twice', async () => {
  await refusedAgain()
  const before = await asked()
  await border.call('orders.retryMany', {})
  await refusedAgain()
  const perRetry = (await asked()) - before
  const earlier = await retriedOnTimeline()

  const answers = await Promise.all([
    border.send('orders.retryMany', {}),
    border.send('orders.retryMany', { orderIds: [facts.refusedId], cause: 'credentials' }),
    border.send('orders.retry', { id: facts.refusedId }),
  ])

  const taken = answers.filter(one => Reflect.get(Object(one), 'ok') === true)
  expect(taken).toHaveLength(1)
  for (const answer of answers)
    if (!taken.includes(answer))
      expect(answer).toMatchObject({ failure: { code: 'not_applicable' } })
  await refusedAgain()
  expect(perRetry).toBeGreaterThan(0)
  expect((await asked()) - before).toBe(2 * perRetry)
  expect((await retriedOnTimeline()) - earlier).toBe(1)
})

test('what is done is skipped and said so', async () => {
  await refusedAgain()

  expect(await border.call('orders.retryMany', {})).toEqual({
    retried: 1,
    skipped: 1,
    left: [],
  })
})

test('what is done alone is no retry', async () => {
  expect(await border.send('orders.retryMany', { orderIds: [facts.orderId] })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
  expect(await border.send('orders.retryMany', { orderIds: [] })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
})

test('a cancellation of many tells each order', async () => {
  const ids = [facts.orderId, facts.refusedId, 4711]

  const answer = await border.call('orders.cancelMany', { ids, removeMailboxes: true })

  expect(answer).toEqual({ cancelled: 2, skipped: [{ id: 4711, why: 'not-found' }] })
  expect((await border.call('orders.get', { id: facts.refusedId })).status).toBe('cancelled')
  await expect
    .poll(
      async () => {
        const { mailboxes } = await border.call('orders.get', { id: facts.orderId })
        return mailboxes.filter(one => one.removedAt === undefined).length
      },
      { timeout: 15_000 },
    )
    .toBe(0)
  expect(await border.call('orders.tally', { ids })).toMatchObject({
    orderCount: 2,
    cancelCount: 0,
    removableCount: 0,
    unfinishedCount: 0,
  })
})

test('the same cancellation again changes nothing', async () => {
  const ids = [facts.refusedId, facts.refusedId]

  expect(await border.call('orders.cancelMany', { ids, removeMailboxes: false })).toEqual({
    cancelled: 0,
    skipped: [{ id: facts.refusedId, why: 'already-cancelled' }],
  })
})
