import type { Check, CheckState } from '../../shared/diagnosis/diagnosis.ts'
import type { Asked } from './evidence.ts'
import { clockTime } from './times.ts'

/** What a check has found out, without which one it is and when it was made. */
export type Described = Omit<Check, 'key' | 'title' | 'at'>

const passing: ReadonlySet<string> = new Set(['rate_limited', 'transient', 'unknown_outcome'])

/** The check of somebody who gave no facts: a refusal is a finding, trouble on the way is none. */
export function untold(
  asked: Exclude<Asked<unknown>, { kind: 'told' }>,
  now: number,
): Described {
  if (asked.kind === 'silent') return { state: 'unknown', finding: asked.why }
  const { code, detail, retryAt } = asked.failure
  const until =
    retryAt === undefined ? '' : ` Asked again after ${clockTime(Date.parse(retryAt), now)}.`
  const state: CheckState = passing.has(code) ? 'unknown' : 'bad'
  return { state, finding: `${detail}${until}` }
}
