import { type Database, write } from '../../db/core/database.ts'
import { markForPerson } from '../../db/engine/moves.ts'
import { type DomainWork, overdueDomains } from '../../db/engine/work.ts'
import { platformOf } from '../../db/orders/order-form.ts'
import type { EngineFailure, FailureSource } from '../../shared/border/failure.ts'
import type { WaitReason } from '../../shared/orders/domain.ts'
import { type AccountHolds, limitAt } from './account-holds.ts'
import { longestWaitMs, trialMs } from './bounds.ts'
import { addStuck } from './steps/stuck.ts'

/** Domains per check; the rest follows at the next. */
const mostAtOnce = 250

/**
 * Marks domains that have waited for one thing for more than a day as needing a person, whatever
 * it is. They go on by themselves all the same. Returns the ids of their orders.
 */
export function noticeOverdue(
  db: Database,
  holds: Pick<AccountHolds, 'current' | 'limit'>,
  now: number,
): ReadonlySet<number> {
  const before = now - longestWaitMs
  // most checks find nothing, and then take no write lock
  if (overdueDomains(db.reader, before, 1).length === 0) return new Set()
  return write(db, tx => {
    const domains = overdueDomains(tx, before, mostAtOnce)
    for (const domain of domains) {
      const failure =
        ofAccount(holds, domain, now) ?? overdue(domain, platformOf(tx, domain.orderId))
      addStuck(tx, domain, failure, now)
      markForPerson(tx, domain.id, failure, now)
    }
    return new Set(domains.map(domain => domain.orderId))
  })
}

/**
 * The failure of a domain that waits for the Mailin account or its plan; null: it waits for
 * something else.
 */
function ofAccount(
  holds: Pick<AccountHolds, 'current' | 'limit'>,
  { stage, reason }: DomainWork,
  now: number,
): EngineFailure | null {
  // a hold that is just over counts: the account is being tried, and has not answered well yet
  const lately = now - trialMs
  const limit = reason === 'account' ? limitAt(holds, stage, lately) : null
  const hold = stage === 'nameservers' ? null : (holds.current(lately) ?? limit)
  // a quota gets free by itself
  if (hold === null || hold.code === 'rate_limited') return null
  return { code: hold.code, provider: 'mailin', detail: hold.detail }
}

/**
 * Who is waited for, by the reason of the wait; `registrar` is the order's own, `lane` its turn
 * in our engine.
 */
const waitsFor: Record<WaitReason | 'lane', FailureSource | 'registrar'> = {
  activation: 'mailin',
  job: 'mailin',
  ids: 'mailin',
  'nameserver-list': 'mailin',
  account: 'mailin',
  quota: 'registrar',
  backoff: 'registrar',
  'slow-clock': 'registrar',
  lane: 'boxwright',
}

const sentences: Record<WaitReason | 'lane', string> = {
  activation: 'Mailin has not activated the domain within a day.',
  job: 'Mailin has not ended its mailbox job within a day.',
  ids: 'Mailin has not listed the mailboxes within a day.',
  'nameserver-list': 'Mailin has not named the nameservers within a day.',
  account: 'The Mailin account has not taken it within a day.',
  quota: 'The quota has held it up for a day.',
  backoff: 'It has been tried for a day, in vain.',
  'slow-clock': 'It has been tried for a day, in vain.',
  lane: 'Its turn has not come for a day.',
}

function overdue(
  { reason, stage, failureDetail }: DomainWork,
  platform: ReturnType<typeof platformOf>,
): EngineFailure {
  const why = reason ?? 'lane'
  const registrar = platform === null || platform === 'other' ? 'boxwright' : platform
  const who = waitsFor[why]
  const source = who === 'registrar' ? (stage === 'nameservers' ? registrar : 'mailin') : who
  const detail = [sentences[why], failureDetail ?? ''].join(' ').trim().slice(0, 500)
  return { code: 'overdue', provider: source, detail }
}
