import {
  type Database,
  isOpen,
  type Reader,
  type Writer,
  write,
} from '../../db/core/database.ts'
import {
  countEndedOrdersWithKeys,
  endedOrdersWithKeys,
  noteForgotten,
  storedCredentials,
} from '../../db/customers/ended-keys.ts'
import { addActivity } from '../../db/records/records.ts'
import { dropSecrets } from '../../db/vault/secrets.ts'
import type { ForgetCause } from '../../shared/orders/form.ts'
import type { RetentionDays } from '../../shared/settings/settings.ts'
import { dayMs } from '../../shared/text/duration.ts'
import { readSecretIds } from '../orders/platform-keys.ts'
import { pauseBriefly } from '../scheduler/yield.ts'
import { wishToRemember } from './proven-keys.ts'

/** Orders of one batch; each is a few rows. */
const atOnce = 20

/**
 * Forgets the registrar keys of orders that ended more than `days` ago, in small batches, until
 * none is left or the database closes. Saved keys of customers stay. Returns the ids of the orders;
 * a kill leaves the rest for the next time.
 */
export async function forgetEndedKeys(
  db: Database,
  days: RetentionDays,
  now: number,
): Promise<readonly number[]> {
  const forgotten: number[] = []
  if (days === 'always') return forgotten
  while (isOpen(db)) {
    const ids = endedOrdersWithKeys(db.reader, now - days * dayMs, atOnce)
    if (ids.length === 0) break
    write(db, tx => {
      for (const id of ids) forgetKeysOf(tx, id, 'order-ended', now)
    })
    forgotten.push(...ids)
    await pauseBriefly()
  }
  return forgotten
}

/** How many orders would lose their keys at the next check if these days were saved. */
export const countForgettable = (tx: Reader, days: RetentionDays, now: number): number =>
  days === 'always' ? 0 : countEndedOrdersWithKeys(tx, now - days * dayMs)

const why: Record<ForgetCause, string> = {
  'order-ended': 'the order has ended',
  'customer-deleted': 'the customer was deleted',
}

/** Erases the keys of one order, whatever its registrar. */
export function forgetKeysOf(
  tx: Writer,
  orderId: number,
  cause: ForgetCause,
  now: number,
): void {
  const ids = storedCredentials(tx, orderId).flatMap(one => Object.values(readSecretIds(one)))
  noteForgotten(tx, orderId, now)
  dropSecrets(tx, ids)
  wishToRemember(tx, orderId, false)
  if (ids.length === 0) return
  addActivity(
    tx,
    {
      action: 'registrar_keys_forgotten',
      description: `Registrar keys forgotten: ${why[cause]}`,
      orderId,
    },
    now,
  )
}
