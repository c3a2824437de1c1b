import { rawOf } from '../../../db/core/connection.ts'
import { orderAtWork } from '../../../electron/engine/order-at-work.ts'
import type { Endpoint } from '../../../electron/practice/counts.ts'
import type { Reply } from '../../../electron/practice/http.ts'
import type { Registrar } from '../../../electron/providers/registrar.ts'
import type { InProcessBench } from '../../support/in-process-bench.ts'
import type { SentCall } from '../../support/simulated-providers.ts'

/** A promise of the engine that did not hold. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

/** Looks at each request and after each step whether the promises hold. */
export type Watch = {
  begin(bench: InProcessBench): void
  onCall(call: SentCall): void
  onReply(call: SentCall, reply: Reply): void
  /** Tells the requests of one look at a domain from those of another. */
  aroundRegistrar(registrar: Registrar): Registrar
  look(): void
  /** The clock was set or the computer slept: the gap cannot be told from outside. */
  timeBroke(): void
  killed(): void
  /** The account may be tried at once. */
  released(): void
  ended(orderId: number): void
  resubmitted(orderId: number): void
  /** Creating requests begun after the order's end. */
  readonly lateRequests: () => number
}

type OrderRow = {
  readonly id: number
  readonly status: string
  readonly isRefused: number
  readonly isUnfinished: number
  readonly isOpen: number
}
type DomainRow = {
  readonly id: number
  readonly stage: string
  readonly state: string
  readonly reason: string | null
  readonly attempts: number
  readonly lease: number
}

/** Whether the domain was claimed and moved in between, unseen: each claim raises the lease. */
const hasMovedUnseen = (before: DomainRow, now: DomainRow): boolean =>
  now.lease - before.lease > (before.state === 'running' ? 0 : 1)

const toldBy: Readonly<Record<string, string>> = {
  completed: 'mailin_ai_order_completed',
  draft: 'mailin_ai_order_set_to_draft',
  'in-progress': 'mailin_ai_order_status_in_progress',
  cancelled: 'mailin_ai_order_cancelled',
  reject: 'mailin_ai_order_rejected',
}

/**
 * About one claimed order domain each, or a batch of them; of registrars' requests the others are
 * about none.
 */
const isClaimed = ({ provider, endpoint }: SentCall): boolean =>
  provider !== 'mailin' ||
  endpoint === 'mailin.domains.transfer' ||
  endpoint === 'mailin.mailboxes.create'

export function createWatch(): Watch {
  let found: (ReturnType<typeof prepare> & { readonly bench: InProcessBench }) | null = null
  let last: SentCall | null = null
  let heldUntil = -Infinity
  let isHolding = false
  let underWay: { readonly key: string; readonly call: SentCall }[] = []
  let statuses = new Map<number, string>()
  let domains = new Map<number, DomainRow>()
  let previous: Endpoint | null = null
  let isAfterLogin = false
  let toldUpTo = 0
  let seenChanges = -1
  /** Order and domain of looks under way at a registrar → how many of its requests have left. */
  const looks = new Map<string, number>()
  /** Ended order → its newest request then. */
  const endedAt = new Map<number, number>()
  /** What a step threw or a request broke, told at the next look: here it would be swallowed. */
  const broken: string[] = []

  const begun = () => {
    if (found === null) throw new Error('The watch has not begun.')
    return found
  }
  const bench = (): InProcessBench => begun().bench

  function checkSpacing(call: SentCall): void {
    const { clock, settings } = bench()
    if (last !== null) {
      if (last.endedAt === null)
        broken.push(`${call.endpoint} left while ${last.endpoint} was under way`)
      else if (call.startedAt - last.endedAt < settings.mailinGapMs)
        broken.push(`${call.endpoint} left ${call.startedAt - last.endedAt} ms after another`)
    }
    isAfterLogin = previous === 'mailin.login'
    previous = call.endpoint
    last = call
    if (isHolding && clock.now() < heldUntil)
      broken.push(`${call.endpoint} left ${heldUntil - clock.now()} ms before the hold's end`)
  }

  function checkClaim(call: SentCall): void {
    const orderId = orderAtWork()
    if (!isClaimed(call) || orderId === null) return
    // a request that had to log in first was on its way before the order changed
    const isDelayed = isAfterLogin && call.provider === 'mailin'
    for (const domain of call.domains) {
      const key = `${orderId} ${domain}`
      underWay = underWay.filter(one => one.call.endedAt === null)
      if (underWay.some(one => one.key === key && one.call.provider === call.provider))
        broken.push(`${domain} of order ${orderId} had two attempts at once`)
      underWay.push({ key, call })
      // a client may ask twice in one look, and it began before the order changed
      const sent = looks.get(key)
      const isSecondHalf = sent === 1
      if (sent !== undefined) looks.set(key, sent + 1)
      const row = begun().stateOf.get(orderId, domain)
      // one that left in the very moment was on its way as well
      const hasLeft = row?.state === 'superseded' && row.updatedAt !== bench().clock.now()
      if (!isDelayed && !isSecondHalf && (hasLeft || row === undefined))
        broken.push(`${call.endpoint} worked on ${domain}, which left order ${orderId}`)
    }
  }

  async function looking<Value>(domain: string, look: () => Promise<Value>): Promise<Value> {
    const key = `${orderAtWork()} ${domain}`
    looks.set(key, 0)
    try {
      return await look()
    } finally {
      looks.delete(key)
    }
  }

  function lookAtOrders(): void {
    const now = begun().orders.all()
    const told = begun().told.all(toldUpTo)
    for (const order of now) {
      const { id, status } = order
      if (statuses.get(id) !== status) {
        const action = toldBy[status]
        if (!told.some(one => one.orderId === id && one.action === action))
          broken.push(`order ${id} became ${status} without an activity`)
      }
      if (!isExplained(order)) broken.push(`order ${id} is ${JSON.stringify(order)}`)
    }
    statuses = new Map(now.map(({ id, status }) => [id, status]))
    toldUpTo = Math.max(toldUpTo, ...told.map(one => one.id))
  }

  function lookAtAttempts(): void {
    const now = begun().domains.all()
    for (const row of now) {
      const before = domains.get(row.id)
      const isByQuota = row.state === 'due' && row.reason === 'quota'
      if (!isByQuota || before?.stage !== row.stage || hasMovedUnseen(before, row)) continue
      if (row.attempts > before.attempts)
        broken.push(`a quota burned an attempt of order domain ${row.id}`)
    }
    domains = new Map(now.map(row => [row.id, row]))
  }

  return {
    begin(started) {
      found = { ...prepare(started), bench: started }
    },
    onCall(call) {
      if (call.provider === 'mailin') checkSpacing(call)
      checkClaim(call)
    },
    aroundRegistrar: registrar => ({
      ...registrar,
      readNameServers: (domain, ...rest) =>
        looking(domain, () => registrar.readNameServers(domain, ...rest)),
      readRegistration: (domain, ...rest) =>
        looking(domain, () => registrar.readRegistration(domain, ...rest)),
    }),
    onReply(call, reply) {
      const wait = call.provider === 'mailin' ? restAfter(call, reply) : null
      if (wait === null) return
      isHolding = true
      heldUntil = bench().clock.now() + wait
    },
    look() {
      const changes = begun().changes.get() ?? 0
      if (changes !== seenChanges) {
        lookAtOrders()
        lookAtAttempts()
      }
      seenChanges = changes
      const { bugs } = bench()
      if (bugs.length > 0) throw bugs[0]
      if (broken.length > 0) throw new Broken(broken.join('\n'))
    },
    timeBroke() {
      last = null
    },
    killed() {
      last = null
      isHolding = false
      underWay = []
      looks.clear()
    },
    released() {
      isHolding = false
    },
    ended(orderId) {
      endedAt.set(orderId, begun().newestRequest.get(0)?.id ?? 0)
    },
    resubmitted(orderId) {
      endedAt.delete(orderId)
    },
    lateRequests: () =>
      [...endedAt].filter(
        ([orderId, newest]) => (begun().newestOf.get(orderId)?.id ?? 0) > newest,
      ).length,
  }
}

