import type { EngineFailureCode } from '../../../shared/border/failure.ts'
import type { DomainState, Stage, WaitReason } from '../../../shared/orders/domain.ts'
import type { OrderStatus } from '../../../shared/orders/order.ts'
import { createRandom, domainName, pick } from './names.ts'
import { customersOf, type Size } from './size.ts'

export type PlannedDomain = {
  readonly name: string
  readonly stage: Stage
  readonly state: DomainState
  readonly reason: WaitReason | null
  readonly failure: EngineFailureCode | null
}

export type PlannedOrder = {
  readonly id: number
  readonly customerId: number
  readonly status: OrderStatus
  readonly createdAt: number
  /** Worked by the engine: it has order domains and mailboxes. */
  readonly isAutomated: boolean
  readonly domains: readonly PlannedDomain[]
}

const dayMs = 24 * 3_600_000
const years = 3

/**
 * Orders of three years, oldest first: nearly all are over, some of the newest are under way.
 * Few customers order much, and few orders are large.
 */
export function* planOrders(size: Size, now: number, seed = 1): Generator<PlannedOrder> {
  const random = createRandom(seed)
  const customers = customersOf(size)
  let left = size.domains
  for (let id = 1; id <= size.orders; id += 1) {
    const age = 1 - id / size.orders
    const status = statusAt(random, age)
    const ordersLeft = size.orders - id
    const count = ordersLeft === 0 ? left : sizeAt(random, id, left - ordersLeft)
    left -= count
    yield {
      id,
      customerId: 1 + Math.floor(customers * random() ** 2),
      status,
      createdAt: Math.floor(now - age * years * 365 * dayMs - random() * 60_000),
      isAutomated:
        status !== 'pending' && status !== 'reject' && (status !== 'draft' || id % 3 > 0),
      domains: Array.from({ length: count }, (_, at) =>
        domainAt(random, domainName(random, left + at), status),
      ),
    }
  }
}

/** Orders are under way for days, so only the newest twentieth holds such. */
function statusAt(random: () => number, age: number): OrderStatus {
  const chance = random()
  if (age < 0.05 && chance < 0.6) return 'in-progress'
  if (age < 0.1 && chance < 0.7) return pick(random, ['draft', 'pending'])
  if (chance > 0.98) return 'reject'
  return chance > 0.96 ? 'cancelled' : 'completed'
}

function sizeAt(random: () => number, id: number, most: number): number {
  const wanted =
    id % 20_000 === 0 ? 2_000 : id % 500 === 0 ? 60 : 1 + Math.floor(random() * 2.9)
  return Math.max(1, Math.min(wanted, most))
}

type PlannedState = Omit<PlannedDomain, 'name'>
const plain = { reason: null, failure: null } as const
const done: PlannedState = { stage: 'done', state: 'finished', ...plain }
const left: PlannedState = { stage: 'mailboxes', state: 'superseded', ...plain }
const refused: PlannedState = {
  stage: 'nameservers',
  state: 'due',
  reason: 'slow-clock',
  failure: 'credentials',
}
const underWay: readonly PlannedState[] = [
  done,
  done,
  done,
  { stage: 'activation', state: 'due', reason: 'activation', failure: null },
  { stage: 'activation', state: 'due', reason: 'activation', failure: null },
  { stage: 'transfer', state: 'due', reason: 'backoff', failure: 'transient' },
  { stage: 'mailboxes', state: 'due', reason: 'job', failure: null },
  { stage: 'nameservers', state: 'due', reason: 'quota', failure: 'rate_limited' },
  { stage: 'mailboxes', state: 'halted', reason: null, failure: 'conflict' },
]

function domainAt(random: () => number, name: string, status: OrderStatus): PlannedDomain {
  if (status === 'completed') return { name, ...done }
  if (status === 'in-progress') return { name, ...pick(random, underWay) }
  return { name, ...(status === 'draft' ? refused : left) }
}
