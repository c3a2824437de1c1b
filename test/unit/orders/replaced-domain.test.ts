import { expect, it } from 'vitest'
import { rejectOrder } from '../../../electron/orders/end-order.ts'
import { viewOrderPage } from '../../../electron/orders/list-orders.ts'
import { replaceDomain } from '../../../electron/orders/replace-domain.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

async function openReplaced() {
  const fixture = await openOrderFixture()
  const id = fixture.accept({ domains: 'one.com two.com three.com' })
  replaceDomain(fixture.db, { id, domain: 'one.com', with: 'better.com' }, 0)
  const own = () =>
    fixture
      .view(id)
      .domains.filter(one => one.hasLeft !== true)
      .map(({ name, state }) => `${name} ${state}`)
  return { fixture, id, own }
}

it('a replaced domain counts neither on the page nor in the list', async () => {
  const { fixture, id, own } = await openReplaced()

  expect(own()).toEqual(['better.com due', 'two.com due', 'three.com due'])
  expect(fixture.view(id).mailboxTotal).toBe(3)
  expect(viewOrderPage(fixture.db.reader, { page: 1, pageSize: 1 }).rows[0]).toMatchObject({
    domainCount: 3,
    firstDomain: 'better.com',
    mailboxTotal: 3,
  })
})

it('a rejected order keeps the domains that it stopped', async () => {
  const { fixture, id, own } = await openReplaced()

  rejectOrder(fixture.db, id, 'Ordered twice', 0)

  expect(own()).toEqual(['better.com superseded', 'two.com superseded', 'three.com superseded'])
  expect(fixture.view(id).mailboxTotal).toBe(3)
})
