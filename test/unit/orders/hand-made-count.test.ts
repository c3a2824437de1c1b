import { expect, it } from 'vitest'
import { viewOrderPage } from '../../../electron/orders/list-orders.ts'
import { addMailboxesByHand } from '../../../electron/orders/work-by-hand.ts'
import { openOrderDesk } from '../../support/order-desk.ts'

it('an order by hand counts the mailboxes that staff entered', async () => {
  const desk = await openOrderDesk()
  const id = desk.accept({ hostingPlatform: 'other' })
  const mailboxes = [{ email: 'jo@acme.com', password: 'by-hand' }]

  addMailboxesByHand(desk.db, desk.vault, { id, mailboxes }, 0)

  const [row] = viewOrderPage(desk.db.orm, { page: 1, pageSize: 1 }).rows
  expect(row).toMatchObject({ mailboxCount: 1, mailboxTotal: 1 })
})
