import { callsOf, countCall, type Endpoint } from './counts.ts'
import { hashBelow } from './hash.ts'
import { scenarioOf } from './scenarios.ts'
import type { World } from './world.ts'

/** What goes wrong with one call, before or after the provider has done its work. */
export type Trouble =
  | { readonly kind: 'none' }
  /** 429, or Namecheap's 405; null: it names no time. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number | null }
  /** The connection breaks before anything is done, or when all is done. */
  | { readonly kind: 'reset-before' | 'reset-after' }
  | { readonly kind: 'bad-gateway' }
  /** Mailin's 310: it could not talk to another API. */
  | { readonly kind: 'upstream-down' }
  /** Mailin's 312: nobody pays for the account. */
  | { readonly kind: 'unpaid' }
  /** Mailin's 313: it stopped when a part was done. */
  | { readonly kind: 'midway' }

/** Returns the trouble of a call; `own` is what its domains bring with them. */
export type Befall = (call: About, own: Trouble) => Trouble
export type About = { readonly endpoint: Endpoint; readonly domains: readonly string[] }

const none: Trouble = { kind: 'none' }
const flakes = ['reset-after', 'bad-gateway', 'reset-before', 'upstream-down'] as const
const LIMITED_TRIES = 2

/** Counts a well-formed call and returns its trouble, which depends on the counts alone. */
export function meet(world: World, { endpoint, domains }: About): Trouble {
  countCall(world.store, endpoint, domains)
  const countOf = (domain: string): number => callsOf(world.store.state, endpoint, domain)

  const limited = domains.filter(domain => scenarioOf(domain) === 'limited')
  if (limited.some(domain => countOf(domain) <= LIMITED_TRIES))
    return { kind: 'limited', retryAfterMs: world.lasting('limitedRetry') }

  const isAboutJob = endpoint === 'mailin.mailboxes.status'
  if (isAboutJob && domains.some(domain => scenarioOf(domain) === 'silent'))
    return { kind: 'bad-gateway' }

  // one flaky domain decides for a batch: else several could alternate for ever
  const flaky = domains.find(domain => scenarioOf(domain) === 'flaky')
  return flaky === undefined ? none : flakeOf(`${endpoint} ${flaky}`, countOf(flaky))
}

/** Every third call fails; which third, and how first, differs by endpoint and domain. */
function flakeOf(key: string, count: number): Trouble {
  if (count % 3 !== hashBelow(3, `turn ${key}`)) return none
  const index = Math.floor(count / 3) + hashBelow(flakes.length, `first ${key}`)
  return { kind: flakes[index % flakes.length] ?? 'none' }
}
