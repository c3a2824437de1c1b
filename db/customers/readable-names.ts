import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { toUnicode } from '../../shared/domains/domain-spelling.ts'
import type { Reader, Writer } from '../core/database.ts'
import { domainsPerOrder } from '../core/derived/search-index.ts'
import { domainClaims, readableNames } from '../schema/schema.ts'

/** Spellings that are added to one search: of more, those stored last. */
const mostNames = 500
const textsSchema = z.array(z.object({ text: z.string() }))

/** Stores the letters of names beyond ASCII, so that a search finds them. */
export function noteReadable(tx: Writer, names: readonly string[]): void {
  for (const name of names) {
    const readable = toUnicode(name)
    if (readable !== name)
      tx.insert(readableNames).values({ name, readable }).onConflictDoNothing().run()
  }
}

/**
 * The ASCII spellings of claimed names whose letters contain the text, or begin with it: `bücher`
 * finds `xn--bcher-acme-9db.de`, and `jane@bücher` finds `jane@xn--bcher-acme-9db.de`.
 */
export function storedSpellings(
  tx: Reader,
  text: string,
  kind: 'anywhere' | 'start',
): readonly string[] {
  // the form in which letters become ASCII names
  const typed = text.normalize('NFKC').toLowerCase()
  const at = typed.indexOf('@') + 1
  const looked = typed.slice(at)
  if (looked === '') return []
  const isAt = kind === 'anywhere' && at === 0 ? sql`> 0` : sql`= 1`
  const rows: unknown = tx.all(
    sql`select name as text from ${readableNames} where instr(readable, ${looked}) ${isAt} order by rowid desc limit ${mostNames}`,
  )
  return textsSchema.parse(rows).map(row => typed.slice(0, at) + row.text)
}

/** Claimed `xn--` names whose letters are not stored, as in older databases; mostly none. */
export function namesWithoutLetters(tx: Reader): readonly string[] {
  const coded = sql`select rowid / ${perOrder} as order_id, rowid % ${perOrder} as position from domain_search where domain_search match '"xn--"'`
  const rows: unknown = tx.all(
    sql`select distinct name as text from (${coded}) as hit cross join ${domainClaims} as claim on claim.order_id = hit.order_id and claim.position = hit.position where name not in (select name from ${readableNames})`,
  )
  return textsSchema.parse(rows).map(row => row.text)
}
const perOrder = sql.raw(String(domainsPerOrder))
