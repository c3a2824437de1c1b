import type { Verdict } from '../../shared/diagnosis/diagnosis.ts'
import { hourMs } from '../../shared/text/duration.ts'
import type { Evidence } from './evidence.ts'
import { accountTrouble } from './signs.ts'
import { again, bare, retry, type Suspect, say, settings, support, wait } from './verdicts.ts'

/** Trouble of the Mailin account (login, subscription, quota), which stops every domain. */
export function mailinAccount(evidence: Evidence): Verdict | null {
  const trouble = accountTrouble(evidence)
  if (trouble === null) return null
  if (trouble.code === 'rate_limited')
    return wait(
      evidence,
      'Mailin asked Boxwright to slow down; work goes on when the quota is free again.',
      trouble.until,
    )
  if (trouble.code === 'subscription')
    return say(
      'The Mailin account has no active subscription, so Mailin refuses every request: renew it at Mailin.',
      settings('mailin', 'Test the Mailin login'),
    )
  if (trouble.code === 'foreign_answer')
    return say(
      `What answers is not Mailin (${bare(trouble.detail)}): check its address in Settings, and whether a proxy or a firewall of this network answers.`,
      settings('mailin', 'Check the Mailin address'),
    )
  return say(
    'Mailin refuses Boxwright’s login, so no domain can move: check e-mail address and password.',
    settings('mailin', 'Check the Mailin login'),
  )
}

/** Causes while Mailin has not yet taken the domain on and named its nameservers. */
export const judgeTransfer: readonly Suspect[] = [
  activeAlready,
  refusedTransfer,
  noNameServersYet,
  silentMailin,
]

export function activeAlready(evidence: Evidence): Verdict | null {
  if (evidence.mailin.kind !== 'told' || !evidence.mailin.value.isActive) return null
  return say(
    `Mailin says that ${evidence.domain} is active: the next check moves it on.`,
    again(evidence, 'Move it on now'),
  )
}

function refusedTransfer(evidence: Evidence): Verdict | null {
  const { domain, engine } = evidence
  const { failure, state } = engine
  if (state !== 'halted' || failure === null) return null
  if (failure.code === 'invalid_input')
    return say(`Mailin refuses ${domain} as a domain name: replace it in the order.`, {
      kind: 'replace-domain',
      label: 'Replace the domain',
    })
  if (failure.code === 'conflict')
    return say(
      `Mailin does not take ${domain}, because it is in use elsewhere: ask Mailin which account holds it.`,
      support('Mailin'),
    )
  return say(
    `Mailin refused the transfer of ${domain} (${bare(failure.detail)}): ask once more.`,
    retry,
  )
}

const longestListMs = 2 * hourMs

function noNameServersYet(evidence: Evidence): Verdict | null {
  const { domain, engine, mailin, wanted, now } = evidence
  const isAwaited =
    engine.reason === 'nameserver-list' ||
    (mailin.kind === 'told' && mailin.value.isKnown && wanted.length === 0)
  if (!isAwaited) return null
  if (now - engine.stageSince > longestListMs)
    return say(
      `Mailin has ${domain} but still names no nameservers for it: ask Mailin.`,
      support('Mailin'),
    )
  return wait(evidence, `Mailin has ${domain} but has not named its nameservers yet.`)
}

/** Mailin cannot be reached or fails; that passes, and Boxwright tries again by itself. */
export function silentMailin(evidence: Evidence): Verdict | null {
  const { engine, mailin } = evidence
  const isDown =
    (mailin.kind === 'refused' && mailin.failure.provider === 'mailin') ||
    (mailin.kind === 'silent' && engine.failure?.provider === 'mailin')
  if (!isDown) return null
  return wait(
    evidence,
    'Mailin does not answer as it should; if other sites open on this computer, the trouble is at Mailin.',
  )
}
