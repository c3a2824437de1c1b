import { type Accounts, createAccounts } from './accounts.ts'
import type { Endpoint } from './counts.ts'
import { createDomains, type Domains } from './domains.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createMailboxes, type Mailboxes } from './mailboxes.ts'
import { createRegistrar, type Registrar } from './registrar.ts'
import type { ReadonlyState } from './state.ts'
import { openStore } from './store.ts'
import { meet, type Trouble } from './trouble.ts'
import { createWorld, type Duration } from './world.ts'

/** The simulated providers without HTTP: what they know and do, never how they word it. */
export type Core = {
  readonly state: ReadonlyState
  readonly accounts: Accounts
  readonly domains: Domains
  readonly mailboxes: Mailboxes
  readonly jobs: Jobs
  readonly registrar: Registrar
  /** Counts a call and says what befalls it; asked once, before anything is done. */
  meet(endpoint: Endpoint, domains: readonly string[]): Trouble
  readonly now: () => number
  readonly random: () => number
  readonly lasting: (duration: Duration) => number
  /** Runs one call so that the journal gets it whole. */
  transact<Value>(work: () => Value): Value
}

export type CoreOptions = {
  readonly journalFile: string | null
  readonly now?: () => number
  readonly random?: () => number
  readonly speed?: number
  /** How long a domain takes to activate; default: as its scenario says. */
  readonly activationMs?: (domain: string) => number
}

export function createCore(options: CoreOptions): Core {
  const { journalFile, now = Date.now, random = Math.random, speed = 1 } = options
  const { activationMs = null } = options
  const store = openStore(journalFile)
  const world = createWorld({ store, now, random, speed, activationMs })
  const domains = createDomains(world)
  return {
    state: store.state,
    accounts: createAccounts(world),
    domains,
    mailboxes: createMailboxes(world, domains),
    jobs: createJobs(world),
    registrar: createRegistrar(world),
    meet: (endpoint, names) => meet(world, endpoint, names),
    now,
    random,
    lasting: world.lasting,
    transact: work => store.transact(work),
  }
}
