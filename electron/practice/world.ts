import { scenarioOf } from './scenarios.ts'
import type { Store } from './store.ts'

/** What every part of the core shares. Time only ever comes from here. */
export type World = {
  readonly store: Store
  readonly now: () => number
  readonly random: () => number
  /** How long something takes here; practice's own time divided by its speed. */
  readonly lasting: (duration: Duration) => number
  /** From the right nameservers to an active domain. */
  readonly activationMs: (domain: string) => number
  /** An active domain that is out of service for now. */
  readonly isOff: (domain: string) => boolean
  readonly arrange: Arrange
}

/** The order in which a list of Mailin's comes, and what it leaves out for now. */
export type Arrange = <Row>(rows: readonly Row[]) => readonly Row[]

/** Milliseconds at speed 1. Life is slower: activation takes 5 to 15 minutes there. */
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
  /** As in life: five writes per domain in 300 s. */
  nameserverWindow: 300_000,
  /** Ten reads per domain; 300 s in life. */
  infoWindow: 15_000,
  second: 1_000,
  minute: 60_000,
} as const
export type Duration = keyof typeof durations

/** By scenario; what the registry does not serve becomes active only when that is mended. */
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
