import { describe, expect, it } from 'vitest'
import { openKeys } from '../../../electron/orders/platform-keys.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

describe('a saved draft', () => {
  it('keeps the keys that were typed', async () => {
    const fixture = await openOrderFixture()

    const id = fixture.accept({ asDraft: true })

    expect(fixture.view(id).form.hasCredentials).toBe(true)
    fixture.accept({ id })
    expect(openKeys(fixture.db, fixture.vault, id)).toMatchObject({ apiKey: 'ship-one' })
  })

  it('drops keys that are not whole', async () => {
    const fixture = await openOrderFixture()

    const id = fixture.accept({ asDraft: true, credentials: { spaceshipApiKey: 'half' } })

    expect(fixture.view(id).form.hasCredentials).toBe(false)
  })
})
