import type { Stage, WaitReason } from '../../shared/orders/domain.ts'
import { isRegistrarId, registrars } from '../../shared/registrars/catalogue.ts'
import { duration } from '../../shared/text/duration.ts'
import type { Described } from './described.ts'
import type { EngineFacts, Evidence } from './evidence.ts'
import {
  hasHeartbeatStopped,
  isClockBehind,
  isIdle,
  refusedIp,
  registrarName,
} from './signs.ts'
import { clockTime, lookTime } from './times.ts'

const stageWords: Record<Stage, string> = {
  lookup: 'Look-up at Mailin',
  transfer: 'Transfer to Mailin',
  nameservers: 'Nameserver update',
  activation: 'Activation at Mailin',
  mailboxes: 'Mailbox creation',
  done: 'Done',
}

const reasonWords: Record<WaitReason, string> = {
  activation: 'Waits until Mailin says active',
  job: 'Waits for Mailin’s job',
  ids: 'Waits until Mailin lists the mailboxes',
  'nameserver-list': 'Waits until Mailin names the nameservers',
  quota: 'Waits for a request quota',
  account: 'Waits for the Mailin account',
  backoff: 'Waits before it tries again',
  'slow-clock': 'Waits for a correction',
}

/** The check of the engine: the domain's stage, and whether the engine runs to move it on. */
export function describeEngine(evidence: Evidence): Described {
  const { engine, now } = evidence
  const heartbeat = describeHeartbeat(evidence)
  if (isIdle(evidence))
    return {
      state: engine.state === 'finished' ? 'good' : 'unknown',
      finding: restingWords(engine),
    }
  if (hasHeartbeatStopped(evidence) || !engine.isUnlocked)
    return { state: 'bad', finding: heartbeat }
  const stage = `${stageWords[engine.stage]}, for ${duration(now - engine.stageSince)}.`
  const next =
    engine.dueAt === null || engine.dueAt <= now
      ? ''
      : `, next look ${lookTime(engine.dueAt, now)}`
  const tried = engine.attempts > 1 ? ` Tried ${engine.attempts} times.` : ''
  return {
    state: engine.state === 'halted' ? 'bad' : 'waiting',
    finding: `${stage} ${waitWords(engine)}${next}.${tried}${lastAnswer(evidence)} ${heartbeat}`,
  }
}

function waitWords({ state, reason }: EngineFacts): string {
  if (state === 'halted') return 'Stopped until a person acts'
  if (state === 'running') return 'Being worked on right now'
  return reason === null ? 'Next in its turn' : reasonWords[reason]
}

/** The failure of the last attempt; '' when the registrar has just said the same. */
function lastAnswer({ engine, registrar }: Evidence): string {
  const { failure } = engine
  if (failure === null || failure.detail === '') return ''
  if (registrar.kind === 'refused' && registrar.failure.detail === failure.detail) return ''
  return ` Last answer: ${failure.detail}`
}

function restingWords({ state, order }: EngineFacts): string {
  if (state === 'finished') return 'Done: every mailbox of this domain is created.'
  if (state === 'superseded') return 'No longer part of the order.'
  return order.status === 'in-progress'
    ? 'Set up by hand.'
    : `The order is ${statusWords[order.status]}.`
}

const statusWords = {
  draft: 'a draft',
  pending: 'pending and set up by hand',
  'in-progress': 'in progress',
  completed: 'completed',
  reject: 'rejected',
  cancelled: 'cancelled',
} as const

function describeHeartbeat(evidence: Evidence): string {
  const { engine, now } = evidence
  const { lastRunAt } = engine.status
  if (!engine.isUnlocked) return 'The stored keys are locked.'
  if (lastRunAt === undefined) return 'The checker has not run yet.'
  const last = clockTime(Date.parse(lastRunAt), now)
  return hasHeartbeatStopped(evidence)
    ? `The checker stopped: it last ran at ${last}.`
    : `The checker last ran at ${last}.`
}

/** The check of this computer: its clock and its public address. */
export function describeOwnSide(evidence: Evidence): Described {
  const { engine, now } = evidence
  if (isClockBehind(evidence))
    return {
      state: 'bad',
      finding: `The clock says ${clockTime(now, now)}, but records exist from ${clockTime(engine.newestTime, now)}.`,
    }
  const { platform } = engine
  const who = registrarName(evidence)
  const ip = refusedIp(evidence)
  if (ip === null)
    return {
      state: 'good',
      finding:
        isRegistrarId(platform) && registrars[platform].ip !== null
          ? `The clock is right, and ${who} has not refused the IP address.`
          : 'The clock is right.',
    }
  const { clientIp } = engine
  const finding =
    clientIp === '' || clientIp === ip
      ? `${who} refuses this IP address.`
      : `${who} sees another IP address than Settings names.`
  return {
    state: 'bad',
    finding,
    seen: [ip],
    ...(clientIp === '' ? {} : { expected: [clientIp] }),
  }
}
