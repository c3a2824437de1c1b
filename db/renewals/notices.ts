import { and, type SQL, sql } from 'drizzle-orm'
import {
  endOfDays,
  firstNoticeDays,
  lastNoticeDays,
  type NoticeCounts,
} from '../../shared/renewals/renewal.ts'
import type { Reader, Writer } from '../core/database.ts'
import { expiryOrder } from '../schema/registrations.ts'
import { domainRegistrations } from '../schema/schema.ts'
import { keepingOrder } from './registrations.ts'

const isKept = sql`${keepingOrder(sql`"domain_registrations"."name"`)} is not null`

/** Domains that came within a threshold of which staff were not told. */
const isNews = (now: number): SQL | undefined =>
  and(
    sql`${expiryOrder} < ${endOfDays(now, firstNoticeDays)}`,
    sql`(noticed_days is null or (noticed_days > ${lastNoticeDays} and ${expiryOrder} < ${endOfDays(now, lastNoticeDays)}))`,
    isKept,
  )

/** How many domains staff are to be told of. */
export function countNews(tx: Reader, now: number): NoticeCounts {
  const last = endOfDays(now, lastNoticeDays)
  const counts = tx.get<NoticeCounts | undefined>(
    sql`select count(*) filter (where expires_at < ${now}) as expired,
        count(*) filter (where expires_at >= ${now} and expires_at < ${last}) as withinLast,
        count(*) filter (where expires_at >= ${now} and expires_at >= ${last}) as withinFirst
      from ${domainRegistrations} where ${isNews(now)}`,
  )
  return counts ?? { expired: 0, withinLast: 0, withinFirst: 0 }
}

/** Notes that staff are told of them. */
export function noteNews(tx: Writer, now: number): void {
  tx.update(domainRegistrations)
    .set({
      noticedDays: sql`case when expires_at < ${endOfDays(now, lastNoticeDays)} then ${lastNoticeDays} else ${firstNoticeDays} end`,
    })
    .where(isNews(now))
    .run()
}
