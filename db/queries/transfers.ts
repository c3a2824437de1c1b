import { and, eq, sql } from 'drizzle-orm'
import type { NameServerStatus, TransferStatus } from '../../shared/domain.ts'
import type { Transaction } from '../database.ts'
import { keptQuery } from '../kept-query.ts'
import { domainTransfers } from '../schema/schema.ts'
import { readStrings } from './json-strings.ts'

export type TransferChange = {
  readonly nameServers?: readonly string[]
  readonly status?: TransferStatus
  readonly nameServerStatus?: NameServerStatus
  /** null clears it. */
  readonly errorMessage?: string | null
}

/** One row per order and domain: made on the first change, changed after that. */
export function noteTransfer(
  tx: Transaction,
  orderId: number,
  domainName: string,
  change: TransferChange,
  now: number,
): void {
  const columns = {
    ...(change.nameServers === undefined
      ? {}
      : { nameServers: JSON.stringify(change.nameServers) }),
    ...(change.status === undefined ? {} : { status: change.status }),
    ...(change.nameServerStatus === undefined
      ? {}
      : { nameServerStatus: change.nameServerStatus }),
    ...(change.errorMessage === undefined ? {} : { errorMessage: change.errorMessage }),
    updatedAt: now,
  }
  tx.insert(domainTransfers)
    .values({ orderId, domainName, status: 'pending', ...columns, createdAt: now })
    .onConflictDoUpdate({
      target: [domainTransfers.orderId, domainTransfers.domainName],
      set: columns,
    })
    .run()
}

/** Completes the row if there is one: a domain that was active at once has none. */
export function completeTransfer(
  tx: Transaction,
  orderId: number,
  domainName: string,
  now: number,
): boolean {
  const { changes } = tx
    .update(domainTransfers)
    .set({ status: 'completed', errorMessage: null, updatedAt: now })
    .where(
      and(eq(domainTransfers.orderId, orderId), eq(domainTransfers.domainName, domainName)),
    )
    .run()
  return changes > 0
}

const nameServersOf = keptQuery(tx =>
  tx
    .select({ nameServers: domainTransfers.nameServers })
    .from(domainTransfers)
    .where(
      and(
        eq(domainTransfers.orderId, sql.placeholder('orderId')),
        eq(domainTransfers.domainName, sql.placeholder('domainName')),
      ),
    )
    .prepare(),
)

/** The nameservers that Mailin wants; empty when none are known. */
export function wantedNameServers(
  tx: Transaction,
  orderId: number,
  domainName: string,
): readonly string[] {
  const row = nameServersOf(tx).get({ orderId, domainName })
  return row === undefined ? [] : readStrings(row.nameServers)
}

/** Oldest first. */
export function listTransfers(tx: Transaction, orderId: number) {
  return tx
    .select()
    .from(domainTransfers)
    .where(eq(domainTransfers.orderId, orderId))
    .orderBy(domainTransfers.id)
    .all()
}
