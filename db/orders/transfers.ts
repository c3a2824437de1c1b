import { and, eq, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { NameServerStatus, TransferStatus } from '../../shared/orders/domain.ts'
import type { Reader, Writer } from '../core/database.ts'
import { readStrings } from '../core/json-strings.ts'
import { given, preparedQuery } from '../core/prepared-query.ts'
import { domainTransfers } from '../schema/schema.ts'

export type TransferChange = {
  readonly nameServers?: readonly string[]
  readonly status?: TransferStatus
  readonly nameServerStatus?: NameServerStatus
  /** null clears it. */
  readonly errorMessage?: string | null
}

/** Adds or changes the transfer of a domain; what is left out of the change stays. */
export function noteTransfer(
  tx: Writer,
  orderId: number,
  domainName: string,
  change: TransferChange,
  now: number,
): void {
  const { nameServers, status, nameServerStatus, errorMessage } = change
  notes(tx).run({
    orderId,
    domainName,
    now,
    nameServers: nameServers === undefined ? null : JSON.stringify(nameServers),
    status: status ?? null,
    nameServerStatus: nameServerStatus ?? null,
    errorMessage: errorMessage ?? null,
    isClearing: errorMessage === null ? 1 : 0,
  })
}

const orAsBefore = (name: string, column: SQLiteColumn) =>
  sql`coalesce(${sql.placeholder(name)}, ${column})`

const notes = preparedQuery((tx: Writer) =>
  tx
    .insert(domainTransfers)
    .values({
      orderId: sql.placeholder('orderId'),
      domainName: sql.placeholder('domainName'),
      nameServers: sql`coalesce(${sql.placeholder('nameServers')}, '[]')`,
      status: sql`coalesce(${sql.placeholder('status')}, 'pending')`,
      nameServerStatus: given('nameServerStatus'),
      errorMessage: given('errorMessage'),
      createdAt: given('now'),
      updatedAt: given('now'),
    })
    .onConflictDoUpdate({
      target: [domainTransfers.orderId, domainTransfers.domainName],
      set: {
        nameServers: orAsBefore('nameServers', domainTransfers.nameServers),
        status: orAsBefore('status', domainTransfers.status),
        nameServerStatus: orAsBefore('nameServerStatus', domainTransfers.nameServerStatus),
        errorMessage: sql`iif(${given('isClearing')}, null, ${orAsBefore('errorMessage', domainTransfers.errorMessage)})`,
        updatedAt: given('now'),
      },
    })
    .prepare(),
)

const ofDomain = and(
  eq(domainTransfers.orderId, sql.placeholder('orderId')),
  eq(domainTransfers.domainName, sql.placeholder('domainName')),
)

/** Completes a transfer, if there is one: a domain that was active at once has none. */
export function completeTransfer(
  tx: Writer,
  orderId: number,
  domainName: string,
  now: number,
): boolean {
  return completions(tx).run({ orderId, domainName, now }).changes > 0
}

const completions = preparedQuery((tx: Writer) =>
  tx
    .update(domainTransfers)
    .set({ status: 'completed', errorMessage: null, updatedAt: given('now') })
    .where(ofDomain)
    .prepare(),
)

const nameServersOf = preparedQuery(tx =>
  tx
    .select({ nameServers: domainTransfers.nameServers })
    .from(domainTransfers)
    .where(ofDomain)
    .prepare(),
)

/** The nameservers that Mailin named for a domain; empty: none yet. */
export function wantedNameServers(
  tx: Reader,
  orderId: number,
  domainName: string,
): readonly string[] {
  const row = nameServersOf(tx).get({ orderId, domainName })
  return row === undefined ? [] : readStrings(row.nameServers)
}

/** All transfers of an order, the oldest first. */
export function listTransfers(tx: Reader, orderId: number) {
  return tx
    .select()
    .from(domainTransfers)
    .where(eq(domainTransfers.orderId, orderId))
    .orderBy(domainTransfers.id)
    .all()
}
