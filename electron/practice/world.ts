import { scenarioOf } from './scenarios.ts'
import type { Store } from './store.ts'

/** What every part of the core shares; the only source of time. */
export type World = {
  readonly store: Store
  readonly now: () => number
  readonly random: () => number
  /** How long something takes, in milliseconds: practice's own time divided by its speed. */
  readonly lasting: (duration: Duration) => number
  /** Milliseconds from the right nameservers to an active domain. */
  readonly activationMs: (domain: string) => number
  /** Whether an active domain is out of service for now. */
  readonly isOff: (domain: string) => boolean
  /** Domains that the user works on. */
  readonly atWork: () => readonly string[]
  readonly arrange: Arrange
}

/**
 * Returns the rows of a list of Mailin's in its order, without those that it leaves out for now.
 */
export type Arrange = <Row>(rows: readonly Row[]) => readonly Row[]

/** Milliseconds at speed 1; real providers are slower (docs/providers.md). */
const durations = {
  activation: 12_000,
  slowActivation: 120_000,
  /** The status flag runs ahead of the nameserver flag by this much. */
  flagGap: 1_000,
  /** How long a fresh transfer is listed without its nameservers. */
  nameServersHidden: 1_000,
  job: 3_000,
  draggingJob: 90_000,
  /** From the end of a job until its mailboxes are listed. */
  listing: 2_000,
  /** From a transfer until the domain is lost, before it would be active. */
  vanishing: 6_000,
  whitelisting: 45_000,
  /** Until the customer has renewed, unlocked or confirmed. */
  mending: 90_000,
  /** How long a registrar shows the old nameservers after a write. */
  readBackLag: 1_000,
  limitedRetry: 3_000,
  /** Five writes per domain, as at Spaceship (docs/providers.md, Spaceship: limits). */
  nameserverWindow: 300_000,
  /** Ten reads per domain. */
  infoWindow: 15_000,
  second: 1_000,
  minute: 60_000,
} as const
export type Duration = keyof typeof durations

/** By scenario. What is expired or suspended becomes active once that is mended. */
const activations: Readonly<Record<string, Duration>> = {
  slow: 'slowActivation',
  expired: 'mending',
  suspended: 'mending',
}

export type WorldOptions = Omit<World, 'lasting' | 'activationMs'> & {
  readonly speed: number
  /** null: as its scenario says. */
  readonly activationMs: ((domain: string) => number) | null
}

export function createWorld(options: WorldOptions): World {
  const { speed, ...shared } = options
  const lasting = (duration: Duration) => durations[duration] / speed
  const byScenario = (domain: string) =>
    lasting(activations[scenarioOf(domain) ?? ''] ?? 'activation')
  return { ...shared, lasting, activationMs: options.activationMs ?? byScenario }
}
