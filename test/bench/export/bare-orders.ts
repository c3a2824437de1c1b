import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import type { TableFormat } from '../../../shared/exports/table-format.ts'

/** A page holds texts, numbers and empty cells; the bench wrote these very rows. */
type Cell = string | number | null

/**
 * The least that writes a table of orders: one statement for a page with what a row of the list
 * has, and no check, no guard, no words. Each answers how many rows the file has.
 */
export const bareOrders: Record<TableFormat, (db: Database, path: string) => Promise<number>> =
  {
    async csv(db, path) {
      const file = await open(path, 'w', 0o600)
      let count = 0
      for (const page of pagesOf(db)) {
        await file.write(`${page.map(row => row.join(',')).join('\r\n')}\r\n`)
        count += page.length
      }
      await file.sync()
      await file.close()
      return count
    },
    async xlsx(db, path) {
      let count = 0
      function* rows(): Generator<Cell[]> {
        for (const page of pagesOf(db)) {
          count += page.length
          yield* page
        }
      }
      const workbook = writeXlsxStream(rows(), { name: 'Orders' })
      await pipeline(Readable.fromWeb(workbook), createWriteStream(path, { mode: 0o600 }))
      return count
    },
  }

function* pagesOf(db: Database): Generator<Cell[][]> {
  const page = rawOf(db).prepare<[number], Cell[]>(statement).raw()
  for (let last = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = page.all(last)
    if (rows.length === 0) return
    yield rows
    last = Number(rows.at(-1)?.[0])
  }
}

const statement = `
  select o.id, (select name from domain_claims c where c.order_id = o.id order by position limit 1),
    (select count(*) from domain_claims c where c.order_id = o.id),
    u.name, p.name, r.hosting_platform, o.status_manage_by_admin,
    (select count(*) from order_emails m where m.order_id = o.id
      and m.mailin_mailbox_id is not null and m.removed_at is null and not m.is_extra),
    (select count(*) from order_domains d where d.order_id = o.id and d.failure_code is not null),
    o.amount, o.currency, o.paid_at, o.status, o.due_at, o.created_at, o.updated_at,
    o.completed_at
  from orders o join users u on u.id = o.user_id join plans p on p.id = o.plan_id
    left join reorder_infos r on r.order_id = o.id
  where o.id < ? order by o.id desc limit 250`
