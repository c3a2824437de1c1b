import type { EngineFailure } from '../../shared/border/failure.ts'
import { longestSilence } from '../../shared/engine/heartbeat.ts'
import { isMoving, isWorkedOn } from '../../shared/orders/life.ts'
import { isRegistrarId, registrarTitles } from '../../shared/registrars/catalogue.ts'
import { minuteMs } from '../../shared/text/duration.ts'
import { isSameSet } from '../engine/steps/look-up-domain.ts'
import {
  type RegistrationTrouble,
  registrationTrouble as troubleOf,
} from '../providers/registration-trouble.ts'
import type { Evidence, ResolverAnswer, ResolverFacts } from './evidence.ts'
import { dayOf } from './times.ts'

// Claims about the evidence, one function each. Checks word them, verdicts weigh them.

/** A clock that is behind by fewer milliseconds counts as right. */
const clockSlackMs = 5 * minuteMs

export function registrarName({ engine }: Evidence): string {
  const { platform } = engine
  return isRegistrarId(platform) ? registrarTitles[platform] : 'the registrar'
}

/** The engine does not work on the domain: it is done, not begun, or carried out by hand. */
export function isIdle({ engine }: Pick<Evidence, 'engine'>): boolean {
  return !isMoving(engine) || !isWorkedOn(engine.order)
}

/**
 * Nobody is asked about the domain: nothing is under way, or it is given up. One that is done is
 * looked at again, as far as the keys are still there.
 */
export function isLeftAlone({ engine }: Pick<Evidence, 'engine'>): boolean {
  const isDelivered = engine.state === 'finished' && engine.order.status !== 'cancelled'
  return isIdle({ engine }) && !isDelivered
}

/** This computer's clock was set back: the database has times after now. */
export function isClockBehind({ engine, now }: Pick<Evidence, 'engine' | 'now'>): boolean {
  return engine.newestTime > now + clockSlackMs
}

export function hasHeartbeatStopped({
  engine,
  now,
}: Pick<Evidence, 'engine' | 'now'>): boolean {
  const { running, lastRunAt } = engine.status
  const longest = longestSilence(engine.intervalMs)
  return !running || lastRunAt === undefined || now - Date.parse(lastRunAt) > longest
}

/** Trouble of the Mailin account, from its hold or its answer now; null: there is none. */
export function accountTrouble({ engine, mailin, now }: Evidence): {
  readonly code: EngineFailure['code']
  readonly detail: string
  readonly until: number | null
} | null {
  if (mailin.kind === 'told') return null
  const pause = engine.status.pauses.find(
    one => one.provider === 'mailin' && one.work === undefined,
  )
  if (pause !== undefined && (pause.until === undefined || Date.parse(pause.until) > now)) {
    const until = pause.until === undefined ? null : Date.parse(pause.until)
    return { code: pause.code, detail: pause.detail, until }
  }
  if (mailin.kind !== 'refused') return null
  const { code, detail, retryAt } = mailin.failure
  if (!accountCodes.has(code)) return null
  return { code, detail, until: retryAt === undefined ? null : Date.parse(retryAt) }
}

const accountCodes: ReadonlySet<EngineFailure['code']> = new Set([
  'credentials',
  'scope',
  'ip_not_whitelisted',
  'subscription',
  'rate_limited',
  'foreign_answer',
])

/** How nameservers compare with Mailin's. `unknown`: nobody said, or Mailin has named none yet. */
export type Match = 'same' | 'partly' | 'different' | 'unknown'

export function registrarMatch({ registrar, wanted }: Evidence): Match {
  if (registrar.kind !== 'told' || wanted.length === 0) return 'unknown'
  return isSameSet(registrar.value.nameServers, wanted) ? 'same' : 'different'
}

export function registryMatch({ registry, wanted }: Evidence): Match {
  if (registry.kind !== 'told' || wanted.length === 0) return 'unknown'
  return matchOf(
    registry.value.answers.map(({ nameServers }) => nameServers),
    wanted,
  )
}

export function resolverMatch(evidence: Evidence): Match {
  const { wanted } = evidence
  if (wanted.length === 0) return 'unknown'
  return matchOf(toldBy(evidence), wanted)
}

function matchOf(sets: readonly (readonly string[])[], wanted: readonly string[]): Match {
  if (sets.length === 0) return 'unknown'
  const same = sets.filter(set => isSameSet(set, wanted)).length
  if (same === 0) return 'different'
  return same === sets.length ? 'same' : 'partly'
}

/** The nameservers by each resolver that named some or said that there are none. */
function toldBy({ resolvers }: Evidence): readonly (readonly string[])[] {
  return answersOf(resolvers).flatMap(({ answer }) => {
    if (answer.kind === 'answer') return [answer.nameServers]
    const isEmpty =
      answer.kind === 'error' && (answer.code === 'ENODATA' || answer.code === 'ENOTFOUND')
    return isEmpty ? [[]] : []
  })
}

function answersOf(resolvers: Evidence['resolvers']): ResolverFacts['answers'] {
  return resolvers.kind === 'told' ? resolvers.value.answers : []
}

export function countSeen({ resolvers, wanted }: Evidence): {
  readonly seen: number
  readonly asked: number
} {
  const answers = answersOf(resolvers).filter(({ answer }) => answer.kind !== 'silent')
  const seen = answers.filter(
    ({ answer }) => answer.kind === 'answer' && isSameSet(answer.nameServers, wanted),
  )
  return { seen: seen.length, asked: answers.length }
}

/** A resolver got no valid answer from the nameservers of the delegation. */
function hasServerFailure({ resolvers }: Evidence): boolean {
  return answersOf(resolvers).some(({ answer }) => isFailure(answer))
}

/** Every resolver that answered got nothing valid from the nameservers. */
export function isUnserved({ resolvers }: Evidence): boolean {
  const told = answersOf(resolvers).filter(({ answer }) => answer.kind !== 'silent')
  return told.length > 0 && told.every(({ answer }) => isFailure(answer))
}

function isFailure(answer: ResolverAnswer): boolean {
  return answer.kind === 'error' && answer.code === 'ESERVFAIL'
}

function hasDs({ registry }: Evidence): boolean {
  return registry.kind === 'told' && (registry.value.dsTags ?? []).length > 0
}

/** Resolvers that validate refuse the domain: the parent still has the old zone's DS record. */
export function isBrokenByDnssec(evidence: Evidence): boolean {
  return hasDs(evidence) && hasServerFailure(evidence)
}

/** The gravest trouble of the registration; null: there is none, or the registrar did not answer. */
export function registrationTrouble({ registrar, now }: Evidence): {
  readonly trouble: RegistrationTrouble
  /** The registrar's word for the trouble, or the day of the expiry. */
  readonly status: string
} | null {
  if (registrar.kind !== 'told') return null
  const found = troubleOf(registrar.value, now)
  if (found === null) return null
  const { trouble, status, endedAt } = found
  return { trouble, status: status ?? (endedAt === null ? 'expired' : `on ${dayOf(endedAt)}`) }
}

/** The IPv4 that the registrar refused now or at the last attempt; null: it refused none. */
export function refusedIp({ engine, registrar }: Evidence): string | null {
  if (registrar.kind === 'told') return null
  const failure = registrar.kind === 'refused' ? registrar.failure : engine.failure
  return failure?.code === 'ip_not_whitelisted' ? (failure.ip ?? null) : null
}

/** A retry would try again at once: the domain was halted, or waits after a failure. */
export function canRetry({ engine }: Evidence): boolean {
  const { state, failure } = engine
  return state === 'halted' || (state === 'due' && failure !== null)
}
