import type { CommandCall } from '../../../electron/cli/place.ts'
import type { Answers, CallArgs } from '../../../shared/border/calls.ts'

export type Ask = <Name extends CommandCall>(
  name: Name,
  args: CallArgs<Name>,
) => Promise<Answers[Name]>

/** A call that was answered. `orderId`: of the order that it made. */
export type Acted = { readonly ms: number; readonly orderId?: number }

type Act = (ask: Ask, turn: number) => Promise<number | undefined>

/** What a desk does, in turn: it looks more often than it writes. */
export const acts: readonly Act[] = [
  async ask => void (await ask('orders.list', { page: 1, pageSize: 50 })),
  async (ask, turn) => void (await ask('search.everything', { text: `acme ${turn % 7}` })),
  async (ask, turn) => void (await ask('orders.get', { id: 1 + ((turn * 7919) % 99_000) })),
  async (ask, turn) => {
    serial += 1
    const made = await ask('orders.submit', {
      customerId: 1 + (turn % 100),
      planId: 1,
      domains: `bench-${process.pid}-${serial}.com`,
      inboxesPerDomain: 1,
      prefixes: [{ prefix: 'jane', firstName: 'Jane', lastName: 'Doe' }],
      hostingPlatform: 'spaceship',
      credentials: { spaceshipApiKey: 'bench-key', spaceshipApiSecretKey: 'bench-secret' },
    })
    return made.id
  },
]
let serial = 0

/** So many acts one after the other, from a turn on. */
export async function actInTurn(ask: Ask, count: number, from = 0): Promise<readonly Acted[]> {
  const acted: Acted[] = []
  for (let turn = from; turn < from + count; turn += 1) {
    const act = acts[turn % acts.length]
    const start = performance.now()
    const orderId = await act?.(ask, turn)
    const ms = performance.now() - start
    acted.push(orderId === undefined ? { ms } : { ms, orderId })
  }
  return acted
}
