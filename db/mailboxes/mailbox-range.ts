import { and, type SQL, sql } from 'drizzle-orm'
import type { TimeRange } from '../../shared/border/time-range.ts'
import type { Reader } from '../core/database.ts'
import type { Page } from '../core/page.ts'
import { countUpTo, idsOf, listed, searchCap, type Term } from '../core/search.ts'
import { behind, within } from '../core/time-range.ts'
import { mailboxes } from '../schema/schema.ts'
import { allHits, isHit } from './mailbox-search.ts'

type Wanted = {
  readonly of: SQL | undefined
  readonly term: Term | null
  readonly range: TimeRange
}

/**
 * Ids of one page of the mailboxes of a time, the newest first; `total` counts to `searchCap`. An
 * owner's mailboxes and few hits are sorted; else the page is read off the index of creation.
 */
export function mailboxesInRange(
  tx: Reader,
  { of, term, range }: Wanted,
  { limit, offset, after, isCounted }: Page,
): { readonly rows: readonly number[]; readonly total: number } {
  const hits = term === null || of !== undefined ? null : allHits(tx, term)
  const found =
    hits === null ? (term === null ? undefined : isHit(term)) : sql`id in ${listed(hits)}`
  const isShort = of !== undefined || hits !== null
  const isIn = and(of, found, within(isShort ? sql`+created_at` : mailboxes.createdAt, range))
  const index = isShort ? sql`` : sql`indexed by order_emails_created`
  const sorted = isShort ? sql`+created_at desc` : sql`created_at desc`
  return {
    rows: idsOf(
      tx,
      sql`select id from ${mailboxes} ${index} where ${and(isIn, behind(mailboxes, after))} order by ${sorted}, id desc limit ${limit} offset ${offset}`,
    ),
    total:
      isCounted === false
        ? 0
        : Math.min(
            searchCap,
            countUpTo(tx, searchCap, sql`select id from ${mailboxes} ${index} where ${isIn}`),
          ),
  }
}
