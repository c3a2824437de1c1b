import type { Database as RawDatabase } from 'better-sqlite3'

/** The columns of a row of orders, and its sums, as one would write them by hand. */
const columns = `
  o.*, u.name as customer_name, p.name as plan_name, r.hosting_platform, r.prefix_variants,
  (select count(*) from domain_claims c where c.order_id = o.id) as domains,
  (select json_group_object(stage, n) from (select stage, count(*) as n from order_domains d
    where d.order_id = o.id and d.state <> 'superseded' group by stage)) as stages,
  (select count(*) from order_emails m where m.order_id = o.id and m.mailin_mailbox_id is not null
    and m.removed_at is null and not m.is_extra) as mailboxes`
const joins = `join users u on u.id = o.user_id join plans p on p.id = o.plan_id
  left join reorder_infos r on r.order_id = o.id`

type Bound = Readonly<Record<string, string | number>>

/** Queries prepared once; each returns a page of rows and its counts. */
export function rawOrders(raw: RawDatabase) {
  const counters = raw.prepare(`select value, count from counters where name = 'orders'`)

  const page = (where: string, order: string, bound: Bound = {}) => {
    const rows = raw.prepare(
      `select ${columns} from orders o ${joins} where ${where} order by ${order} limit 50`,
    )
    return () => [rows.all(bound), counters.all()]
  }

  const found = `
    select rowid / 1048576 as id from domain_search where domain_search match @match
    union select o.id from orders o where o.user_id in
      (select rowid from customer_search where customer_search match @match)`

  return {
    page,
    /** The page that a row is on: how many are before it, then the page by its offset. */
    pageOf: (before: string, order: string, where = 'true') => {
      const count = raw.prepare(`select count(*) from orders o where ${before}`).pluck()
      const rows = raw.prepare(
        `select ${columns} from orders o ${joins} where ${where} order by ${order} limit 50 offset ?`,
      )
      return () => {
        const passed = Number(count.get())
        return [rows.all(passed - (passed % 50)), counters.all()]
      }
    },
    pageByName: (id: number) => {
      const names = `users u cross join orders o on o.user_id = u.id`
      const key = raw.prepare(
        `select u.name, u.id as customer, o.id from ${names} where o.id = ?`,
      )
      const count = raw
        .prepare(
          `select count(*) from ${names} where u.name collate nocase <= @name
           and (u.name collate nocase < @name or u.id < @customer or (u.id = @customer and o.id < @id))`,
        )
        .pluck()
      const rows = raw.prepare(
        `select ${columns} from ${names} join plans p on p.id = o.plan_id
         left join reorder_infos r on r.order_id = o.id
         order by u.name collate nocase, u.id, o.id limit 50 offset ?`,
      )
      return () => {
        const passed = Number(count.get(key.get(id)))
        return [rows.all(passed - (passed % 50)), counters.all()]
      }
    },
    byName: () => {
      const rows = raw.prepare(
        `select ${columns} from users u cross join orders o on o.user_id = u.id
         join plans p on p.id = o.plan_id left join reorder_infos r on r.order_id = o.id
         order by u.name collate nocase, u.id, o.id limit 50`,
      )
      return () => [rows.all(), counters.all()]
    },
    attention: () => {
      const few = `(select distinct order_id as id from order_domains where failure_code is not null
        and (state = 'halted' or reason = 'slow-clock')) f cross join orders o on o.id = f.id`
      const rows = raw.prepare(
        `select ${columns} from ${few} ${joins} order by o.id desc limit 50`,
      )
      const counts = raw.prepare(
        `select status_manage_by_admin, count(*) from ${few} group by 1`,
      )
      return () => [rows.all(), counts.all()]
    },
    /** Gathers every hit: the simplest query. */
    search: (text: string) => {
      const rows = raw.prepare(
        `select ${columns} from orders o ${joins} where o.id in (${found}) order by o.id desc limit 50`,
      )
      const counts = raw.prepare(
        `select status_manage_by_admin, count(*) from orders where id in (${found}) group by 1`,
      )
      const bound = { match: `"${text}"` }
      return () => [rows.all(bound), counts.all(bound)]
    },
    searchByLike: (text: string) => {
      const hits = `o.id in (select order_id from domain_claims where name like @like)
        or u.name like @like or u.email like @like`
      const rows = raw.prepare(
        `select ${columns} from orders o ${joins} where ${hits} order by o.id desc limit 50`,
      )
      const counts = raw.prepare(
        `select status_manage_by_admin, count(*) from orders o join users u on u.id = o.user_id where ${hits} group by 1`,
      )
      const bound = { like: `%${text}%` }
      return () => [rows.all(bound), counts.all(bound)]
    },
  }
}
