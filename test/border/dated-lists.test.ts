import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import type { Answers, CallArgs } from '../../shared/border/calls.ts'
import { dayMs } from '../../shared/text/duration.ts'
import { type Border, openBorder } from './open-border.ts'
import { fill } from './samples.ts'

const dated = {
  'orders.list': 'orders',
  'mailboxes.list': 'order_emails',
  'letters.list': 'letters',
  'activity.list': 'activity_logs',
} as const
type Dated = keyof typeof dated
const names = Object.keys(dated) as Dated[] // oxlint-disable-line typescript/no-unsafe-type-assertion -- the keys of this very record

let border: Border

/** The row of this place has this day of November 2026; those of each list are few. */
const dayOf = (at: number) => 3 + at * 2
const noon = (day: number) => new Date(2026, 10, day, 12).getTime()

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  await fill(border)
  await border.call('engine.pause', {})
  const db = rawOf(border.workspace().db)
  for (const table of Object.values(dated)) {
    const ids = db.prepare(`select id from ${table} order by id limit 3`).pluck().all()
    db.prepare(`update ${table} set created_at = ?`).run(noon(1) - 400 * dayMs)
    // the third is older than the first: a clock was set back
    const moments = [dayOf(1), dayOf(2), dayOf(0)]
    for (const [at, id] of ids.entries())
      db.prepare(`update ${table} set created_at = ? where id = ?`).run(
        noon(moments[at] ?? 0),
        id,
      )
  }
}, 30_000)
afterAll(() => border.close())

type Range = { readonly from?: string; readonly to?: string; readonly search?: string }

/** All rows of a list in a range, read in pages of one. */
async function rowsIn<Name extends Dated>(name: Name, range: Range) {
  const rows: Answers[Name]['rows'][number][] = []
  for (let page = 1, after: string | undefined; ; page += 1) {
    const args = { ...range, page, pageSize: 1, ...(after && { after }) }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all four take these
    const answer = await border.call(name, args as CallArgs<Name>)
    rows.push(...answer.rows)
    after = answer.next
    if (after === undefined) return rows
  }
}

const november = (day: number) => `2026-11-${String(day).padStart(2, '0')}`
const daysOf = (rows: readonly { readonly createdAt: string }[]) =>
  rows.map(({ createdAt }) => new Date(createdAt).getDate())

describe.each(names)('%s by time', name => {
  it('has the rows of these days, the last one whole', async () => {
    const rows = await rowsIn(name, { from: november(dayOf(1)), to: november(dayOf(2)) })

    expect(daysOf(rows)).toEqual([dayOf(2), dayOf(1)])
  })

  it('goes on behind its cursor, whatever the clock did', async () => {
    const rows = await rowsIn(name, { from: november(1) })

    expect(daysOf(rows).toSorted((one, other) => one - other)).toEqual([0, 1, 2].map(dayOf))
  })

  it('counts what is in it', async () => {
    const args = { from: november(1), to: november(dayOf(2)), page: 1, pageSize: 50 }

    expect(await border.call(name, args)).toMatchObject({ total: 3 })
  })

  it('says what is wrong with a range', async () => {
    const asked = (range: Range) => border.send(name, { ...range, page: 1, pageSize: 50 })

    expect(await asked({ from: '2026-11-05', to: '2026-11-04' })).toMatchObject({
      failure: {
        code: 'invalid_input',
        fields: { to: 'The last day is before the first one.' },
      },
    })
    expect(await asked({ from: 'soon' })).toMatchObject({
      failure: { fields: { from: 'Enter a day such as 2026-11-30, or a time with its zone.' } },
    })
  })
})

describe('a range', () => {
  it('goes with a search', async () => {
    const { rows } = await border.call('mailboxes.list', { page: 1, pageSize: 500 })
    const domain = rows.at(-1)?.domain ?? ''

    const found = await rowsIn('mailboxes.list', { from: november(1), search: domain })
    const orders = await rowsIn('orders.list', { from: november(1), search: domain })

    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(row => row.domain))).toEqual(new Set([domain]))
    expect(orders).toHaveLength(1)
  })

  it('counts the tabs of orders', async () => {
    const page = { page: 1, pageSize: 50 }
    const { total, counts } = await border.call('orders.list', { from: november(1), ...page })

    expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(total)
  })

  it('is what an export has', async () => {
    const filter = { from: november(dayOf(1)), to: november(dayOf(2)) }
    border.savePath = `${border.folder}/days.csv`

    expect(
      await border.call('lists.export', { list: 'orders', filter, format: 'csv' }),
    ).toMatchObject({ count: 2 })
  })
})
