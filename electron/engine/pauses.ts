import type { Database } from '../../db/core/database.ts'
import type { Hold } from '../../db/engine/holds.ts'
import { type RegistrarQuota, registrarQuotas } from '../../db/engine/registrar-quotas.ts'
import { limitedWork, type Pause } from '../../shared/engine/engine.ts'
import { iso } from '../scheduler/clock.ts'
import type { AccountHolds } from './account-holds.ts'

/**
 * The holds of the Mailin account and the registrars' used-up quotas, as `engine.status` answers
 * them.
 */
export function pausesNow(db: Database, holds: AccountHolds, now: number): readonly Pause[] {
  const hold = holds.current(now)
  const limits = limitedWork.flatMap(work => {
    const limit = holds.limit(work, now)
    return limit === null ? [] : [{ ...holdPause(limit), work }]
  })
  const quotas = registrarQuotas(db.reader, now).map(quotaPause)
  return [...(hold === null ? [] : [holdPause(hold)]), ...limits, ...quotas]
}

function holdPause({ provider, code, detail, since, until }: Hold): Pause {
  return { provider, code, detail, since: iso(since), until: iso(until) }
}

function quotaPause({ platform, domains, since, until }: RegistrarQuota): Pause {
  return {
    provider: platform,
    code: 'rate_limited',
    detail: 'The request quota is used up for now.',
    since: iso(since),
    until: iso(until),
    domains,
  }
}
