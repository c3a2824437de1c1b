import type { EngineFailure } from '../../shared/border/failure.ts'
import type { orderDomains } from '../schema/domains.ts'

/** What a domain's row holds of a failure; all null: of none. */
export function failureColumns(failure: EngineFailure | null) {
  return {
    failureCode: failure?.code ?? null,
    failureProvider: failure?.provider ?? null,
    failureDetail: failure?.detail ?? null,
    failureIp: failure?.ip ?? null,
  }
}
export const noFailure = failureColumns(null)

type FailureColumns = Pick<typeof orderDomains.$inferSelect, keyof typeof noFailure>

/** The failure that a row holds; null: none. */
export function failureOf(row: FailureColumns): Omit<EngineFailure, 'retryAt'> | null {
  if (row.failureCode === null) return null
  return {
    code: row.failureCode,
    provider: row.failureProvider ?? 'boxwright',
    detail: row.failureDetail ?? '',
    ...(row.failureIp === null ? {} : { ip: row.failureIp }),
  }
}
