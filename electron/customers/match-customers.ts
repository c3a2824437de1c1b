import type { Reader } from '../../db/core/database.ts'
import { allCustomers } from '../../db/customers/customers.ts'
import { allMerged } from '../../db/customers/merges.ts'
import { savedPlatforms } from '../../db/customers/saved-keys.ts'
import { plainCustomer as plain } from '../../shared/customers/customer.ts'
import type { MatchedCustomer } from '../../shared/imports/import.ts'

/** The texts that are a customer's address or, failing that, a customer's name; each text once. */
export function matchCustomers(
  tx: Reader,
  texts: readonly string[],
): readonly MatchedCustomer[] {
  const customers = allCustomers(tx)
  const platforms = savedPlatforms(tx)
  const byEmail = new Map<string, (typeof customers)[number]>()
  const byName = new Map<string, (typeof customers)[number][]>()
  const byId = new Map(customers.map(customer => [customer.id, customer]))
  // a customer that became one with another is still called as before, in files
  const merged = allMerged(tx).flatMap(({ into, ...called }) => {
    const customer = byId.get(into ?? 0)
    return customer === undefined ? [] : [{ ...called, customer }]
  })
  const called = customers.map(customer => ({ ...customer, customer }))
  for (const { name, email, customer } of [...called, ...merged]) {
    // of several with one address the first one entered counts
    if (!byEmail.has(email)) byEmail.set(email, customer)
    const named = byName.get(plain(name)) ?? []
    if (!named.includes(customer)) byName.set(plain(name), [...named, customer])
  }
  return [...new Set(texts)].flatMap(text => {
    const named = byName.get(plain(text)) ?? []
    const customer = byEmail.get(plain(text)) ?? named[0]
    if (customer === undefined) return []
    const isAmbiguous = !byEmail.has(plain(text)) && named.length > 1
    return [
      {
        text,
        id: customer.id,
        name: customer.name,
        email: customer.email,
        keys: platforms.get(customer.id) ?? [],
        ...(isAmbiguous && { isAmbiguous }),
        ...(customer.archivedAt !== null && { isArchived: true }),
      },
    ]
  })
}
