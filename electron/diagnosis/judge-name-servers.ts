import type { EngineFailure, FailureSource } from '../../shared/border/failure.ts'
import { assertNever } from '../../shared/border/result.ts'
import type { Verdict } from '../../shared/diagnosis/diagnosis.ts'
import { isEditable } from '../../shared/orders/life.ts'
import { recordOf } from '../../shared/record-of.ts'
import { isRegistrarId, registrarIds, registrars } from '../../shared/registrars/catalogue.ts'
import type { EngineFacts, Evidence } from './evidence.ts'
import { registrarMatch, registrarName, registrationTrouble } from './signs.ts'
import {
  again,
  bare,
  nameServersToCopy,
  retry,
  type Suspect,
  say,
  settings,
  support,
  wait,
} from './verdicts.ts'

/** Causes while nameservers are to be set. The registrar's answer now outweighs the stored failure. */
export const judgeNameServers: readonly Suspect[] = [
  noKeys,
  enteredElsewhere,
  refusedNow,
  expiredOrSuspended,
  noSetYet,
  hasTheSet,
  lockedForUpdates,
  refusedBefore,
]

function noKeys({ engine, wanted }: Evidence): Verdict | null {
  const isKeyless =
    engine.platform === null ||
    engine.platform === 'other' ||
    (engine.failure?.code === 'credentials' && engine.failure.provider === 'boxwright')
  if (!isKeyless) return null
  if (wanted.length === 0)
    return say('The order holds no registrar key, so the nameservers cannot be set.', {
      kind: 'edit-order',
      label: 'Add the key',
    })
  return say(
    'The order holds no registrar key: set these nameservers at the registrar yourself, or add the key.',
    nameServersToCopy(wanted),
  )
}

/** The keys were entered for another address than that of the settings, so nothing was sent. */
function enteredElsewhere({ registrar }: Evidence): Verdict | null {
  const isOurs =
    registrar.kind === 'refused' &&
    registrar.failure.code === 'scope' &&
    registrar.failure.provider === 'boxwright'
  return isOurs
    ? say(
        'The keys of this order were entered for another address of the registrar: confirm the address in Attention, or enter the keys again.',
        { kind: 'edit-order', label: 'Enter the keys again' },
      )
    : null
}

function refusedNow(evidence: Evidence): Verdict | null {
  const { registrar } = evidence
  return registrar.kind === 'refused' ? refusal(evidence, registrar.failure) : null
}

/** The stored failure, as far as the registrar's answer now does not disprove it. */
function refusedBefore(evidence: Evidence): Verdict | null {
  const { engine, registrar } = evidence
  const { failure } = engine
  const who = registrarName(evidence)
  if (registrar.kind !== 'told') return failure === null ? null : refusal(evidence, failure)
  if (failure === null)
    return wait(
      evidence,
      `${who} still lists other nameservers; Boxwright is about to set Mailin’s.`,
    )
  const isStillSo = failure.code === 'scope' || failure.code === 'invalid_input'
  if (isStillSo) return refusal(evidence, failure)
  return say(
    `${who} still lists the old nameservers, but it answers well now: set them again.`,
    again(evidence, 'Set them again'),
  )
}

const scopeWords: Record<FailureSource, (domain: string) => string> = {
  ...recordOf(registrarIds, id => registrars[id].scope.verdict),
  mailin: domain => `Mailin does not let ${domain} be changed: ask Mailin, then retry.`,
  boxwright: domain => `${domain} may not be changed: look at it at its registrar, then retry.`,
}

