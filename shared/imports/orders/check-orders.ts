import type { DomainReading } from '../../domains/domain-names.ts'
import { readTypedDomains } from '../../domains/typed-domains.ts'
import type { OtherOrder } from '../../orders/contract.ts'
import { importedKeys } from '../../orders/form.ts'
import { orderProblems } from '../../orders/form-problems.ts'
import { usedPrefixes } from '../../orders/prefixes.ts'
import type { OrderFormValues } from '../../orders/typed-form.ts'
import type { PlanRow } from '../../plans/plan.ts'
import { recordBy, recordOf } from '../../record-of.ts'
import { keyFields, tickNames } from '../../registrars/keys.ts'
import type { NumberStyle } from '../amounts.ts'
import { type ImportField, mailboxFields } from '../fields.ts'
import type { MatchedCustomer } from '../import.ts'
import { customerOf, type ImportCustomer } from './customer-of-cells.ts'
import { type Choices, formOfCells } from './form-of-cells.ts'
import { type FileOrder, rowWords } from './gather-orders.ts'
import { doubtKey, keyDoubts, mayBeRight, type OrderDoubt } from './order-doubts.ts'
import { sourceOf } from './own-keys.ts'

export type ImportFacts = {
  readonly plans: readonly PlanRow[]
  /** Known customers by the lower-case text that named them. */
  readonly customers: ReadonlyMap<string, MatchedCustomer>
  /** Other open orders of the file's domains, by domain. */
  readonly conflicts: ReadonlyMap<string, OtherOrder>
  /** Completed orders of the file's domains, by domain. */
  readonly delivered: ReadonlyMap<string, OtherOrder>
  /** Every registrar key of the file. */
  readonly keys: ReadonlySet<string>
  /** How the file writes amounts; null: its cells do not tell. */
  readonly numberStyle: NumberStyle | null
}

export type CheckedOrder = {
  readonly order: FileOrder
  readonly values: OrderFormValues
  readonly customer: ImportCustomer
  readonly plan: PlanRow | undefined
  readonly reading: DomainReading
  readonly mailboxes: number
  readonly usesSavedKeys: boolean
  /** One sentence per field; empty when the order can be created. */
  readonly problems: Readonly<Partial<Record<ImportField, string>>>
  /** Doubts that a person has to look at and has not yet. */
  readonly doubts: readonly OrderDoubt[]
  /** Doubts that a person has looked at and found right. */
  readonly confirmed: readonly OrderDoubt[]
  /** Completed orders that hold domains of this one. */
  readonly delivered: readonly OtherOrder[]
  /** Staff want it, although domains of it were delivered before. */
  readonly isWanted: boolean
}

/** Checks every order by the rules of the order form and against the others of the file. */
export function checkOrders(
  orders: readonly FileOrder[],
  choices: Choices,
  facts: ImportFacts,
): readonly CheckedOrder[] {
  const firstOf = new Map<string, FileOrder>()
  return orders.map(order => {
    const checked = checkOrder(order, choices, facts)
    const twin = checked.reading.names.find(name => firstOf.has(name))
    for (const name of checked.reading.names) if (!firstOf.has(name)) firstOf.set(name, order)
    const first = twin === undefined ? undefined : firstOf.get(twin)
    if (first === undefined || checked.problems.domains !== undefined) return checked
    const domains = `${twin} is in ${rowWords(first)} too.`
    return { ...checked, problems: { ...checked.problems, domains } }
  })
}

type Cached = { choices: Choices; facts: ImportFacts; checked: CheckedOrder }
/** The last result of each order: an edit of one does not check thousands again. */
const cache = new WeakMap<FileOrder, Cached>()

export function checkOrder(
  order: FileOrder,
  choices: Choices,
  facts: ImportFacts,
): CheckedOrder {
  const before = cache.get(order)
  if (before?.choices === choices && before.facts === facts) return before.checked
  const checked = checkAnew(order, choices, facts)
  cache.set(order, { choices, facts, checked })
  return checked
}

