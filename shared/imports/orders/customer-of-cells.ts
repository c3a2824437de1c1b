import { customerFields } from '../../customers/customer.ts'
import { archivedCustomer } from '../../orders/check-form.ts'
import { isolated } from '../../text/isolated.ts'
import type { ImportField } from '../fields.ts'
import type { MatchedCustomer } from '../import.ts'
import type { Cells } from './gather-orders.ts'

/** Whose order it is: somebody known, somebody who is entered with it, or nobody. */
export type ImportCustomer =
  | { readonly kind: 'known'; readonly customer: MatchedCustomer }
  | { readonly kind: 'new'; readonly name: string; readonly email: string }
  | {
      readonly kind: 'unknown'
      readonly field: ImportField
      readonly problem: string
      /** The address is valid: “Create missing customers” would mend it. */
      readonly isNewcomer: boolean
    }

/** What a file may name customers by: to be looked up all at once. */
export function customerTexts({ customerEmail = '', customerName = '' }: Cells) {
  return [customerEmail, customerName]
    .map(text => text.trim().toLowerCase().slice(0, 254))
    .filter(text => text !== '')
}

export function customerOf(
  { customerEmail = '', customerName = '' }: Cells,
  createsCustomers: boolean,
  known: ReadonlyMap<string, MatchedCustomer>,
): ImportCustomer {
  const [byEmail, byName] = [customerEmail, customerName].map(text =>
    known.get(text.trim().toLowerCase()),
  )
  if (byEmail?.isArchived === true) return unknown('customerEmail', archivedCustomer)
  if (byEmail !== undefined) return { kind: 'known', customer: byEmail }
  // an address that nobody has is somebody new, even if the name is an old one
  if (customerEmail === '' && byName !== undefined) {
    if (byName.isArchived === true) return unknown('customerName', archivedCustomer)
    return byName.isAmbiguous === true
      ? unknown(
          'customerEmail',
          `Several customers are called ${isolated(byName.name)}. Enter the address.`,
        )
      : { kind: 'known', customer: byName }
  }
  if (customerEmail === '')
    return customerName === ''
      ? unknown('customerEmail', 'Name the customer by e-mail address or name.')
      : unknown(
          'customerName',
          `No customer is called ${isolated(customerName)}. Enter the address.`,
        )
  const email = customerFields.email.safeParse(customerEmail)
  if (!email.success) return unknown('customerEmail', 'This is not an e-mail address.')
  if (!createsCustomers)
    return unknown(
      'customerEmail',
      'No customer has this address. Correct it, or tick “Create missing customers”.',
      true,
    )
  const name = customerFields.name.safeParse(customerName === '' ? email.data : customerName)
  return name.success
    ? { kind: 'new', name: name.data, email: email.data }
    : unknown('customerName', name.error.issues[0]?.message ?? 'This is not a name.')
}

function unknown(field: ImportField, problem: string, isNewcomer = false): ImportCustomer {
  return { kind: 'unknown', field, problem, isNewcomer }
}