type Newest = { readonly id: number | null }
type Told = { readonly id: number; readonly action: string; readonly orderId: number }

/** What is asked after each step. */
const prepare = ({ db }: InProcessBench) => ({
  changes: rawOf(db).prepare<[], number>('select total_changes()').pluck(),
  orders: rawOf(db).prepare<[], OrderRow>(`
    select o.id, o.status_manage_by_admin as status,
      coalesce(max(d.state <> 'superseded' and d.stage = 'nameservers'
        and t.name_server_status = 'failed'), 0) as isRefused,
      coalesce(max(d.state not in ('superseded', 'finished')), 0) as isUnfinished,
      coalesce(max(d.state in ('due', 'running', 'halted')), 0) as isOpen
    from orders o left join order_domains d on d.order_id = o.id
    left join domain_transfers t on t.order_id = o.id and t.domain_name = d.name
    group by o.id`),
  domains: rawOf(db).prepare<[], DomainRow>(
    'select id, stage, state, reason, attempts, lease from order_domains',
  ),
  told: rawOf(db).prepare<[number], Told>(
    'select id, action, subject_id as orderId from activity_logs where id > ?',
  ),
  stateOf: rawOf(db).prepare<
    [number, string],
    { readonly state: string; readonly updatedAt: number }
  >(
    `select state, updated_at as updatedAt from order_domains
       where order_id = ? and name = ?`,
  ),
  newestRequest: rawOf(db).prepare<[number], Newest>(
    'select max(id) as id from order_automations where id > ?',
  ),
  newestOf: rawOf(db).prepare<[number], Newest>(
    'select max(id) as id from order_automations where order_id = ?',
  ),
})

/** The status follows from the domains. */
function isExplained({ status, isRefused, isUnfinished, isOpen }: OrderRow): boolean {
  switch (status) {
    case 'completed':
      return isUnfinished === 0
    case 'in-progress':
      return isUnfinished === 1 && isRefused === 0
    case 'draft':
      return isRefused === 1
    case 'cancelled':
    case 'reject':
      return isOpen === 0
    default:
      return false
  }
}

/** How long Mailin's account rests at least, in milliseconds; null: it does not. */
function restAfter({ endpoint }: SentCall, reply: Reply): number | null {
  if (reply === 'reset') return null
  const { status, headers } = reply
  if (status === 429) return Number(headers['retry-after'] ?? 15) * 1000
  const isRefused = status === 312 || (status === 401 && endpoint === 'mailin.login')
  return isRefused ? 5 * 60_000 : null
}
