import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import { listDomainHistory } from '../../../db/domains/domain-history.ts'
import { listLetters } from '../../../db/letters/letter-list.ts'
import { listMailboxes } from '../../../db/mailboxes/mailbox-list.ts'
import { listActivity } from '../../../db/records/activity-list.ts'
import { viewMonths } from '../../../electron/customers/view-months.ts'
import { viewOrderPage } from '../../../electron/orders/list-orders.ts'
import { calls } from '../../../shared/border/calls.ts'
import { monthAfter, monthOf, startOfMonth } from '../../../shared/text/month.ts'
import type { Case } from './cases.ts'

const listAim = 5
const searchAim = 20
const page = { limit: 50, offset: 0 }

/** The lists of the last month, and what is gathered over all times: of a domain, of a customer. */
export function timeCases(db: Database): readonly Case[] {
  const month = monthAfter(monthOf(Date.now()), -1)
  const since = startOfMonth(month).getTime()
  const until = startOfMonth(monthAfter(month, 1)).getTime()
  const range = { since, until }
  const asked = calls['orders.list'].args.parse({
    page: 1,
    pageSize: 50,
    from: new Date(since).toISOString(),
    to: new Date(until).toISOString(),
  })
  const name = String(
    rawOf(db).prepare('select name from domain_claims where order_id = 500').pluck().get(),
  )
  const prepared = (...queries: readonly string[]) => {
    const statements = queries.map(query => rawOf(db).prepare(query))
    return () => statements.map(statement => statement.all())
  }
  const inMonth = (table: string) =>
    `${table} where created_at >= ${since} and created_at < ${until}`
  const ofMonth = (table: string) =>
    prepared(
      `select * from ${inMonth(table)} order by created_at desc, id desc limit 50`,
      `select count(*) from (select 1 from ${inMonth(table)} limit 10000)`,
    )
  const row = (title: string, ours: () => unknown, raw: () => unknown): Case => ({
    name: title,
    aim: title.includes('of a month') ? listAim : searchAim,
    ours,
    raw,
  })
  return [
    row('orders of a month', () => viewOrderPage(db.reader, asked), ofMonth('orders')),
    row(
      'mailboxes of a month',
      () => listMailboxes(db.reader, { range }, page),
      ofMonth('order_emails'),
    ),
    row(
      'mailboxes of a time, “sales”',
      () => listMailboxes(db.reader, { range, search: 'sales' }, page),
      prepared(
        `select * from ${inMonth('order_emails')} and email like '%sales%' order by created_at desc, id desc limit 50`,
      ),
    ),
    row(
      'letters of a month',
      () => listLetters(db.reader, { range, ...page }),
      ofMonth('letters'),
    ),
    row(
      'activity of a month',
      () => listActivity(db.reader, { range, ...page }),
      ofMonth('activity_logs'),
    ),
    row(
      'history of a domain',
      () => listDomainHistory(db.reader, name, page),
      prepared(
        `select * from activity_logs where subject_type = 'order' and subject_id = 500 and instr(properties, '${name}') > 0 order by id desc limit 50`,
      ),
    ),
    row(
      'months of a large customer',
      () => viewMonths(db.reader, 1, Date.now()),
      prepared(
        `select strftime('%Y-%m', created_at / 1000, 'unixepoch'), currency, count(*), sum(amount) from orders where user_id = 1 group by 1, 2`,
        `select strftime('%Y-%m', a.created_at / 1000, 'unixepoch'), sum(json_array_length(a.properties, '$.emails')) from orders o join activity_logs a on a.subject_type = 'order' and a.subject_id = o.id where o.user_id = 1 and a.action = 'mailin_ai_mailboxes_created' group by 1`,
      ),
    ),
  ]
}
