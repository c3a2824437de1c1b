import { describe, expect, it } from 'vitest'
import { type Database, write } from '../../../db/core/database.ts'
import { addActivity } from '../../../db/records/records.ts'
import { type Channel, openChannel } from '../../../electron/log/channel.ts'
import { followActivity } from '../../../electron/log/follow-activity.ts'
import { openTestDatabase, tempFolder } from '../../support/database.ts'

const keyEvents = [
  'mailin_ai_panel_assignment_skipped',
  'mailin_ai_domain_transfer_initiated',
  'mailin_ai_nameservers_updated',
  'mailin_ai_nameservers_failed',
  'mailin_ai_mailboxes_dispatched',
  'mailin_ai_mailboxes_created',
  'mailin_ai_order_completed',
]

const add = (db: Database, action: string) =>
  write(db, tx => addActivity(tx, { action, description: `It is ${action}`, orderId: 7 }, 1))

async function eventsOf(channel: Channel): Promise<readonly string[]> {
  const { rows } = await channel.list({ mode: 'live', page: 1, pageSize: 500 })
  return rows.map(row => row.event).toReversed()
}

const openHere = (folder: string) => openChannel({ folder, now: () => 0 })

describe('the log of activity', () => {
  it('holds the key events, each once', async () => {
    const db = await openTestDatabase()
    const channel = openHere(tempFolder())
    const follow = followActivity(db, channel, 'live')

    for (const event of keyEvents) {
      add(db, event)
      follow()
      follow()
    }

    expect(await eventsOf(channel)).toEqual(keyEvents)
    const { rows } = await channel.list({
      mode: 'live',
      level: 'warning',
      page: 1,
      pageSize: 10,
    })
    expect(rows.map(row => row.event)).toEqual(['mailin_ai_nameservers_failed'])
    expect(rows[0]).toMatchObject({ orderId: 7, message: 'It is mailin_ai_nameservers_failed' })
  })

  it('goes on where a killed process stopped', async () => {
    const db = await openTestDatabase()
    const folder = tempFolder()
    const follow = followActivity(db, openHere(folder), 'live')
    add(db, 'one')
    follow()
    // committed, then killed
    add(db, 'two')

    const channel = openHere(folder)
    const next = followActivity(db, channel, 'live')
    next()
    add(db, 'three')
    next()

    expect(await eventsOf(channel)).toEqual(['one', 'two', 'three'])
  })

  it('does not tell the whole past when the log is gone', async () => {
    const db = await openTestDatabase()
    add(db, 'old')
    const channel = openHere(tempFolder())
    const follow = followActivity(db, channel, 'live')
    add(db, 'new')
    follow()

    expect(await eventsOf(channel)).toEqual(['new'])
  })

  it('tells more rows than one look takes', async () => {
    const db = await openTestDatabase()
    const channel = openHere(tempFolder())
    const follow = followActivity(db, channel, 'live')
    for (let row = 0; row < 1_200; row += 1) add(db, `row-${row}`)

    follow()

    expect((await channel.list({ mode: 'live', page: 1, pageSize: 1 })).total).toBe(1_200)
  })
})
