import { describe, expect, test } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { listNotifications, markNotificationsRead } from '../../../db/records/notifications.ts'
import { readSetting, writeSetting } from '../../../db/settings/settings.ts'
import { changeStatus } from '../../../electron/orders/change-status.ts'
import { notify } from '../../../electron/records/notify.ts'
import { viewNotification } from '../../../electron/records/view-records.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

const all = { limit: 50, offset: 0 }

async function open() {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const orderId = fixture.accept({})
  rawOf(db).exec('delete from notifications')
  const batch = (mailboxCount: number, at: number) =>
    write(db, tx =>
      notify(
        tx,
        {
          customerId: 1,
          orderId,
          type: 'email_created',
          title: 'New Email Accounts Created',
          message: 'New email accounts have been automatically created',
          data: { order_id: orderId, email_count: mailboxCount },
          mailboxCount,
        },
        at,
      ),
    )
  return {
    db,
    orderId,
    batch,
    listed: (unread?: boolean) => {
      const found = listNotifications(db.reader, { ...all, unread })
      return { total: found.total, rows: found.rows.map(viewNotification) }
    },
  }
}

describe('notifications of one order and kind', () => {
  test('fold into the newest while it is unread', async () => {
    const { batch, listed, orderId } = await open()

    for (const [count, at] of [
      [10, 1000],
      [10, 2000],
      [4, 3000],
    ] as const)
      batch(count, at)

    const { rows, total } = listed()
    expect(total).toBe(1)
    expect(rows).toMatchObject([
      {
        kind: 'mailboxes-created',
        orderId,
        customerName: 'Northwind',
        eventCount: 3,
        mailboxCount: 24,
        createdAt: '1970-01-01T00:00:03.000Z',
      },
    ])
  })

  test('stay stored one by one, in the words of the flow', async () => {
    const { db, batch } = await open()

    batch(10, 1000)
    batch(4, 2000)

    const stored = rawOf(db)
      .prepare(`select data ->> 'email_count' from notifications order by id`)
      .pluck()
      .all()
    expect(stored).toEqual([10, 4])
  })

  test('begin anew once the last was read', async () => {
    const { db, batch, listed } = await open()
    batch(10, 1000)
    write(db, tx => markNotificationsRead(tx, [listed().rows[0]?.id ?? 0], 1500))

    batch(4, 2000)

    expect(listed(true)).toMatchObject({ total: 1, rows: [{ eventCount: 1, mailboxCount: 4 }] })
    expect(listed().total).toBe(2)
  })

  test('other kinds of the order stay apart', async () => {
    const { db, orderId, batch, listed } = await open()
    batch(10, 1000)

    write(db, tx => changeStatus(tx, orderId, 'completed', { mailboxCount: 10 }, 2000))
    write(db, tx => changeStatus(tx, orderId, 'cancelled', cancelled, 3000))

    expect(listed().rows.map(({ kind }) => kind)).toEqual([
      'order-cancelled',
      'order-completed',
      'mailboxes-created',
    ])
  })
})

const cancelled = { removeMailboxes: false, mailboxes: 0 }

test('a kind that is switched off is stored and not listed', async () => {
  const { db, orderId, listed } = await open()
  const before = readSetting(db.reader, 'settings') ?? {}
  write(db, tx =>
    writeSetting(tx, 'settings', { ...before, notifyInList: { 'order-completed': false } }),
  )

  write(db, tx => changeStatus(tx, orderId, 'completed', { mailboxCount: 10 }, 2000))
  write(db, tx => changeStatus(tx, orderId, 'cancelled', cancelled, 3000))

  expect(listed()).toMatchObject({ total: 1, rows: [{ kind: 'order-cancelled' }] })
  expect(rawOf(db).prepare('select count(*) from notifications').pluck().get()).toBe(2)
})
