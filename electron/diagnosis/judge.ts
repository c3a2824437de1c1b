import type { Verdict } from '../../shared/diagnosis/diagnosis.ts'
import type { WorkStage } from '../../shared/orders/domain.ts'
import { isSavedDraft } from '../../shared/orders/life.ts'
import type { Evidence } from './evidence.ts'
import { judgeActivation } from './judge-activation.ts'
import { judgeDone } from './judge-done.ts'
import { judgeMailboxes } from './judge-mailboxes.ts'
import { judgeTransfer, mailinAccount } from './judge-mailin.ts'
import { judgeNameServers } from './judge-name-servers.ts'
import { hasHeartbeatStopped, isClockBehind, isIdle } from './signs.ts'
import { clockTime } from './times.ts'
import { bare, retry, type Suspect, say, settings, wait } from './verdicts.ts'

/**
 * Returns the one cause that explains the rest, and the one thing to do about it. Pure. The closest
 * cause is tried first: this computer, then whom the domain's stage waits for, then whoever is
 * further away.
 */
export function judge(evidence: Evidence): Verdict {
  for (const suspect of [...ownSide, ...suspectsOf(evidence), underWay]) {
    const verdict = suspect(evidence)
    if (verdict !== null) return verdict
  }
  return wait(evidence, 'Nothing is wrong: Boxwright works on it in its turn.')
}

function suspectsOf({ engine }: Evidence): readonly Suspect[] {
  if (engine.stage === 'done') return []
  const byStage: Record<WorkStage, readonly Suspect[]> = {
    lookup: [mailinAccount, ...judgeTransfer],
    transfer: [mailinAccount, ...judgeTransfer],
    // trouble of the Mailin account does not matter here: the registrar alone is asked
    nameservers: judgeNameServers,
    activation: [...judgeActivation.near, mailinAccount, ...judgeActivation.far],
    mailboxes: [mailinAccount, ...judgeMailboxes],
  }
  return byStage[engine.stage]
}

const ownSide: readonly Suspect[] = [
  idle,
  wrongClock,
  lockedVault,
  pausedByStaff,
  stoppedHeartbeat,
]

function idle(evidence: Evidence): Verdict | null {
  const { domain, engine } = evidence
  const { status, isAutomated } = engine.order
  if (!isIdle(evidence)) return null
  if (engine.state === 'finished') return judgeDone(evidence)
  if (status === 'cancelled') return say('The order is cancelled, so nothing moves any more.')
  if (status === 'reject')
    return say('The order is rejected; it starts again when it is corrected and resubmitted.', {
      kind: 'edit-order',
      label: 'Edit and resubmit',
    })
  if (engine.state === 'superseded') return say(`${domain} is no longer part of the order.`)
  if (isSavedDraft(engine.order))
    return say('The order is a saved draft and starts when it is submitted.', {
      kind: 'edit-order',
      label: 'Continue the draft',
    })
  if (status === 'pending' || !isAutomated)
    return say('This order is set up by hand: Boxwright does not work on it by itself.')
  return say('Nothing is under way for this domain.')
}

function wrongClock(evidence: Evidence): Verdict | null {
  if (!isClockBehind(evidence)) return null
  const { engine, now } = evidence
  return say(
    `The clock of this computer says ${clockTime(now, now)}, but Boxwright has records from ${clockTime(engine.newestTime, now)}: set the clock right, so that waiting times end.`,
    { kind: 'check-now', label: 'Check everything now' },
  )
}

function lockedVault({ engine }: Evidence): Verdict | null {
  if (engine.isUnlocked) return null
  return say(
    'The stored keys are locked, so Boxwright cannot log in anywhere: enter the passphrase.',
    settings('general', 'Unlock in Settings'),
  )
}

function pausedByStaff({ engine }: Evidence): Verdict | null {
  if (!engine.status.paused) return null
  return say('Checking is paused, so nothing moves: press Resume at the foot of the window.')
}

function stoppedHeartbeat(evidence: Evidence): Verdict | null {
  if (!hasHeartbeatStopped(evidence)) return null
  const { lastRunAt } = evidence.engine.status
  const since =
    lastRunAt === undefined
      ? 'has not run yet'
      : `has not run since ${clockTime(Date.parse(lastRunAt), evidence.now)}`
  return say(`Boxwright’s own checker ${since}, so nothing moves.`, {
    kind: 'check-now',
    label: 'Run it now',
  })
}

function underWay(evidence: Evidence): Verdict | null {
  const { engine, now } = evidence
  if (engine.state === 'running')
    return wait(evidence, 'Boxwright works on this domain right now.')
  if (engine.state === 'halted')
    return say(
      `This domain waits for a person (${bare(engine.failure?.detail ?? 'no reason kept')}).`,
      retry,
    )
  if (engine.reason === 'quota')
    return wait(evidence, 'A provider’s request quota is used up for now.')
  const isOverdue = engine.dueAt !== null && engine.dueAt < now - 2 * engine.intervalMs
  if (!isOverdue) return null
  return wait(evidence, 'Other domains of the queue come first; this one is next in its turn.')
}
