/** Kinds of work that compete for the Mailin account, the most urgent first. */
export const workKinds = ['create', 'poll', 'transfer', 'look', 'remove', 'hosts'] as const
export type WorkKind = (typeof workKinds)[number]

/** How often ready work of a kind may be passed over before it goes first, once. */
const patience = 4

/** Remembers how often ready work was passed over. */
export type WorkQueue = {
  /** The kind that is worked on next; null when nothing is ready. */
  choose(isReady: Readonly<Record<WorkKind, boolean>>): WorkKind | null
}

/**
 * Chooses the most urgent kind that is ready. One that was passed over four times goes first
 * once, so that none waits behind all of a big order.
 */
export function createWorkQueue(): WorkQueue {
  const passedOver: Record<WorkKind, number> = {
    create: 0,
    poll: 0,
    transfer: 0,
    look: 0,
    remove: 0,
    hosts: 0,
  }
  return {
    choose(isReady) {
      const ready = workKinds.filter(kind => isReady[kind])
      // the one passed over most often, not the most urgent: else the last kinds would never go
      // first
      const longest = ready.toSorted((one, other) => passedOver[other] - passedOver[one])[0]
      const isWorn = longest !== undefined && passedOver[longest] >= patience
      const chosen = (isWorn ? longest : ready[0]) ?? null
      for (const kind of workKinds) {
        if (kind === chosen || !isReady[kind]) passedOver[kind] = 0
        else passedOver[kind] += 1
      }
      return chosen
    },
  }
}

type Waiting = { readonly orderId: number }

/**
 * Fair choice among the orders that wait: those never served come first, in the order given, then
 * the one that was served longest ago.
 */
export function createRoundRobin() {
  const servedAt = new Map<number, number>()
  let count = 0
  const lastServed = ({ orderId }: Waiting) => servedAt.get(orderId) ?? 0
  const roundRobin = {
    /**
     * The id of the next order, without serving it; null: none is ready. `isReady` is asked only
     * until it is true, because it may take a query.
     */
    peek<One extends Waiting>(
      waiting: readonly One[],
      isReady: (one: One) => boolean = () => true,
    ): number | null {
      const byLastServed = waiting.toSorted((one, other) => lastServed(one) - lastServed(other))
      return byLastServed.find(isReady)?.orderId ?? null
    },
    /** Puts the order behind all others. */
    serve(orderId: number): void {
      servedAt.set(orderId, ++count)
    },
    /** As `peek`, and serves that order. */
    next(waiting: readonly Waiting[]): number | null {
      const orderId = roundRobin.peek(waiting)
      if (orderId !== null) roundRobin.serve(orderId)
      return orderId
    },
  }
  return roundRobin
}
