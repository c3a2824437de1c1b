import type { EngineFailure } from '../../shared/border/failure.ts'
import type { orderDomains } from '../schema/domains.ts'

/** A failure as columns of a domain's row; all are null without one. */
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

/** The failure of a domain's row; null: it has none. */
export function failureOf(row: FailureColumns): Omit<EngineFailure, 'retryAt'> | null {
  if (row.failureCode === null) return null
  return {
    code: row.failureCode,
    provider: row.failureProvider ?? 'boxwright',
    detail: row.failureDetail ?? '',
    ...(row.failureIp === null ? {} : { ip: row.failureIp }),
  }
}
