import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { RegistrarName } from '../../shared/order.ts'
import type { Transaction } from '../database.ts'

/** Where a registrar key is kept, and whom it was entered for; null: nobody yet. */
export type BoundKey = {
  readonly id: string
  readonly table: string
  readonly column: string
  readonly origin: string | null
}

const rowsSchema: z.ZodType<readonly BoundKey[]> = z.array(
  z.object({
    id: z.string(),
    table: z.string(),
    column: z.string(),
    origin: z.string().nullable(),
  }),
)

/** Keys of orders and customers for this registrar that are not bound to the origin. */
export function keysBoundElsewhere(
  tx: Transaction,
  platform: RegistrarName,
  origin: string,
): readonly BoundKey[] {
  const of = (table: SQL) => sql`
    select secrets.id as id, secrets.table_name as "table",
      secrets.column_name as "column", secrets.origin as origin
    from ${table} as kept,
      json_each(case when json_valid(kept.credentials) then kept.credentials else '{}' end) as one
    join secrets on secrets.id = one.value
    where kept.platform_type = ${platform} and secrets.origin is not ${origin}`
  return rowsSchema.parse(
    tx.all(sql`${of(sql`platform_credentials`)} union all ${of(sql`customer_credentials`)}`),
  )
}
