import { type Reader, type Writer, write } from '../../db/core/database.ts'
import {
  domainsWaitingForKeys,
  type OrderAtRegistrar,
  openOrdersAt,
} from '../../db/customers/key-orders.ts'
import { findOrder, retryDomains } from '../../db/orders/orders.ts'
import { addActivity } from '../../db/records/records.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { type RegistrarId, registrarIds } from '../../shared/registrars/catalogue.ts'
import type { KeyUse } from '../../shared/registrars/key-test.ts'
import type { CallContext } from '../border/context.ts'
import { changeStatus } from '../orders/change-status.ts'
import { forEachOrder } from '../orders/many-orders.ts'
import { type EnteredKeys, keepKeys, openStoredKeys } from '../orders/platform-keys.ts'
import type { Vault } from '../vault/vault.ts'
import { readSavedKeys } from './saved-keys.ts'

/** Orders of a registrar that are listed; all that wait for keys are. */
const mostListed = 20

/** The open orders of a customer at each registrar, and whether they have the remembered keys. */
export function viewKeyUse(tx: Reader, vault: Vault, customerId: number): readonly KeyUse[] {
  const open = openOrdersAt(tx, customerId)
  return registrarIds.flatMap(platform => {
    const there = open.filter(order => order.platform === platform)
    const listed = there.filter((order, at) => at < mostListed || order.waiting > 0)
    if (listed.length === 0) return []
    const saved = vault.isOpen() ? readSavedKeys(tx, vault, customerId, platform) : null
    const orders = listed.map(({ id, status, draftCause, waiting }) => ({
      id,
      status,
      ...withoutNulls({ draftCause }),
      ...(vault.isOpen() && { keys: compare(openStoredKeys(tx, vault, id), saved) }),
      waiting,
    }))
    return [{ platform, orders, more: there.length - listed.length }]
  })
}

type Stored = ReturnType<typeof openStoredKeys>

function compare(stored: Stored, saved: EnteredKeys | null): 'remembered' | 'own' | 'none' {
  if (typeof stored === 'string') return 'none'
  return saved !== null && isSame(stored.keys, saved.keys) ? 'remembered' : 'own'
}

const isSame = (one: EnteredKeys['keys'], other: EnteredKeys['keys']): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    name => one[name] === other[name],
  )

type Given = ParsedArgs<'customers.giveKeys'>

/**
 * Puts keys of the customer, or those of one of the orders, in place of the refused ones of these
 * orders, and lets their domains go on, with pauses for the window and the engine. Returns the
 * orders that got them: one that waits no more, or is another customer's, is left alone. null: there
 * are no such keys. Idempotent. Ends early when the database is closed.
 */
export async function giveKeys(
  context: Pick<CallContext, 'workspace' | 'emit'>,
  { id: customerId, platform, orderIds, from }: Given,
  now: number,
): Promise<readonly number[] | null> {
  const workspace = context.workspace()
  const { db, vault } = workspace
  const keys = keysToGive(db.reader, vault, { customerId, platform, from })
  if (keys === null) return null
  const waiting = new Set(
    openOrdersAt(db.reader, customerId)
      .filter(order => order.platform === platform && order.waiting > 0)
      .map(order => order.id),
  )
  // a transaction for each, so that a kill leaves every order with the old keys or the new ones
  const given: number[] = []
  const wanted = orderIds.filter(id => waiting.has(id))
  await forEachOrder(context, workspace, wanted, (_, id) => {
    const isGiven = write(db, tx => giveTo(tx, vault, id, { platform, ...keys }, now))
    if (isGiven) given.push(id)
    return isGiven
  })
  return given
}

type Source = {
  readonly customerId: number
  readonly platform: OrderAtRegistrar['platform']
  readonly from: number | undefined
}

function keysToGive(
  tx: Reader,
  vault: Vault,
  { customerId, platform, from }: Source,
): EnteredKeys | null {
  if (from === undefined) return readSavedKeys(tx, vault, customerId, platform)
  if (findOrder(tx, from)?.customerId !== customerId) return null
  const stored = openStoredKeys(tx, vault, from)
  return typeof stored !== 'string' && stored.platform === platform ? stored : null
}

/** False: by now the order waits for no keys. */
function giveTo(
  tx: Writer,
  vault: Vault,
  id: number,
  { platform, ...keys }: EnteredKeys & { readonly platform: RegistrarId },
  now: number,
): boolean {
  const domains = domainsWaitingForKeys(tx, id)
  if (domains.length === 0) return false
  keepKeys(tx, vault, id, platform, keys, now)
  addActivity(
    tx,
    {
      action: 'registrar_keys_replaced',
      description: 'Registrar keys replaced by new ones of the customer',
      orderId: id,
    },
    now,
  )
  const count = retryDomains(tx, id, {}, now, domains)
  changeStatus(tx, id, 'retried', { count, domain: undefined }, now)
  return true
}