function refusal(evidence: Evidence, failure: EngineFailure): Verdict {
  const { domain } = evidence
  const who = registrarName(evidence)
  switch (failure.code) {
    case 'credentials':
      return say(
        `${who} refuses the key of this order: enter a valid one and resubmit.`,
        isEditable(evidence.engine.order)
          ? { kind: 'edit-order', label: `Correct the ${who} key` }
          : retry,
      )
    case 'ip_not_whitelisted':
      return say(
        failure.ip === undefined
          ? `${who} does not allow the IP address of this computer: whitelist it in the customer’s account.`
          : `${who} does not allow ${failure.ip}: whitelist it in the customer’s account; Boxwright then goes on by itself.`,
        failure.ip === undefined
          ? retry
          : { kind: 'whitelist-ip', label: `Copy ${failure.ip}`, text: failure.ip },
      )
    case 'scope':
      return say(scopeWords[failure.provider](domain), retry)
    case 'domain_not_found':
      return say(
        `The ${who} account of this order does not hold ${domain}: replace the domain, or enter the key of the account that holds it.`,
        { kind: 'replace-domain', label: 'Correct the order' },
      )
    case 'rate_limited':
      return wait(
        evidence,
        `${who}’s request quota is used up; the update goes out when it is free again.`,
        failure.retryAt === undefined ? null : Date.parse(failure.retryAt),
      )
    case 'transient':
    case 'unknown_outcome':
      return wait(
        evidence,
        `${who} does not answer as it should; if other sites open on this computer, the trouble is at ${who}.`,
      )
    case 'foreign_answer':
      return say(
        `What answers is not ${who} (${bare(failure.detail)}): check its address in Settings, and whether a proxy or a firewall of this network answers.`,
        settings('registrars', `Check the ${who} address`),
      )
    case 'subscription':
    case 'plan_limit':
    case 'domain_expired':
    case 'domain_suspended':
    case 'domain_locked':
    case 'nameservers_kept':
    case 'overdue':
    case 'conflict':
    case 'invalid_input':
      return say(
        `${who} refuses the update (${bare(failure.detail)}): ask ${who}.`,
        support(who),
      )
    default:
      return assertNever(failure.code)
  }
}

function noSetYet(evidence: Evidence): Verdict | null {
  if (evidence.wanted.length > 0) return null
  return wait(evidence, 'Mailin has not named the nameservers yet, so there is nothing to set.')
}

function hasTheSet(evidence: Evidence): Verdict | null {
  if (registrarMatch(evidence) !== 'same') return null
  return say(
    `${registrarName(evidence)} already lists Mailin’s nameservers: the next look moves the domain on.`,
    again(evidence, 'Move it on now'),
  )
}

function lockedForUpdates(evidence: Evidence): Verdict | null {
  const found = registrationTrouble(evidence)
  const who = registrarName(evidence)
  if (found?.trouble === 'pending')
    return wait(
      evidence,
      `${who} is still at an earlier change of the domain (${found.status}).`,
    )
  if (found?.trouble !== 'locked') return null
  return say(
    `An update lock (${found.status}) keeps the nameservers as they are: have it removed at ${who}.`,
    support(who),
  )
}

/** The registrar calls the domain expired or suspended, so it cannot work at all. */
export function expiredOrSuspended(evidence: Evidence): Verdict | null {
  const found = registrationTrouble(evidence)
  const { domain } = evidence
  const who = registrarName(evidence)
  if (found?.trouble === 'deleted')
    return say(
      `${domain} has expired and is being deleted (${found.status}): have it restored, or replace it.`,
      { kind: 'replace-domain', label: 'Replace the domain' },
    )
  if (found?.trouble === 'expired')
    return say(
      `The registration of ${domain} has run out${found.status === 'expired' ? '' : ` ${found.status}`}: have the customer renew it at ${who}, or replace the domain.`,
      { kind: 'replace-domain', label: 'Replace the domain' },
    )
  if (found?.trouble === 'suspended')
    return say(
      `${who} has suspended ${domain} (${suspensionWords(evidence.engine, found.status)}): the customer must clear that there.`,
      support(who),
    )
  if (found?.trouble !== 'held') return null
  return say(
    `${domain} is taken out of public DNS (${found.status}), often because the owner’s contact was not confirmed: ask ${who}.`,
    support(who),
  )
}

/** Why a domain is suspended: in plain words for the registrar's known ones, else in its own. */
function suspensionWords({ platform }: EngineFacts, reason: string): string {
  return (isRegistrarId(platform) && registrars[platform].suspensions[reason]) || reason
}
