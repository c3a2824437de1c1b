import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import type { Reader } from '../core/database.ts'
import { customerCredentials, platformCredentials } from '../schema/schema.ts'

/** The secret of a registrar key and the origin it is bound to; null: none yet. */
export type BoundKey = {
  readonly id: string
  readonly table: string
  readonly column: string
  readonly origin: string | null
}

/** Who has keys, and the table that keeps them. */
export const keyTables = {
  orders: platformCredentials,
  customers: customerCredentials,
} as const
export type KeyOwner = keyof typeof keyTables
export const keyOwners = ['orders', 'customers'] as const satisfies readonly KeyOwner[]

/** `last` begins the next page; null: there is none. */
type KeyPage = { readonly keys: readonly BoundKey[]; readonly last: number | null }

const rowsSchema = z.array(
  z.object({
    at: z.number(),
    id: z.string().nullable(),
    table: z.string().nullable(),
    column: z.string().nullable(),
    origin: z.string().nullable(),
  }),
)

/**
 * One page of keys for this registrar that are not bound to the origin: those of `limit` orders or
 * customers after an id, so a page without keys may have others after it.
 */
export function keysBoundElsewhere(
  tx: Reader,
  of: KeyOwner,
  platform: RegistrarId,
  origin: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): KeyPage {
  const rows = rowsSchema.parse(
    tx.all(sql`
      select kept.id as at, secrets.id as id, secrets.table_name as "table",
        secrets.column_name as "column", secrets.origin as origin
      from (select id, case when json_valid(credentials) then credentials else '{}' end as names
        from ${keyTables[of]} where id > ${after} and platform_type = ${platform}
        order by id limit ${limit}) as kept
      left join json_each(kept.names) as one
      left join secrets on secrets.id = one.value and secrets.origin is not ${origin}`),
  )
  const keys = rows.flatMap(({ id, table, column, ...row }) =>
    id === null || table === null || column === null
      ? []
      : [{ id, table, column, origin: row.origin }],
  )
  const ids = rows.map(row => row.at)
  return { keys, last: ids.length === 0 ? null : Math.max(...ids) }
}
