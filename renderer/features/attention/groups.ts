import type { AttentionRow, DomainFailure } from '../../../shared/rows.ts'

/** Domains that one and the same thing would mend. */
export type CauseGroup = {
  readonly key: string
  readonly failure: DomainFailure
  readonly rows: readonly AttentionRow[]
  readonly orderIds: readonly number[]
}

/** By cause and provider, the largest first; an address to whitelist keeps its own group. */
export function groupByCause(rows: readonly AttentionRow[]): readonly CauseGroup[] {
  const groups = new Map<string, AttentionRow[]>()
  for (const row of rows) {
    const { code, provider, ip = '' } = row.failure
    const key = `${code} ${provider} ${ip}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups]
    .flatMap(([key, [first, ...others]]) => {
      if (first === undefined) return []
      const all = [first, ...others]
      const orderIds = [...new Set(all.map(row => row.orderId))]
      return [{ key, failure: first.failure, rows: all, orderIds }]
    })
    .sort((one, other) => other.rows.length - one.rows.length)
}
