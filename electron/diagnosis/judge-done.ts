import type { Verdict } from '../../shared/diagnosis/diagnosis.ts'
import type { Evidence } from './evidence.ts'
import { registrarMatch, registrarName, registrationTrouble } from './signs.ts'
import { nameServersToCopy, say } from './verdicts.ts'

/** The verdict on a domain whose mailboxes are created: what has been lost since, if anything. */
export function judgeDone(evidence: Evidence): Verdict {
  const { domain, mailin, wanted } = evidence
  const who = registrarName(evidence)
  const found = registrationTrouble(evidence)
  if (found !== null)
    return say(
      `${domain} is done, but its registration is in trouble (${found.status}), so its mailboxes may stop: the customer must clear that at ${who}.`,
    )
  if (registrarMatch(evidence) === 'different')
    return say(
      `${domain} is done, but ${who} no longer lists Mailin’s nameservers for it, so no mail arrives: set them there again.`,
      nameServersToCopy(wanted),
    )
  if (mailin.kind === 'told' && !mailin.value.isKnown)
    return say(`${domain} is done, but no longer in this Mailin account.`)
  if (mailin.kind === 'told' && !mailin.value.isActive)
    return say(`${domain} is done, but Mailin does not call it active any more.`)
  return say(`${domain} is done: its mailboxes are created.`)
}
