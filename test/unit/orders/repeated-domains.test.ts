import { expect, it } from 'vitest'
import { openOrderFixture } from '../../support/order-fixture.ts'

it('counts repeated domains of a pending order once', async () => {
  const fixture = await openOrderFixture()

  const id = fixture.accept({
    hostingPlatform: 'other',
    otherPlatform: 'GoDaddy',
    domains: 'acme.com, ACME.com beta.com',
  })

  expect(fixture.view(id).mailboxTotal).toBe(2)
})
