import { describe, expect, it } from 'vitest'
import { openKeys } from '../../../electron/orders/platform-keys.ts'
import { openOrderDesk } from '../../support/order-desk.ts'

describe('a saved draft', () => {
  it('keeps the keys that were typed', async () => {
    const desk = await openOrderDesk()

    const id = desk.accept({ asDraft: true })

    expect(desk.view(id).form.hasCredentials).toBe(true)
    desk.accept({ id })
    expect(openKeys(desk.db, desk.vault, id)).toMatchObject({ apiKey: 'ship-one' })
  })

  it('drops keys that are not whole', async () => {
    const desk = await openOrderDesk()

    const id = desk.accept({ asDraft: true, credentials: { spaceshipApiKey: 'half' } })

    expect(desk.view(id).form.hasCredentials).toBe(false)
  })
})
