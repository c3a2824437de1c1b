import type { Writer } from '../../../db/core/database.ts'
import { noteMailinDomain, noteMissing } from '../../../db/engine/moves.ts'
import type { DomainWork } from '../../../db/engine/work.ts'
import {
  completeTransfer,
  noteTransfer,
  wantedNameServers,
} from '../../../db/orders/transfers.ts'
import { addActivity } from '../../../db/records/records.ts'
import type { MailinDomain } from '../../providers/mailin-port.ts'
import { nextLookAt } from '../activation-pace.ts'
import type { Finding, StepContext } from '../step.ts'
import { judgeUnlisted } from './unlisted-domain.ts'

/**
 * Judges what Mailin says of a domain at `lookup` and at `activation`. `seen` is null when the
 * domain is not in the account; `orders`: how many orders with domains that wait for
 * their activation the same answer tells of.
 */
export function judgeDomain(
  context: Looking,
  domain: DomainWork,
  seen: MailinDomain | null,
  orders = 1,
): Finding {
  if (seen === null && domain.stage === 'activation')
    return judgeUnlisted(context, domain, 'activation')
  const finding = judgeListed(context, domain, seen, orders)
  if (domain.missingSince === null) return finding
  return {
    ...finding,
    record(tx) {
      noteMissing(tx, domain.id, null)
      finding.record?.(tx)
    },
  }
}

type Looking = Pick<StepContext, 'db' | 'now' | 'nextTickAt' | 'intervalMs'>

function judgeListed(
  context: Looking,
  domain: DomainWork,
  seen: MailinDomain | null,
  orders: number,
): Finding {
  const now = context.now()
  const { orderId, name } = domain
  if (seen === null)
    return {
      domain,
      outcome: { kind: 'move', to: 'transfer' },
      record: tx => noteTransfer(tx, orderId, name, {}, now),
    }
  if (seen.isActive)
    return {
      domain,
      outcome: { kind: 'move', to: 'mailboxes' },
      record: tx => recordActive(tx, domain, seen, now),
    }
  return judgeInactive(context, domain, seen, orders)
}

function judgeInactive(
  context: Looking,
  domain: DomainWork,
  seen: MailinDomain,
  orders: number,
): Finding {
  const now = context.now()
  const { orderId, name } = domain
  const isAtActivation = domain.stage === 'activation'
  const at = isAtActivation ? nextLookAt(context, orders) : context.nextTickAt()
  // Mailin lists it again
  const back = domain.failureCode === 'domain_not_found' ? { trouble: null } : {}
  const wanted = wantedNameServers(context.db.reader, orderId, name)
  if (seen.nameServers.length === 0) {
    // an empty list is asked for again, never skipped: without it no registrar can be set
    const reason = isAtActivation ? 'activation' : 'nameserver-list'
    return {
      domain,
      outcome: { kind: 'wait', reason, at, ...back },
      record: tx => noteTransfer(tx, orderId, name, {}, now),
    }
  }
  if (isAtActivation && isSameSet(seen.nameServers, wanted))
    return { domain, outcome: { kind: 'wait', reason: 'activation', at, ...back } }
  return {
    domain,
    outcome: { kind: 'move', to: 'nameservers' },
    record(tx) {
      noteTransfer(tx, orderId, name, { nameServers: seen.nameServers }, now)
      if (seen.id !== null) noteMailinDomain(tx, domain.id, seen.id)
    },
  }
}

/** Ends the transfer, if one is open, with an activity. Idempotent. */
export function recordActive(
  tx: Writer,
  domain: DomainWork,
  seen: MailinDomain,
  now: number,
): void {
  const { orderId, name } = domain
  if (seen.id !== null) noteMailinDomain(tx, domain.id, seen.id)
  if (!completeTransfer(tx, orderId, name, now)) return
  addActivity(
    tx,
    {
      action: 'mailin_ai_domain_transfer_completed',
      description: `${name} is active at Mailin`,
      orderId,
      properties: { domain: name },
    },
    now,
  )
}

/** Nameservers compare as sets: order and case mean nothing. */
export function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  const norm = (hosts: readonly string[]) => new Set(hosts.map(host => host.toLowerCase()))
  const [one, other] = [norm(left), norm(right)]
  return one.size === other.size && [...one].every(host => other.has(host))
}
