import { expect, it } from 'vitest'
import { retryWords } from '../../../../../renderer/orders/order/tell-retry.ts'
import { quoteOf } from '../../../../../renderer/words/failure-quote.ts'
import { causeKey } from '../../../../../shared/border/failure-cause.ts'
import { failureText } from '../../../../../shared/border/failure-text.ts'
import type { OrderDomain } from '../../../../../shared/orders/order-domain.ts'

const now = Date.parse('2026-11-01T00:00:00.000Z')
const later = '2026-11-01T00:15:00.000Z'
const refused = { code: 'credentials', provider: 'spaceship', detail: 'No.' } as const

const domain = (name: string, more: Partial<OrderDomain>): OrderDomain => ({
  name,
  stage: 'nameservers',
  state: 'due',
  attempts: 1,
  needsPerson: false,
  stageSince: later,
  ...more,
})
const told = (...domains: readonly OrderDomain[]) =>
  retryWords({ domains }, new Set(domains.map(one => one.name)), now)

it('a retry that fails again is told with its cause', () => {
  expect(told(domain('a.com', { failure: refused, dueAt: later }))).toEqual({
    isOver: true,
    words: 'a.com was tried again: Spaceship refused the key',
  })
})

it('several that fail are told in one line', () => {
  const second = { ...refused, code: 'scope' } as const

  expect(
    told(
      domain('a.com', { failure: refused, dueAt: later }),
      domain('b.com', { failure: second, state: 'halted' }),
    ).words,
  ).toBe('2 domains were tried again: each fails for a reason of its own')
})

it('nothing is told while a domain is tried, or when it went through', () => {
  const running = domain('a.com', { failure: refused, state: 'running' })
  const passed = domain('a.com', { stage: 'activation', dueAt: later })

  expect(told(running)).toEqual({ isOver: false, words: null })
  expect(told(passed)).toEqual({ isOver: true, words: null })
})

it('a mailbox of another order of ours is never advised to be removed', () => {
  for (const isEditable of [true, false]) {
    const text = failureText('conflict', { provider: 'mailin', otherOrder: 12, isEditable })
    expect(text.what).toBe('Order 12 has a mailbox with this address')
    expect(text.todo).not.toMatch(/remove/i)
  }
  expect(causeKey('conflict', { provider: 'mailin', otherOrder: 12 })).not.toBe(
    causeKey('conflict', { provider: 'mailin', otherOrder: 13 }),
  )
})

it('the first addresses are quoted where each domain has its own', () => {
  const details = ['a@1.com is taken.', 'a@2.com is taken.', 'a@3.com is taken.', 'a@4.com is.']

  expect(quoteOf('conflict', 'It is taken', details)).toBe(
    'a@1.com is taken. a@2.com is taken. a@3.com is taken. And 1 more.',
  )
  expect(quoteOf('credentials', 'It is refused', details)).toBeUndefined()
})

it('a quote says nothing that its title says', () => {
  const { what } = failureText('domain_expired', { provider: 'spaceship' })

  expect(quoteOf('domain_expired', what, [`${what} on 20 November 2026 (expired).`])).toBe(
    'On 20 November 2026 (expired).',
  )
  expect(quoteOf('domain_expired', what, [`${what}.`])).toBeUndefined()
})

it('an id in doubt is no taken address', () => {
  const text = failureText('conflict', { provider: 'boxwright', isEditable: true })

  expect(text.what).toBe('The Mailin id of a mailbox is in doubt')
  expect(text.action).toBe('retry')
})
