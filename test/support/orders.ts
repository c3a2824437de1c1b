import { setTimeout as pause } from 'node:timers/promises'
import type { Answers, CallArgs, CallName } from '../../shared/border/calls.ts'

type Calls = {
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<Answers[Name]>
}

type Person = Readonly<Record<'firstName' | 'lastName' | 'prefix', string>>

export const people = [
  { firstName: 'Jane', lastName: 'Doe', prefix: 'jane.doe' },
  { firstName: 'Max', lastName: 'Roe', prefix: 'max' },
] as const

/** Submits an order as the form does, for tests that are not about the form. Returns its id. */
export async function submitOrder(
  app: Calls,
  domains: readonly string[],
  who: readonly Person[] = people,
): Promise<number> {
  const customers = await app.call('customers.list', { page: 1, pageSize: 1 })
  const plans = await app.call('plans.list', {})
  const { id } = await app.call('orders.submit', {
    customerId: customers.rows[0]?.id ?? 0,
    planId: plans.rows[0]?.id ?? 0,
    domains: domains.join('\n'),
    inboxesPerDomain: who.length,
    prefixes: [...who],
    hostingPlatform: 'spaceship',
    credentials: { spaceshipApiKey: 'first-key', spaceshipApiSecretKey: 'first-secret' },
  })
  return id
}

/** Waits until the order has this status, `timeout` milliseconds at most. */
export async function reach(
  app: Calls,
  id: number,
  status: string,
  timeout = 45_000,
): Promise<void> {
  const end = performance.now() + timeout
  for (;;) {
    const seen = (await app.call('orders.get', { id })).status
    if (seen === status) return
    if (performance.now() > end) throw new Error(`Order ${id} is ${seen}, not ${status}.`)
    await pause(100)
  }
}
