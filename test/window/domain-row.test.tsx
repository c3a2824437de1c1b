import { expect, test } from 'vitest'
import { DomainRow } from '../../renderer/orders/order/DomainRow.tsx'
import type { CallArgs } from '../../shared/border/calls.ts'
import { ok } from '../../shared/border/result.ts'
import type { OrderDomain } from '../../shared/orders/order-domain.ts'
import type { Order } from '../../shared/orders/order-view.ts'
import { domain, orderOf } from '../support/order-view.ts'
import { drawWith, type Replies } from './support/draw-with.tsx'

const refused = {
  code: 'credentials',
  provider: 'spaceship',
  detail: 'Unknown key',
} as const
const later = new Date(Date.now() + 900_000).toISOString()

const row = (order: Partial<Order>, one: OrderDomain, replies: Replies = {}) =>
  drawWith(replies, <DomainRow order={orderOf({ ...order, domains: [one] })} domain={one} />)

test('a refused domain says why, and is tried again alone', async () => {
  const asked: CallArgs<'orders.retry'>[] = []
  const one = domain('one.com', {
    stage: 'nameservers',
    state: 'due',
    reason: 'slow-clock',
    failure: refused,
    needsPerson: true,
    dueAt: later,
    attempts: 2,
  })
  const order = { id: 7, status: 'draft', draftCause: 'nameservers' } as const
  const page = row(order, one, {
    'orders.retry': args => {
      asked.push(args)
      return ok(null)
    },
    'orders.get': () => ok(orderOf({ ...order, domains: [one] })),
  })

  await expect(page.getByText('Spaceship refused the key')).toBeVisible()
  await expect(page.getByText('2 attempts')).toBeVisible()
  await page.getByRole('button', { name: 'Retry one.com' }).click()

  expect(asked).toEqual([{ id: 7, domain: 'one.com' }])
})

test('a domain that is done offers no retry', async () => {
  const page = row(
    { status: 'completed' },
    domain('one.com', { state: 'finished', stage: 'done' }),
  )

  await expect(page.getByText('Mailboxes created')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Retry one.com' })).toHaveCount(0)
})

test('domains of a saved draft start with the order', async () => {
  const one = domain('one.com', { state: 'due', stage: 'lookup' })
  const page = row({ status: 'draft', draftCause: 'saved' }, one)

  await expect(page.getByText('Starts when the order is submitted')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Retry one.com' })).toHaveCount(0)
})
