import type { Verdict } from '../../shared/diagnosis/diagnosis.ts'
import { duration, hourMs, minuteMs } from '../../shared/text/duration.ts'
import type { Evidence } from './evidence.ts'
import { silentMailin } from './judge-mailin.ts'
import { again, bare, retry, type Suspect, say, support, wait } from './verdicts.ts'

/** A job of Mailin's takes seconds; the flow document asks after it for 5 minutes. */
const longestJobMs = 30 * minuteMs
const longestIdsMs = 2 * hourMs

export const judgeMailboxes: readonly Suspect[] = [
  takenAddress,
  notActive,
  refusedMailboxes,
  silentMailin,
  slowJob,
  slowIds,
]

function takenAddress(evidence: Evidence): Verdict | null {
  const { failure, state, otherOrder } = evidence.engine
  if (state !== 'halted' || failure?.code !== 'conflict') return null
  if (failure.provider === 'boxwright')
    return say(
      `${bare(failure.detail)}: compare both at Mailin, then retry, and its list is read again.`,
      retry,
    )
  const said =
    otherOrder === null
      ? `${bare(failure.detail)}: change the prefixes of this domain, or remove that mailbox at Mailin and retry.`
      : `Order ${otherOrder} has delivered a mailbox with this address, so it stays: change the prefixes of this domain, or replace it.`
  return say(said, { kind: 'change-prefixes', label: 'Change prefixes' })
}

function notActive(evidence: Evidence): Verdict | null {
  const { domain, engine, mailin } = evidence
  if (mailin.kind !== 'told' || mailin.value.isActive) return null
  const where = mailin.value.isKnown ? 'not active' : 'not in this account'
  return say(
    `Mailin says now that ${domain} is ${where}: Boxwright goes back to waiting for its activation.`,
    engine.state === 'halted' ? retry : again(evidence, 'Look at it now'),
  )
}

function refusedMailboxes({ engine }: Evidence): Verdict | null {
  const { failure, state } = engine
  if (state !== 'halted' || failure === null) return null
  return failure.code === 'invalid_input'
    ? say(
        `Mailin refuses the mailboxes (${bare(failure.detail)}): retry, or change the prefixes of the domain.`,
        retry,
      )
    : say(
        `Mailin did not create the mailboxes (${bare(failure.detail)}): ask once more.`,
        retry,
      )
}

function slowJob(evidence: Evidence): Verdict | null {
  return slow(evidence, 'job', longestJobMs, 'Mailin is creating the mailboxes')
}

function slowIds(evidence: Evidence): Verdict | null {
  return slow(
    evidence,
    'ids',
    longestIdsMs,
    'Mailin has created the mailboxes and does not list them all yet',
  )
}

function slow(
  evidence: Evidence,
  reason: 'job' | 'ids',
  longestMs: number,
  what: string,
): Verdict | null {
  const { engine, now } = evidence
  if (engine.reason !== reason) return null
  const since = now - engine.stageSince
  if (since <= longestMs) return wait(evidence, `${what}.`)
  return say(`${what}, for ${duration(since)} now: ask Mailin.`, support('Mailin'))
}