const readings = new WeakMap<FileOrder, DomainReading>()

/**
 * The domains of an order. Remembered, because the look-up in the suffix list is the slowest
 * part.
 */
export function readingOf(order: FileOrder): DomainReading {
  const before = readings.get(order)
  if (before !== undefined) return before
  const reading = readTypedDomains(order.cells.domains ?? '')
  readings.set(order, reading)
  return reading
}

function checkAnew(order: FileOrder, choices: Choices, facts: ImportFacts): CheckedOrder {
  const { cells, mismatches } = order
  const customer = customerOf(cells, choices.createsCustomers, facts.customers)
  const {
    values,
    plan,
    problems: own,
  } = formOfCells(cells, choices, facts.plans, facts.numberStyle)
  const reading = readingOf(order)
  const platform = values.hostingPlatform
  const hasKeys = Object.values(values.credentials).some(
    value => typeof value === 'string' && value !== '',
  )
  const usesSavedKeys =
    !hasKeys &&
    customer.kind === 'known' &&
    customer.customer.keys.some(saved => saved === platform)
  const conflicts = reading.names.flatMap(name => facts.conflicts.get(name) ?? [])
  const filled = {
    ...values,
    customerId: customer.kind === 'known' ? customer.customer.id : null,
  }
  const found = orderProblems(filled, {
    reading,
    conflicts,
    plan,
    storedKeysFor: undefined,
    usesSavedKeys,
  })
  const problems: Partial<Record<ImportField, string>> = {}
  for (const [path, sentence] of Object.entries(found)) {
    // the customer is checked below, in the words of a file
    if (path === 'customerId') continue
    problems[sourceOf(fieldOfPath(path), cells)] ??= tickPaths.some(tick => tick === path)
      ? 'Tick “The IP address of this computer is whitelisted”.'
      : sentence
  }
  if (customer.kind === 'unknown') problems[customer.field] = customer.problem
  const people = usedPrefixes(filled).length
  const doubts = [
    ...order.doubts,
    ...keyDoubts(cells, facts.keys),
    ...(cells.inboxesPerDomain !== undefined && people < filled.inboxesPerDomain
      ? [{ code: 'fewer-people', field: 'inboxesPerDomain' } as const]
      : []),
    ...(reading.lookAlikes.length > 0
      ? [{ code: 'look-alike', field: 'domains' } as const]
      : []),
  ]
  return {
    order,
    values: filled,
    customer,
    plan,
    reading,
    mailboxes: reading.names.length * people,
    usesSavedKeys,
    problems: { ...problems, ...own, ...mismatches },
    doubts: doubts.filter(doubt => !isConfirmed(order, doubt)),
    confirmed: doubts.filter(doubt => isConfirmed(order, doubt)),
    delivered: reading.names.flatMap(name => facts.delivered.get(name) ?? []),
    isWanted: order.isWanted ?? choices.takesDelivered,
  }
}

const isConfirmed = ({ looked }: FileOrder, doubt: OrderDoubt) =>
  mayBeRight(doubt) && looked?.has(doubtKey(doubt)) === true

const tickPaths = tickNames.map(tick => `credentials.${tick}`)
const plainPaths: Readonly<Record<string, ImportField>> = {
  planId: 'plan',
  hostingPlatform: 'registrar',
  otherPlatform: 'registrar',
  ...recordBy(
    keyFields,
    key => `credentials.${key.field}`,
    key => key.field,
  ),
  ...recordOf(importedKeys, key => key),
  ...recordOf(tickPaths, () => 'registrar' as const),
}
const personParts = ['firstName', 'lastName', 'prefix']

/** The field of a path that the order form, or the main process, names. */
export function fieldOfPath(path: string): ImportField {
  const [root = '', at = '', part = ''] = path.split('.')
  if (root === 'prefixes')
    return mailboxFields[Number(at)]?.[personParts.indexOf(part)] ?? 'prefix1'
  return plainPaths[path] ?? (root === 'customer' ? 'customerEmail' : 'domains')
}
