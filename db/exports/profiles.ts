import { eq, sql } from 'drizzle-orm'
import type { SequencerProfile } from '../../shared/exports/profile.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { Reader, Writer } from '../core/database.ts'
import { listed } from '../core/search.ts'
import { orders, sequencerProfiles } from '../schema/schema.ts'

/** Whose profile it is. */
export type ProfileOwner = { readonly customerId: number } | { readonly planId: number }

const isOf = (owner: ProfileOwner) =>
  'planId' in owner
    ? eq(sequencerProfiles.planId, owner.planId)
    : eq(sequencerProfiles.customerId, owner.customerId)

/** The own profile of a customer or plan; empty: nothing is said. */
export function readProfile(tx: Reader, owner: ProfileOwner): SequencerProfile {
  const row = tx.select().from(sequencerProfiles).where(isOf(owner)).get()
  if (row === undefined) return {}
  const { id: _, customerId: _c, planId: _p, createdAt: _a, updatedAt: _u, ...profile } = row
  return withoutNulls(profile)
}

/** Puts a profile in place of the one before; an empty one leaves none. */
export function saveProfile(
  tx: Writer,
  owner: ProfileOwner,
  profile: SequencerProfile,
  now: number,
): void {
  dropProfile(tx, owner)
  if (Object.keys(profile).length === 0) return
  tx.insert(sequencerProfiles)
    .values({ ...owner, ...profile, createdAt: now, updatedAt: now })
    .run()
}

export function dropProfile(tx: Writer, owner: ProfileOwner): void {
  tx.delete(sequencerProfiles).where(isOf(owner)).run()
}

/** Whether a profile says something of orders of these customers. */
export function haveProfiles(tx: Reader, customerIds: readonly number[]): boolean {
  const found = tx.get(
    sql`select 1 from ${sequencerProfiles} as p where p.customer_id in ${listed(customerIds)}
      or exists (select 1 from ${orders} as o where o.plan_id = p.plan_id and o.user_id in ${listed(customerIds)})
      limit 1`,
  )
  return found !== undefined
}

type Row = { readonly [Name in keyof SequencerProfile]-?: string | number | null } & {
  readonly orderId: number
}

const columns = {
  dailyLimit: 'daily_limit',
  hasWarmUp: 'has_warm_up',
  warmUpStart: 'warm_up_start',
  warmUpIncrease: 'warm_up_increase',
  warmUpMost: 'warm_up_most',
  replyRate: 'reply_rate',
  signature: 'signature',
  trackingDomain: 'tracking_domain',
  tags: 'tags',
} as const satisfies Record<keyof SequencerProfile, string>

/** What counts for each of these orders: what the customer's profile lacks is the plan's. */
export function profilesOfOrders(
  tx: Reader,
  orderIds: readonly number[],
): ReadonlyMap<number, SequencerProfile> {
  const values = sql.join(
    Object.entries(columns).map(
      ([name, column]) =>
        sql`coalesce(c.${sql.identifier(column)}, p.${sql.identifier(column)}) as ${sql.identifier(name)}`,
    ),
    sql`, `,
  )
  const rows = tx.all<Row>(
    sql`select o.id as "orderId", ${values} from ${orders} as o
      left join ${sequencerProfiles} as c on c.customer_id = o.user_id
      left join ${sequencerProfiles} as p on p.plan_id = o.plan_id
      where o.id in ${listed(orderIds)} and coalesce(c.id, p.id) is not null`,
  )
  return new Map(rows.map(row => [row.orderId, profileOf(row)]))
}

function profileOf({ hasWarmUp, signature, trackingDomain, tags, ...numbers }: Row) {
  const count = (value: string | number | null) => (value === null ? null : Number(value))
  const text = (value: string | number | null) => (value === null ? null : String(value))
  return withoutNulls({
    dailyLimit: count(numbers.dailyLimit),
    hasWarmUp: hasWarmUp === null ? null : hasWarmUp === 1,
    warmUpStart: count(numbers.warmUpStart),
    warmUpIncrease: count(numbers.warmUpIncrease),
    warmUpMost: count(numbers.warmUpMost),
    replyRate: count(numbers.replyRate),
    signature: text(signature),
    trackingDomain: text(trackingDomain),
    tags: text(tags),
  })
}
