import type { Reader } from '../../db/core/database.ts'
import { allCustomers } from '../../db/customers/customers.ts'
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
  for (const customer of customers) {
    // of several with one address the first one entered counts
    if (!byEmail.has(customer.email)) byEmail.set(customer.email, customer)
    const name = plain(customer.name)
    byName.set(name, [...(byName.get(name) ?? []), customer])
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
