import { type Accounts, createAccounts } from './accounts.ts'
import { createDomains, type Domains } from './domains.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createMailboxes, type Mailboxes } from './mailboxes.ts'
import { createRegistrar, type Registrar } from './registrar.ts'
import type { ReadonlyState } from './state.ts'
import { openStore } from './store.ts'
import { type About, type Befall, meet, type Trouble } from './trouble.ts'
import { type Arrange, createWorld, type Duration } from './world.ts'

/** The simulated providers without HTTP: what they know and do, never how they word it. */
export type Core = {
  readonly state: ReadonlyState
  readonly accounts: Accounts
  readonly domains: Domains
  /** Other customers' domains, always first in the account. */
  readonly strangers: readonly string[]
  readonly mailboxes: Mailboxes
  readonly jobs: Jobs
  readonly registrar: Registrar
  /** Counts a call and returns its trouble. To be called once per call, before anything is done. */
  meet(call: About): Trouble
  readonly now: () => number
  readonly random: () => number
  readonly lasting: (duration: Duration) => number
  /** Runs one call, whose changes reach the journal as one line. */
  transact<Value>(work: () => Value): Value
}

export type CoreOptions = {
  readonly journalFile: string | null
  readonly now?: () => number
  readonly random?: () => number
  readonly speed?: number
  /** How long a domain takes to activate; default: as its scenario says. */
  readonly activationMs?: (domain: string) => number
  /** Other customers' domains in the account; default two. */
  readonly strangers?: readonly string[]
  /** The trouble of a call; default: what its domains bring with them. */
  readonly befall?: Befall
  /** Whether Mailin has taken an active domain out of service for now; default: never. */
  readonly isOff?: (domain: string) => boolean
  /**
   * Domains that the user works on: a list names those that were in the account before, though
   * nobody has searched for them yet. Default: none.
   */
  readonly atWork?: () => readonly string[]
  /** Order and rows of a list; default: all, as they came into the account. */
  readonly arrange?: Arrange
}

export function createCore(options: CoreOptions): Core {
  const { journalFile, now = Date.now, random = Math.random, speed = 1 } = options
  const { activationMs = null, isOff = () => false, arrange = rows => rows } = options
  const { atWork = () => [] } = options
  const store = openStore(journalFile)
  const world = createWorld({ store, now, random, speed, activationMs, isOff, atWork, arrange })
  const domains = createDomains(world)
  return {
    state: store.state,
    accounts: createAccounts(world),
    domains,
    strangers: options.strangers ?? ['warm-harbour.test', 'north-lantern.test'],
    mailboxes: createMailboxes(world, domains),
    jobs: createJobs(world),
    registrar: createRegistrar(world),
    meet(call) {
      const own = meet(world, call)
      return options.befall?.(call, own) ?? own
    },
    now,
    random,
    lasting: world.lasting,
    transact: work => store.transact(work),
  }
}
