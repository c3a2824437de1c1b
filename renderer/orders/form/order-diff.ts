import type { DomainReading } from '../../../shared/domains/domain-names.ts'
import { readTypedDomains } from '../../../shared/domains/typed-domains.ts'
import { domainOfEmail, prefixOfEmail } from '../../../shared/mailboxes/mailbox.ts'
import { formKeys, shortLabel } from '../../../shared/orders/form.ts'
import { isWantedMailbox } from '../../../shared/orders/life.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { usedPrefixes } from '../../../shared/orders/prefixes.ts'
import { type OrderFormValues, submitArgs } from '../../../shared/orders/typed-form.ts'
import { formOf } from './values.ts'

/** What a resubmission changes in an order. */
export type OrderDiff = {
  readonly domainsAdded: readonly string[]
  readonly domainsLeaving: readonly string[]
  readonly prefixesAdded: readonly string[]
  readonly prefixesLeaving: readonly string[]
  /** Mailboxes that exist and that the order no longer asks for: they stay, as extra. */
  readonly extra: number
  readonly keys: 'unchanged' | 'typed' | 'remembered'
  /** Parts of the form that differ otherwise, in its words. */
  readonly others: readonly string[]
}

export function orderDiff(
  order: Order,
  values: OrderFormValues,
  reading: DomainReading,
  usesSavedKeys: boolean,
): OrderDiff {
  const before = formOf(order.form)
  const oldNames = readTypedDomains(before.domains).names
  const [oldPrefixes, prefixes] = [before, values].map(prefixesOf)
  const names = new Set(reading.names)
  const wanted = new Set(prefixes)
  const extra = order.mailboxes.filter(mailbox => {
    const { email } = mailbox
    if (!isWantedMailbox(mailbox)) return false
    const domain = domainOfEmail(email)
    const own = order.form.ownPrefixes?.[domain]
    const isWanted =
      own?.some(({ prefix }) => prefix === prefixOfEmail(email)) ??
      wanted.has(prefixOfEmail(email))
    return !names.has(domain) || !isWanted
  })
  const sent = submitArgs(values, { id: order.id, asDraft: false, usesSavedKeys })
  return {
    domainsAdded: without(reading.names, oldNames),
    domainsLeaving: without(oldNames, reading.names),
    prefixesAdded: without(prefixes ?? [], oldPrefixes ?? []),
    prefixesLeaving: without(oldPrefixes ?? [], prefixes ?? []),
    extra: extra.length,
    keys:
      sent.useSavedKeys === true
        ? 'remembered'
        : sent.credentials === undefined
          ? 'unchanged'
          : 'typed',
    others: othersOf(before, values),
  }
}

export function isUnchanged({ keys, ...lists }: OrderDiff): boolean {
  const counted = { ...lists, extra: [] }
  return keys === 'unchanged' && Object.values(counted).every(list => list.length === 0)
}

/** Fields that are told apart from the others: as names that come and go, or as keys. */
const toldApart = ['domains', 'inboxesPerDomain', 'prefixes', 'keySource', 'rememberKeys']
const otherKeys = formKeys.filter(key => !toldApart.includes(key))

function othersOf(before: OrderFormValues, now: OrderFormValues): readonly string[] {
  const changed = otherKeys.flatMap(key => (before[key] === now[key] ? [] : [shortLabel(key)]))
  const people = peopleOf(now)
  const isRenamed = [...peopleOf(before)].some(
    ([prefix, names]) => people.has(prefix) && people.get(prefix) !== names,
  )
  return [...new Set<string>([...changed, ...(isRenamed ? [shortLabel('prefixes')] : [])])]
}

/** Names by prefix; prefixes that come or go are told elsewhere. */
function peopleOf(values: OrderFormValues): ReadonlyMap<string, string> {
  return new Map(
    usedPrefixes(values).map(({ prefix, ...person }) => [
      prefix.trim().toLowerCase(),
      JSON.stringify(person),
    ]),
  )
}

function prefixesOf(values: OrderFormValues): readonly string[] {
  return usedPrefixes(values)
    .map(row => row.prefix.trim().toLowerCase())
    .filter(prefix => prefix !== '')
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others)
  return names.filter(name => !known.has(name))
}
