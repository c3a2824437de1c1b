import type { EngineFailureCode } from '../../shared/border/failure.ts'
import { capital } from '../../shared/text/capital.ts'

const quotedAtMost = 3
const quoted: ReadonlySet<EngineFailureCode> = new Set([
  'invalid_input',
  'conflict',
  'domain_expired',
  'domain_suspended',
  'domain_locked',
  'nameservers_kept',
  'plan_limit',
  'foreign_answer',
])

/**
 * The provider's own words, where they say more than `what`: each once, at most three and how many
 * more. undefined: they say no more, or the code needs none.
 */
export function quoteOf(
  code: EngineFailureCode,
  what: string,
  details: readonly string[],
): string | undefined {
  if (!quoted.has(code)) return undefined
  const quotes = [...new Set(details.map(detail => beyond(what, detail)))].filter(
    one => one !== '',
  )
  if (quotes.length === 0) return undefined
  const rest = quotes.length - quotedAtMost
  return [...quotes.slice(0, quotedAtMost), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(
    ' ',
  )
}

/** What a sentence says beyond its title: "On 20 November 2026 (expired)."; '' when nothing. */
function beyond(what: string, detail: string): string {
  if (!detail.startsWith(what)) return detail
  const more = detail.slice(what.length).trim()
  return more.length < 2 ? '' : capital(more)
}
