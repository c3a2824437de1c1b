import type { Writer } from '../../../db/core/database.ts'
import { changeAutomation, latestTransferRequest } from '../../../db/engine/automations.ts'
import { noteAgain, noteMissing } from '../../../db/engine/moves.ts'
import type { DomainWork } from '../../../db/engine/work.ts'
import { noteTransfer } from '../../../db/orders/transfers.ts'
import { addActivity } from '../../../db/records/records.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import type { WaitReason } from '../../../shared/orders/domain.ts'
import { unlistedMs } from '../bounds.ts'
import type { Finding, StepContext } from '../step.ts'
import { addStuck } from './stuck.ts'

/**
 * Judges a domain that Mailin took, or knew, and does not list. It waits for a while, then is
 * transferred again, once by itself; the next time a person is needed.
 */
export function judgeUnlisted(
  context: Pick<StepContext, 'db' | 'now' | 'nextTickAt' | 'intervalMs'>,
  domain: DomainWork,
  reason: WaitReason,
): Finding {
  const now = context.now()
  const { orderId, name, missingSince } = domain
  const wait = { kind: 'wait', reason, at: context.nextTickAt() } as const
  if (missingSince === null || missingSince > now)
    return { domain, outcome: wait, record: tx => noteMissing(tx, domain.id, now) }
  if (now - missingSince < unlistedMs(context)) return { domain, outcome: wait }
  if (domain.isSentAgain)
    return {
      domain,
      outcome: { ...wait, trouble: gone },
      record: tx => addStuck(tx, domain, gone, now),
    }
  const { stage } = domain
  return {
    domain,
    outcome: stage === 'transfer' ? { kind: 'again' } : { kind: 'move', to: 'transfer' },
    record(tx) {
      noteAgain(tx, domain.id, 'sent')
      forgetRequest(tx, orderId, name, now)
      noteTransfer(tx, orderId, name, { status: 'pending' }, now)
      addActivity(
        tx,
        {
          action: 'mailin_ai_domain_sent_again',
          description: `Mailin no longer lists ${name}: it is transferred again`,
          orderId,
          properties: { domain: name },
        },
        now,
      )
    },
  }
}

const gone: EngineFailure = {
  code: 'domain_not_found',
  provider: 'mailin',
  detail: 'Mailin does not list the domain, though it took it twice.',
}

/**
 * Fails the last transfer request, so that another is sent: after an answered one the domain is
 * only looked up.
 */
function forgetRequest(tx: Writer, orderId: number, name: string, now: number): void {
  const request = latestTransferRequest(tx, orderId, name)
  if (request === null) return
  const errorMessage = 'Mailin took the domain and does not list it any more.'
  changeAutomation(tx, request.id, { status: 'failed', errorMessage }, now)
}
