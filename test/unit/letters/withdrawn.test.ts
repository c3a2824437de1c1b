import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { listLetters } from '../../../db/letters/letter-list.ts'
import { startSending } from '../../../db/letters/letters.ts'
import { noteTransfer } from '../../../db/orders/transfers.ts'
import { updateOrderStatus } from '../../../electron/engine/update-order-status.ts'
import { cancelOrder } from '../../../electron/orders/end-order.ts'
import { type OrderFixture, openOrderFixture } from '../../support/order-fixture.ts'

const minute = 60_000

/** An order at whose registrar both domains can be refused and can pass. */
async function openRefusedOrder() {
  const fixture = await openOrderFixture()
  const id = fixture.accept({ domains: 'one.com two.com' })
  rawOf(fixture.db)
    .prepare(
      `update order_domains set stage = 'nameservers', reason = 'slow-clock',
       failure_code = 'credentials', failure_provider = 'spaceship', failure_detail = 'No.'`,
    )
    .run()
  const say = (name: string, nameServerStatus: 'failed' | 'updated', now: number) =>
    write(fixture.db, tx => {
      noteTransfer(tx, id, name, { nameServerStatus }, now)
      updateOrderStatus(tx, id, now)
    })
  return { fixture, id, say }
}

const letterOf = ({ db }: OrderFixture, id: number) =>
  listLetters(db.reader, { orderId: id, limit: 9, offset: 0 }).rows.find(
    ({ letter }) => letter.kind === 'nameservers-failed',
  )?.letter

it('withdraws the letter when the trouble passes in time', async () => {
  const { fixture, id, say } = await openRefusedOrder()
  say('one.com', 'failed', 0)
  say('two.com', 'failed', 10)

  say('one.com', 'updated', 20)
  expect(letterOf(fixture, id)).toMatchObject({ status: 'waiting' })
  say('two.com', 'updated', 30)

  expect(letterOf(fixture, id)).toMatchObject({
    status: 'withdrawn',
    errorMessage: 'All nameservers are set now.',
  })
  expect(fixture.view(id).status).toBe('in-progress')
  expect(fixture.view(id).activity.map(one => one.action)).toContain('letter_withdrawn')
})

it('writes again when the trouble comes up again', async () => {
  const { fixture, id, say } = await openRefusedOrder()
  say('one.com', 'failed', 0)
  say('one.com', 'updated', 30)

  say('two.com', 'failed', 100)

  const letter = letterOf(fixture, id)
  expect(letter).toMatchObject({
    status: 'waiting',
    dueAt: 100 + minute,
    errorMessage: null,
  })
  expect(letter?.body).toContain('two.com')
})

it('leaves a letter alone that the mail server may have', async () => {
  const { fixture, id, say } = await openRefusedOrder()
  say('one.com', 'failed', 0)
  const letterId = letterOf(fixture, id)?.id ?? 0
  write(fixture.db, tx => startSending(tx, letterId, minute))

  say('one.com', 'updated', minute)

  expect(letterOf(fixture, id)).toMatchObject({ status: 'sending' })
})

it('withdraws the letter of an order that was cancelled', async () => {
  const { fixture, id, say } = await openRefusedOrder()
  say('one.com', 'failed', 0)

  cancelOrder(fixture.db, id, false, 10)

  expect(letterOf(fixture, id)).toMatchObject({
    status: 'withdrawn',
    errorMessage: 'The order was cancelled.',
  })
})

it('withdraws the letter of an order that was resubmitted', async () => {
  const { fixture, id, say } = await openRefusedOrder()
  say('one.com', 'failed', 0)

  fixture.accept({ id, domains: 'one.com two.com' })

  expect(letterOf(fixture, id)).toMatchObject({
    status: 'withdrawn',
    errorMessage: 'The order was resubmitted.',
  })
})
