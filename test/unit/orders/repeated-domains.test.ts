import { expect, it } from 'vitest'
import { openOrderDesk } from '../../support/order-desk.ts'

it('counts repeated domains of a pending order once', async () => {
  const desk = await openOrderDesk()

  const id = desk.accept({
    hostingPlatform: 'other',
    otherPlatform: 'GoDaddy',
    domains: 'acme.com, ACME.com beta.com',
  })

  expect(desk.view(id).mailboxTotal).toBe(2)
})
