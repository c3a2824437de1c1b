import type { Verdict } from '../../shared/diagnosis/diagnosis.ts'
import { dayMs, duration, hourMs } from '../../shared/text/duration.ts'
import type { Evidence } from './evidence.ts'
import { activeAlready, silentMailin } from './judge-mailin.ts'
import { expiredOrSuspended } from './judge-name-servers.ts'
import {
  countSeen,
  isBrokenByDnssec,
  isUnserved,
  registrarMatch,
  registrarName,
  registryMatch,
  resolverMatch,
} from './signs.ts'
import { bare, nameServersToCopy, type Suspect, say, support, wait } from './verdicts.ts'

/** Resolvers may remember the old delegation for two days (`.com`). */
const longestDnsMs = 2 * dayMs
const longestRegistryMs = dayMs
/** Mailin lists a domain late after its transfer. */
const longestListingMs = hourMs

/**
 * Causes of a wait for activation. `near` come before trouble of the Mailin account, which they
 * outweigh; `far` after it: where the change is on its way from the registrar to Mailin.
 */
export const judgeActivation: Readonly<Record<'near' | 'far', readonly Suspect[]>> = {
  near: [activeAlready, expiredOrSuspended],
  far: [
    lostAtRegistrar,
    unregistered,
    dnssecLeftover,
    oldAtRegistry,
    unserved,
    onItsWay,
    notListed,
    silentMailin,
    slowMailin,
  ],
}

function lostAtRegistrar(evidence: Evidence): Verdict | null {
  if (registrarMatch(evidence) !== 'different') return null
  return say(
    `${registrarName(evidence)} no longer lists Mailin’s nameservers for ${evidence.domain}: set them there again.`,
    nameServersToCopy(evidence.wanted),
  )
}

function unregistered({ domain, registry }: Evidence): Verdict | null {
  if (registry.kind !== 'told' || registry.value.isRegistered) return null
  return say(
    `The registry of .${registry.value.zone} does not know ${domain}: it has expired or is not registered yet.`,
    { kind: 'replace-domain', label: 'Replace the domain' },
  )
}

function dnssecLeftover(evidence: Evidence): Verdict | null {
  if (!isBrokenByDnssec(evidence)) return null
  const who = registrarName(evidence)
  return say(
    `An old DNSSEC record (DS) at the registry makes resolvers refuse ${evidence.domain}: remove it at ${who}.`,
    support(who),
  )
}

function oldAtRegistry(evidence: Evidence): Verdict | null {
  const { domain, engine, registry, now } = evidence
  const match = registryMatch(evidence)
  if (registry.kind !== 'told' || match === 'same' || match === 'unknown') return null
  const who = registrarName(evidence)
  const isEmpty = registry.value.answers.every(({ nameServers }) => nameServers.length === 0)
  if (now - engine.stageSince > longestRegistryMs)
    return say(
      isEmpty
        ? `The registry has no nameservers for ${domain} after ${duration(now - engine.stageSince)}, so it may be on hold: ask ${who}.`
        : `The registry still has the old nameservers after ${duration(now - engine.stageSince)}: ask ${who} why its change does not arrive.`,
      support(who),
    )
  return wait(
    evidence,
    match === 'partly'
      ? 'The registry is passing the new nameservers on: some of its servers have them.'
      : 'The registry does not have the new nameservers yet; that takes minutes, sometimes hours.',
  )
}

/** The delegation is right, but the nameservers that it names do not answer. */
function unserved(evidence: Evidence): Verdict | null {
  if (!isUnserved(evidence)) return null
  return slowly(
    evidence,
    'Mailin’s nameservers do not answer for the domain yet; at the registrar there is nothing to mend.',
  )
}

function onItsWay(evidence: Evidence): Verdict | null {
  const match = resolverMatch(evidence)
  if (match === 'same' || match === 'unknown') return null
  const { seen, asked } = countSeen(evidence)
  return slowly(
    evidence,
    `The new nameservers spread: ${seen} of ${asked} resolvers see them, and old answers are kept for up to 48 h.`,
  )
}

function notListed(evidence: Evidence): Verdict | null {
  const { domain, engine, mailin, now } = evidence
  if (mailin.kind !== 'told' || mailin.value.isKnown) return null
  if (now - engine.stageSince > longestListingMs)
    return say(
      `Mailin took the transfer of ${domain} but does not list it in this account: ask Mailin.`,
      support('Mailin'),
    )
  return wait(
    evidence,
    `Mailin took the transfer of ${domain} and does not list it yet; that is usual at first.`,
  )
}

/** The last cause: all that can be seen is right, and Mailin has not noticed yet. */
function slowMailin(evidence: Evidence): Verdict | null {
  const since = duration(evidence.now - evidence.engine.stageSince)
  const known = registrarMatch(evidence) === 'same' || registryMatch(evidence) === 'same'
  return slowly(
    evidence,
    known
      ? `The nameservers are right; Mailin has not activated the domain yet, after ${since}.`
      : `Mailin has not activated the domain yet, after ${since}.`,
  )
}

function slowly(evidence: Evidence, sentence: string): Verdict {
  const { engine, now } = evidence
  if (now - engine.stageSince <= longestDnsMs) return wait(evidence, sentence)
  return say(
    `${bare(sentence)}; that is longer than DNS takes, so ask Mailin.`,
    support('Mailin'),
  )
}
