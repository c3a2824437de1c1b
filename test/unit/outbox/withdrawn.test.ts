import { expect, it } from 'vitest'
import { write } from '../../../db/database.ts'
import { listLetters } from '../../../db/queries/letter-list.ts'
import { startSending } from '../../../db/queries/letters.ts'
import { noteTransfer } from '../../../db/queries/transfers.ts'
import { cancelOrder } from '../../../electron/orders/end-order.ts'
import { settleOrder } from '../../../electron/provisioning/settle-order.ts'
import { type OrderDesk, openOrderDesk } from '../../support/order-desk.ts'

const policy = { hold: false }
const minute = 60_000

/** An order at whose registrar both domains can be refused and can pass. */
async function openRefusedOrder() {
  const desk = await openOrderDesk()
  const id = desk.accept({ domains: 'one.com two.com' })
  desk.db.raw
    .prepare(
      `update order_domains set stage = 'nameservers', reason = 'slow-clock',
       failure_code = 'credentials', failure_provider = 'spaceship', failure_detail = 'No.'`,
    )
    .run()
  const say = (name: string, nameServerStatus: 'failed' | 'updated', now: number) =>
    write(desk.db, tx => {
      noteTransfer(tx, id, name, { nameServerStatus }, now)
      settleOrder(tx, id, policy, now)
    })
  return { desk, id, say }
}

const letterOf = ({ db }: OrderDesk, id: number) =>
  listLetters(db.orm, { orderId: id, limit: 9, offset: 0 }).rows.find(
    ({ letter }) => letter.kind === 'nameservers-failed',
  )?.letter

it('withdraws the letter when the trouble passes in time', async () => {
  const { desk, id, say } = await openRefusedOrder()
  say('one.com', 'failed', 0)
  say('two.com', 'failed', 10)

  say('one.com', 'updated', 20)
  expect(letterOf(desk, id)).toMatchObject({ status: 'waiting' })
  say('two.com', 'updated', 30)

  expect(letterOf(desk, id)).toMatchObject({
    status: 'withdrawn',
    errorMessage: 'All nameservers are set now.',
  })
  expect(desk.view(id).status).toBe('in-progress')
  expect(desk.view(id).activity.map(one => one.action)).toContain('letter_withdrawn')
})

it('writes again when the trouble comes up again', async () => {
  const { desk, id, say } = await openRefusedOrder()
  say('one.com', 'failed', 0)
  say('one.com', 'updated', 30)

  say('two.com', 'failed', 100)

  const letter = letterOf(desk, id)
  expect(letter).toMatchObject({
    status: 'waiting',
    dueAt: 100 + minute,
    errorMessage: null,
  })
  expect(letter?.body).toContain('two.com')
})

it('leaves a letter alone that the mail server may have', async () => {
  const { desk, id, say } = await openRefusedOrder()
  say('one.com', 'failed', 0)
  const letterId = letterOf(desk, id)?.id ?? 0
  write(desk.db, tx => startSending(tx, letterId, minute))

  say('one.com', 'updated', minute)

  expect(letterOf(desk, id)).toMatchObject({ status: 'sending' })
})

it('withdraws the letter of an order that was cancelled', async () => {
  const { desk, id, say } = await openRefusedOrder()
  say('one.com', 'failed', 0)

  cancelOrder(desk.db, id, false, policy, 10)

  expect(letterOf(desk, id)).toMatchObject({
    status: 'withdrawn',
    errorMessage: 'The order was cancelled.',
  })
})

it('withdraws the letter of an order that was resubmitted', async () => {
  const { desk, id, say } = await openRefusedOrder()
  say('one.com', 'failed', 0)

  desk.accept({ id, domains: 'one.com two.com' })

  expect(letterOf(desk, id)).toMatchObject({
    status: 'withdrawn',
    errorMessage: 'The order was resubmitted.',
  })
})
