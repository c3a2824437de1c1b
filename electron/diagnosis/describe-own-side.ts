import type { CheckState } from '../../shared/diagnosis.ts'
import type { WaitReason, WorkStage } from '../../shared/domain.ts'
import type { Described } from './describe.ts'
import type { EngineFacts, Evidence } from './evidence.ts'
import { hasHeartbeatStopped, isClockBehind, isResting, refusedIp } from './signs.ts'
import { clockTime, duration } from './times.ts'

const stageWords: Record<WorkStage, string> = {
  lookup: 'looking it up at Mailin',
  transfer: 'the transfer to Mailin',
  nameservers: 'setting the nameservers',
  activation: 'the activation at Mailin',
  mailboxes: 'creating the mailboxes',
}

const reasonWords: Record<WaitReason, string> = {
  activation: 'waits until Mailin says active',
  job: 'waits for Mailin’s job',
  ids: 'waits until Mailin lists the mailboxes',
  'nameserver-list': 'waits until Mailin names the nameservers',
  quota: 'waits for a request quota',
  account: 'waits for the Mailin account',
  backoff: 'waits before it tries again',
  'slow-clock': 'waits for a correction and tries again at times',
}

/** The domain's own stage, and whether anybody is there to move it on. */
export function describeEngine(evidence: Evidence): Described {
  const { engine, now } = evidence
  const { failure, reason } = engine
  const heartbeat = describeHeartbeat(evidence)
  if (isResting(evidence))
    return {
      state: engine.state === 'finished' ? 'good' : 'unknown',
      finding: restingWords(engine),
    }
  if (hasHeartbeatStopped(evidence) || !engine.isUnlocked)
    return { state: 'bad', finding: heartbeat }
  const since = duration(now - engine.stageSince)
  const stage = engine.stage === 'done' ? 'the end' : stageWords[engine.stage]
  const tried = engine.attempts > 1 ? ` Tried ${engine.attempts} times.` : ''
  const waits = waitWords(engine, reason)
  const next =
    engine.dueAt === null || engine.dueAt <= now
      ? ''
      : ` Next look at ${clockTime(engine.dueAt, now)}.`
  const needsPerson = engine.state === 'halted' || reason === 'slow-clock'
  const state: CheckState = needsPerson ? 'bad' : 'waiting'
  return {
    state,
    finding: `At ${stage} for ${since}; ${waits}.${tried}${next} ${heartbeat}`,
    ...(failure === null ? {} : { seen: [failure.detail] }),
  }
}

function waitWords({ state }: EngineFacts, reason: WaitReason | null): string {
  if (state === 'halted') return 'stopped until a person acts'
  if (state === 'running') return 'being worked on right now'
  return reason === null ? 'next in its turn' : reasonWords[reason]
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

/** Clock and address: what others cannot know to be wrong. */
export function describeOwnSide(evidence: Evidence): Described {
  const { engine, now } = evidence
  if (isClockBehind(evidence))
    return {
      state: 'bad',
      finding: `The clock says ${clockTime(now, now)}, but records exist from ${clockTime(engine.newestTime, now)}.`,
    }
  const ip = refusedIp(evidence)
  if (ip === null)
    return {
      state: 'good',
      finding:
        engine.platform === 'namecheap'
          ? 'The clock is right, and Namecheap has not refused the IP address.'
          : 'The clock is right.',
    }
  const { clientIp } = engine
  const finding =
    clientIp === '' || clientIp === ip
      ? 'Namecheap refuses this IP address.'
      : 'Namecheap sees another IP address than Settings names.'
  return {
    state: 'bad',
    finding,
    seen: [ip],
    ...(clientIp === '' ? {} : { expected: [clientIp] }),
  }
}
