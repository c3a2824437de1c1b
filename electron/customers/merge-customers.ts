import type { Reader, Writer } from '../../db/core/database.ts'
import { readCustomer } from '../../db/customers/customers.ts'
import {
  countMerge,
  type MovedRows,
  mergeRows,
  separateRows,
} from '../../db/customers/merges.ts'
import { readdressLetters } from '../../db/letters/letters.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import type { CustomerMerge } from '../../shared/customers/customer.ts'
import { registrarIds } from '../../shared/registrars/catalogue.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { invalid, notFound, refusal } from '../border/refusal.ts'
import { isOfOldKey } from '../border/undo.ts'
import { giveForms } from '../orders/unfinished-form.ts'
import { iso } from '../scheduler/clock.ts'
import type { Vault } from '../vault/vault.ts'
import { copyKeys, type ForgottenKeys, forgetKeys, putKeysBack } from './saved-keys.ts'

export type Merging = { readonly id: number; readonly into: number }

/** What a merge would move, or why it cannot be done. */
export function viewMerge(
  tx: Reader,
  { id, into }: Merging,
): Result<CustomerMerge, BorderFailure> {
  const from = readCustomer(tx, id)
  const to = readCustomer(tx, into)
  if (id === into) return fail(invalid({ into: 'Choose another customer.' }))
  if (from === null || to === null)
    return fail(notFound(from === null ? 'This customer' : 'The other customer'))
  if (to.archivedAt !== null)
    return fail(
      refusal('not_applicable', `${isolated(to.name)} is archived. Take it back first.`),
    )
  return ok({
    name: from.name,
    email: from.email,
    into: { id: into, name: to.name, email: to.email },
    ...countMerge(tx, id, from.email),
    keys: registrarIds.flatMap((platform): CustomerMerge['keys'] => {
      const [mine, other] = [copyKeys(tx, id, platform), copyKeys(tx, into, platform)]
      if (mine === null) return []
      if (other === null) return [{ platform, savedAt: iso(mine.savedAt), becomes: 'moved' }]
      const isNewer = mine.savedAt > other.savedAt
      const savedAt = iso(isNewer ? mine.savedAt : other.savedAt)
      return [{ platform, savedAt, becomes: isNewer ? 'newer' : 'older' }]
    }),
  })
}

/** What a merge changed, so that it can be undone within a minute. */
export type Merged = Merging & {
  readonly moved: MovedRows
  readonly forms: readonly number[]
  /** The keys of both as they were, and the sealed text that the other had afterwards. */
  readonly keys: readonly {
    readonly before: readonly ForgottenKeys[]
    readonly after: ForgottenKeys
  }[]
}

/** Makes two customers one, in one transaction. `orders`: how many staff saw that would move. */
export function mergeCustomers(
  tx: Writer,
  { id, into, orders }: Merging & { readonly orders: number },
  now: number,
): Result<Merged, BorderFailure> {
  const seen = viewMerge(tx, { id, into })
  if (!seen.ok) return seen
  if (seen.value.orders !== orders)
    return fail(
      refusal(
        'conflict',
        `${isolated(seen.value.name)} has ${seen.value.orders} orders by now. Look again at what moves.`,
      ),
    )
  const keys = registrarIds.flatMap(platform => {
    const mine = copyKeys(tx, id, platform)
    if (mine === null) return []
    const other = copyKeys(tx, into, platform)
    forgetKeys(tx, id, platform)
    const isKept = other === null || mine.savedAt > other.savedAt
    const after = isKept ? { ...mine, customerId: into } : other
    if (isKept) {
      forgetKeys(tx, into, platform)
      putKeysBack(tx, after)
    }
    return [{ before: other === null ? [mine] : [mine, other], after }]
  })
  const moved = mergeRows(tx, id, into, now)
  readdressLetters(tx, into, seen.value.email, seen.value.into.email, now)
  return ok({ id, into, moved, keys, forms: giveForms(tx, id, into) })
}

/** Undoes a merge. False: one of the two is gone or was merged again, so it stays. */
export function separateCustomers(
  tx: Writer,
  vault: Vault,
  merged: Merged,
  now: number,
): boolean {
  const { id, into, moved, keys, forms } = merged
  const to = readCustomer(tx, into)
  if (to === null) return false
  separateRows(tx, { from: id, into, moved }, now)
  const from = readCustomer(tx, id)
  if (from === null) return false
  readdressLetters(tx, id, to.email, from.email, now)
  giveForms(tx, into, id, forms)
  for (const { before, after } of keys) {
    const current = copyKeys(tx, into, after.platform)
    const isUntouched = current?.credentials === after.credentials
    if (isUntouched) forgetKeys(tx, into, after.platform)
    // keys that were entered since stay with the customer that they were entered for
    for (const one of before)
      if ((isUntouched || one.customerId === id) && !isOfOldKey(vault, one.secrets))
        putKeysBack(tx, one)
  }
  return true
}
