import type { Database } from '../../db/core/database.ts'
import { readStrings } from '../../db/core/json-strings.ts'
import { failureOf } from '../../db/engine/failure-columns.ts'
import { platformOf } from '../../db/orders/order-form.ts'
import { orderRows } from '../../db/orders/order-list.ts'
import { listTransfers } from '../../db/orders/transfers.ts'
import type { EngineStatus } from '../../shared/engine/engine.ts'
import { isRegistrarId, type RegistrarId } from '../../shared/registrars/catalogue.ts'
import { otherOrderOfHalt } from '../orders/other-order.ts'
import type { EngineFacts } from './evidence.ts'

export type EngineView = {
  readonly db: Database
  readonly status: () => EngineStatus
  readonly isUnlocked: () => boolean
  readonly settings: () => {
    readonly intervalMs: number
    readonly clientIpAt: (id: RegistrarId) => string
  }
  readonly now: () => number
}

export type EngineReading = {
  readonly facts: EngineFacts
  /** The nameservers that Mailin has named so far; empty: none yet. */
  readonly wanted: readonly string[]
}

/** What database and engine know of the domain; null: the order has no such domain. */
export function readEngine(
  { db, status, isUnlocked, settings, now }: EngineView,
  orderId: number,
  domain: string,
): EngineReading | null {
  const rows = orderRows(db.reader, orderId)
  const row = rows?.domains.find(one => one.name === domain)
  if (rows === null || row === undefined) return null
  const transfer = listTransfers(db.reader, orderId).find(one => one.domainName === domain)
  const { order } = rows
  const { intervalMs, clientIpAt } = settings()
  const platform = platformOf(db.reader, orderId)
  return {
    wanted: transfer === undefined ? [] : readStrings(transfer.nameServers),
    facts: {
      at: now(),
      status: status(),
      intervalMs,
      isUnlocked: isUnlocked(),
      order: {
        status: order.status,
        draftCause: order.draftCause,
        isAutomated: order.isAutomated,
      },
      stage: row.stage,
      state: row.state,
      reason: row.reason,
      failure: failureOf(row),
      otherOrder: otherOrderOfHalt(db.reader, row),
      dueAt: row.dueAt,
      attempts: row.attempts,
      stageSince: row.stageSince,
      newestTime: Math.max(row.updatedAt, row.stageSince, order.updatedAt, order.createdAt),
      nameServerStatus: transfer?.nameServerStatus ?? null,
      platform,
      clientIp: isRegistrarId(platform) ? clientIpAt(platform) : '',
    },
  }
}
