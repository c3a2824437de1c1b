import type { Writer } from '../../../db/core/database.ts'
import type { DomainWork } from '../../../db/engine/work.ts'
import { addActivity } from '../../../db/records/records.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'

/**
 * Adds an activity for trouble that only a person can mend, unless the domain has that failure
 * already.
 */
export function addStuck(
  tx: Writer,
  { orderId, name, failureCode }: DomainWork,
  { code, provider, detail }: EngineFailure,
  now: number,
): void {
  if (failureCode === code) return
  addActivity(
    tx,
    {
      action: 'mailin_ai_domain_stuck',
      description: `${name} needs a person: ${detail}`,
      orderId,
      properties: { domain: name, code, provider },
    },
    now,
  )
}
