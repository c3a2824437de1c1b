import type { EngineFacts, Evidence } from '../../../electron/diagnosis/evidence.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'

export const now = Date.parse('2026-11-23T12:00:00Z')
export const minute = 60_000
export const hour = 60 * minute

export const wanted = ['ns1.mailin.test', 'ns2.mailin.test']
export const old = ['dns1.old.test', 'dns2.old.test']

export const failure = (
  code: EngineFailure['code'],
  provider: EngineFailure['provider'],
  rest: Partial<EngineFailure> = {},
): EngineFailure => ({ code, provider, detail: `said ${code}`, ...rest })

const engine: EngineFacts = {
  at: now,
  status: {
    running: true,
    paused: false,
    lastRunAt: new Date(now - 1000).toISOString(),
    pauses: [],
    waiting: 1,
    halted: 0,
    atWork: 0,
    intervalSeconds: 60,
  },
  intervalMs: minute,
  isUnlocked: true,
  order: { status: 'in-progress', draftCause: null, isAutomated: true },
  stage: 'activation',
  state: 'due',
  reason: 'activation',
  failure: null,
  otherOrder: null,
  dueAt: now + 30_000,
  attempts: 0,
  stageSince: now - 10 * minute,
  newestTime: now - minute,
  nameServerStatus: 'updated',
  platform: 'spaceship',
  clientIp: '',
}

export const told = <Value>(value: Value) => ({ kind: 'told', value, at: now }) as const
export const refused = (failure: EngineFailure) =>
  ({ kind: 'refused', failure, at: now }) as const
export const silent = { kind: 'silent', why: 'No answer within 8 s.', at: now } as const

export const registry = (
  sets: readonly (readonly string[])[],
  rest: { readonly dsTags?: readonly number[] | null; readonly isRegistered?: boolean } = {},
) =>
  told({
    zone: 'com',
    isRegistered: true,
    answers: sets.map((nameServers, at) => ({
      server: `${'ab'[at]}.registry.test`,
      nameServers,
    })),
    ttl: 172_800,
    dsTags: [],
    ...rest,
  })

/** Evidence of resolvers: for each its set of nameservers, or the code of its error. */
export const resolvers = (...each: readonly (readonly string[] | string)[]) =>
  told({
    answers: each.map((one, at) => ({
      server: `9.9.9.${at}`,
      answer:
        typeof one === 'string'
          ? ({ kind: 'error', code: one } as const)
          : ({ kind: 'answer', nameServers: one, hasSoa: true } as const),
    })),
  })

export type Change = Partial<Omit<Evidence, 'engine'>> & {
  readonly engine?: Partial<EngineFacts>
}

/** A domain that waits for its activation and at which all is well, but for the change. */
export function evidenceOf(change: Change = {}): Evidence {
  return {
    domain: 'acme.com',
    now,
    isPractice: false,
    wanted,
    mailin: told({ isKnown: true, isActive: false, nameServers: wanted }),
    registrar: told({ nameServers: wanted }),
    registry: registry([wanted, wanted]),
    resolvers: resolvers(wanted, wanted),
    ...change,
    engine: { ...engine, ...change.engine },
  }
}

/** At the nameserver update, refused before and tried again on the slow clock. */
export const updating = (change: Partial<EngineFacts> = {}): Partial<EngineFacts> => ({
  stage: 'nameservers',
  reason: 'slow-clock',
  nameServerStatus: 'failed',
  order: { status: 'draft', draftCause: 'nameservers', isAutomated: true },
  ...change,
})
