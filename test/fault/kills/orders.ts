import type { SubmitArgs } from '../../../shared/orders/form.ts'
import {
  type RegistrarId,
  registrarIds,
  usualRegistrar,
} from '../../../shared/registrars/catalogue.ts'
import { typedKeys } from '../../support/registrar-keys.ts'

const person = (prefix: string) => ({ prefix, firstName: 'Jo', lastName: 'Doe' })
const people = { inboxesPerDomain: 2, prefixes: [person('jo'), person('al')] }

/** What staff do with an order after they submitted it. */
type After = 'export' | 'prefixes' | 'resubmit' | 'cancel'

export type PlannedOrder = {
  /** Names it: the first of its domains. */
  readonly key: string
  readonly domains: readonly string[]
  readonly submission: SubmitArgs
  readonly after: After
}

/** The orders of a walk, which depend on its number alone. */
export function ordersOf(walk: number): readonly PlannedOrder[] {
  return [
    planned('export', names(walk, ['plain-a', 'active-a', 'flaky-a', 'holes-a'])),
    planned(
      'prefixes',
      names(walk, ['plain-b', 'limited-b', 'active-b', ...strayOf(walk)]),
      otherOf(walk),
    ),
    planned('resubmit', names(walk, ['refused-c', 'active-c'])),
    planned('cancel', names(walk, ['active-d', 'plain-d', 'hostless-d'])),
  ]
}

/** One provider that does not do what it says, in two walks of five: they take their time. */
const strays = ['silent-b', 'keeps-b', 'vanishes-b', 'full-b'] as const
const strayOf = (walk: number): readonly string[] =>
  walk % 5 < 2 ? [strays[walk % strays.length] ?? strays[0]] : []

/** The registrars but the usual one, which alternate. */
const others = registrarIds.filter(id => id !== usualRegistrar)
const otherOf = (walk: number): RegistrarId => others[walk % others.length] ?? usualRegistrar

const names = (walk: number, words: readonly string[]): readonly string[] =>
  words.map(word => `${word}-${walk}.com`)

function planned(
  after: After,
  domains: readonly string[],
  hostingPlatform: RegistrarId = usualRegistrar,
): PlannedOrder {
  return {
    key: domains[0] ?? '',
    domains,
    after,
    submission: {
      customerId: 1,
      planId: 1,
      ...people,
      hostingPlatform,
      credentials: typedKeys(hostingPlatform, 'one'),
      domains: domains.join(' '),
    },
  }
}

/** New keys for the registrar that refused, and one mailbox more on each domain. */
export const correction: Partial<SubmitArgs> = {
  credentials: typedKeys(usualRegistrar, 'two'),
  inboxesPerDomain: 3,
  prefixes: [...people.prefixes, person('mo')],
}

/** What domains get that have no mailboxes yet. */
export const otherPrefixes = [person('max'), person('al')]

/** The prefixes that an order wants in the end, where no domain got its own. */
export const prefixesOf = ({ after }: PlannedOrder): readonly string[] =>
  after === 'resubmit' ? ['jo', 'al', 'mo'] : ['jo', 'al']
