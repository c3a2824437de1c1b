import { describe, expect, it } from 'vitest'
import { replaceDomain } from '../../electron/orders/replace-domain.ts'
import { whyNotThisNode } from '../../tools/suites/why-not-this-node.ts'
import { openOrderDesk } from '../support/order-desk.ts'

const policy = { hold: false }

describe('a domain that another order has delivered', () => {
  async function openDelivered() {
    const desk = await openOrderDesk()
    const first = desk.accept({ domains: 'delivered.com' })
    desk.db.raw.prepare(`update orders set status_manage_by_admin = 'completed'`).run()
    const id = desk.accept({ domains: 'leaving.com' })
    const replace = (evenIfDelivered?: boolean) =>
      replaceDomain(
        desk.db,
        policy,
        { id, domain: 'leaving.com', with: 'delivered.com', evenIfDelivered },
        0,
      )
    const own = () => desk.view(id).form.domains
    return { first, replace, own }
  }

  it('is no replacement before somebody says so', async () => {
    const { first, replace, own } = await openDelivered()
    const words = `delivered.com was delivered in order ${first} (Northwind).`

    const refused = { code: 'conflict', message: words, fields: { with: words } }
    expect(replace()).toEqual({ ok: false, failure: refused })
    expect(replace(false)).toEqual({ ok: false, failure: refused })
    expect(own()).toBe('leaving.com')
  })

  it('is a replacement once somebody says so', async () => {
    const { replace, own } = await openDelivered()

    expect(replace(true)).toEqual({ ok: true, value: null })
    expect(own()).toBe('delivered.com')
  })
})

it('an older Node is told how the tests are run', () => {
  expect(whyNotThisNode('20.20.2')).toContain('not on 20.20.2. Start them by npx vitest')
  expect(whyNotThisNode(process.versions.node)).toBeNull()
})
