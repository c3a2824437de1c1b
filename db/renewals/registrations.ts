import { and, asc, desc, eq, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import type { ExpirySource, ExpiryTrouble } from '../../shared/renewals/renewal.ts'
import type { Reader, Writer } from '../core/database.ts'
import { countUpTo, searchCap } from '../core/search.ts'
import { domainRegistrations, orderForms, orders } from '../schema/schema.ts'

/** The rule of the same name in `shared/orders/life.ts`, for orders as `o`. */
const keepsDomains = sql`(o.status_manage_by_admin in ('pending', 'in-progress', 'completed') or (o.status_manage_by_admin = 'draft' and o.draft_cause = 'nameservers'))`

/** The id of the newest order for which the domain is kept; null: there is none any more. */
export const keepingOrder = (name: SQL): SQL<number | null> =>
  sql`(select c.order_id from domain_claims as c join ${orders} as o on o.id = c.order_id where c.name = ${name} and ${keepsDomains} order by c.order_id desc limit 1)`

/** Has the expiry of these names read from now on; of those that are not known, again. */
export function knowRegistrations(tx: Writer, names: readonly string[], now: number): void {
  tx.run(
    sql`insert into ${domainRegistrations} (name, due_at, known_at)
      select distinct value, ${now}, ${now} from json_each(${JSON.stringify(names)}) where true
      on conflict (name) do update set due_at = excluded.due_at, known_at = excluded.known_at
        where expires_at is null`,
  )
}

/** A domain whose expiry is to be read, with the order whose keys may be used. */
export type DueRegistration = {
  readonly name: string
  readonly expiresAt: number | null
  readonly knownAt: number
  readonly triedAt: number | null
  readonly orderId: number | null
  readonly hasOrders: boolean
}

const dueFields = {
  name: domainRegistrations.name,
  expiresAt: domainRegistrations.expiresAt,
  knownAt: domainRegistrations.knownAt,
  triedAt: domainRegistrations.triedAt,
  orderId: keepingOrder(sql`"domain_registrations"."name"`),
  hasOrders: sql<number>`exists (select 1 from domain_claims as c where c.name = "domain_registrations"."name")`,
}
const dueOne = ({
  hasOrders,
  ...row
}: Omit<DueRegistration, 'hasOrders'> & { hasOrders: number }) => ({
  ...row,
  hasOrders: hasOrders === 1,
})

/** Which registrations are to be read. */
export type DueChoice = {
  readonly now: number
  /** Also those that were last tried before this time. */
  readonly triedBefore: number
  /** Only those that are known since then or longer: an order that was just entered is worked on. */
  readonly knownBefore: number
}

const isDue = ({ now, triedBefore, knownBefore }: DueChoice) =>
  and(
    sql`(${domainRegistrations.dueAt} <= ${now} or coalesce(${domainRegistrations.triedAt}, 0) < ${triedBefore})`,
    sql`+${domainRegistrations.knownAt} <= ${knownBefore}`,
  )

/** Registrations whose registrar is to be asked, the longest due first. */
export const dueRegistrations = (
  tx: Reader,
  choice: DueChoice,
  limit: number,
): readonly DueRegistration[] =>
  tx
    .select(dueFields)
    .from(domainRegistrations)
    .where(isDue(choice))
    .orderBy(asc(domainRegistrations.dueAt))
    .limit(limit)
    .all()
    .map(dueOne)

/** How many registrars are to be asked about; counted no further than 10,000. */
export const countDueRegistrations = (tx: Reader, choice: DueChoice): number =>
  Math.min(
    searchCap,
    countUpTo(
      tx,
      searchCap,
      sql`select name from ${domainRegistrations} where ${isDue(choice)}`,
    ),
  )

/** Registrations about which RDAP is to be asked, the longest due first. */
export const dueAtRdap = (
  tx: Reader,
  { now, knownBefore }: Omit<DueChoice, 'triedBefore'>,
  limit: number,
): readonly DueRegistration[] =>
  tx
    .select(dueFields)
    .from(domainRegistrations)
    .where(
      and(
        isNotNull(domainRegistrations.rdapDueAt),
        lte(domainRegistrations.rdapDueAt, now),
        sql`+${domainRegistrations.knownAt} <= ${knownBefore}`,
      ),
    )
    .orderBy(asc(domainRegistrations.rdapDueAt))
    .limit(limit)
    .all()
    .map(dueOne)

/** How many domains RDAP is to be asked about; counted no further than 10,000. */
export const countDueAtRdap = (tx: Reader, now: number): number =>
  Math.min(
    searchCap,
    countUpTo(
      tx,
      searchCap,
      sql`select name from ${domainRegistrations} where rdap_due_at is not null and rdap_due_at <= ${now}`,
    ),
  )

export type ReadExpiry = {
  readonly expiresAt: number
  readonly source: ExpirySource
  readonly isAutoRenewed: boolean | null
}

/** When the registrar, and RDAP, are asked next; milliseconds. Left out: as it stands. */
export type NextReading = {
  readonly dueAt?: number
  readonly rdapDueAt?: number | null
}

/** Whether a registrar's list counts for a domain: its order is there, or names no registrar. */
const isOfRegistrar = (registrar: RegistrarId): SQL =>
  sql`coalesce((select hosting_platform from ${orderForms} where order_id = ${keepingOrder(sql`"domain_registrations"."name"`)}), 'other') in (${registrar}, 'other')`

/**
 * Notes the end of a registration, if the domain is known, and its order not at another registrar
 * than the one that told it. From `noticeFrom` on staff are told of it anew: it was renewed.
 */
export function noteExpiry(
  tx: Writer,
  name: string,
  expiry: ReadExpiry,
  now: number,
  noticeFrom: number,
  next: NextReading,
): void {
  const { source } = expiry
  const isRenewed = expiry.expiresAt >= noticeFrom
  tx.update(domainRegistrations)
    .set({
      ...expiry,
      ...next,
      readAt: now,
      triedAt: now,
      trouble: null,
      ...(isRenewed ? { noticedDays: null } : {}),
    })
    .where(
      and(
        eq(domainRegistrations.name, name),
        source === 'rdap' ? undefined : isOfRegistrar(source),
      ),
    )
    .run()
}

/** Notes why a reading told nothing; what was known stays. */
export function noteTrouble(
  tx: Writer,
  name: string,
  trouble: ExpiryTrouble,
  now: number,
  { dueAt, rdapDueAt }: { readonly dueAt?: number; readonly rdapDueAt?: number },
): void {
  tx.update(domainRegistrations)
    .set({
      trouble,
      triedAt: now,
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(rdapDueAt === undefined ? {} : { rdapDueAt }),
    })
    .where(eq(domainRegistrations.name, name))
    .run()
}

/**
 * Leaves a domain to RDAP, because its registrar cannot tell: at once if RDAP never was to be asked
 * or `isAsked`, else when it is due there.
 */
export function leaveToRdap(
  tx: Writer,
  name: string,
  trouble: ExpiryTrouble,
  now: number,
  { dueAt, isAsked }: { readonly dueAt: number; readonly isAsked: boolean },
): void {
  tx.update(domainRegistrations)
    .set({
      trouble,
      triedAt: now,
      dueAt,
      rdapDueAt: isAsked ? now : sql`coalesce(${domainRegistrations.rdapDueAt}, ${now})`,
    })
    .where(eq(domainRegistrations.name, name))
    .run()
}

/** Puts off the next reading without a word about it. */
export function putOff(tx: Writer, name: string, now: number, next: NextReading): void {
  tx.update(domainRegistrations)
    .set({ ...next, triedAt: now })
    .where(eq(domainRegistrations.name, name))
    .run()
}

/** Forgets a domain that no order has any more. */
export function forgetRegistration(tx: Writer, name: string): void {
  tx.delete(domainRegistrations).where(eq(domainRegistrations.name, name)).run()
}

export type RegistrationRecord = typeof domainRegistrations.$inferSelect

/** What is known of a domain; null: nothing. */
export const findRegistration = (tx: Reader, name: string): RegistrationRecord | null =>
  tx.select().from(domainRegistrations).where(eq(domainRegistrations.name, name)).get() ?? null

/** The ends of registrations of an order's domains, by name; those not known are missing. */
export function expiriesOfOrder(tx: Reader, orderId: number): ReadonlyMap<string, number> {
  const rows = tx.all<{ name: string; expiresAt: number }>(
    sql`select d.name, r.expires_at as expiresAt from order_domains as d
      join ${domainRegistrations} as r on r.name = d.name
      where d.order_id = ${orderId} and r.expires_at is not null`,
  )
  return new Map(rows.map(({ name, expiresAt }) => [name, expiresAt]))
}

/** When a date was last read; null: never. */
export const lastReadAt = (tx: Reader): number | null =>
  tx
    .select({ at: domainRegistrations.readAt })
    .from(domainRegistrations)
    .where(isNotNull(domainRegistrations.readAt))
    .orderBy(desc(domainRegistrations.readAt))
    .limit(1)
    .get()?.at ?? null
