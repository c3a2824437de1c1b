import { expect, test } from 'vitest'
import {
  customersOf,
  groupByCause,
  registrarToGiveKeys,
} from '../../../../renderer/attention/groups.ts'
import type { AttentionRow, DomainFailure } from '../../../../shared/orders/order-domain.ts'

const refused: DomainFailure = { code: 'credentials', provider: 'spaceship', detail: '' }

const row = (orderId: number, customerId = 1, failure = refused): AttentionRow => ({
  orderId,
  orderStatus: 'draft',
  customerId,
  customerName: `Customer ${customerId}`,
  domain: `domain-${orderId}.com`,
  stage: 'nameservers',
  failure,
  stageSince: '2026-11-30T12:00:00.000Z',
})

const registrarOf = (...rows: readonly AttentionRow[]) => {
  const [group] = groupByCause(rows)
  return group && registrarToGiveKeys(group)
}

test('customers are named once, those with the most orders first', () => {
  expect(customersOf([row(1), row(2, 7), row(2, 7), row(3, 7)])).toEqual([
    { id: 7, name: 'Customer 7', orderIds: [2, 3] },
    { id: 1, name: 'Customer 1', orderIds: [1] },
  ])
})

test('new keys are offered where several orders wait for them', () => {
  expect(registrarOf(row(1), row(2))).toBe('spaceship')
})

test('one order is corrected in its form', () => {
  expect(registrarOf(row(1), row(1))).toBeUndefined()
})

test('new keys are not offered for what they do not mend', () => {
  const mailin = { ...refused, provider: 'mailin' } as const
  const unconfirmed = { ...refused, code: 'scope', provider: 'boxwright' } as const
  const missing = { ...refused, code: 'domain_not_found' } as const
  for (const failure of [mailin, unconfirmed, missing])
    expect(registrarOf(row(1, 1, failure), row(2, 1, failure))).toBeUndefined()
})
