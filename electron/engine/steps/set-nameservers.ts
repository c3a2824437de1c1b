import type { Writer } from '../../../db/core/database.ts'
import { hasLease } from '../../../db/engine/leases.ts'
import type { DomainWork } from '../../../db/engine/work.ts'
import { platformOf } from '../../../db/orders/order-form.ts'
import { noteTransfer, wantedNameServers } from '../../../db/orders/transfers.ts'
import { addActivity } from '../../../db/records/records.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { missingKeysWords } from '../../orders/missing-keys.ts'
import { firstLookAt } from '../activation-pace.ts'
import { longActivationMs, readBackMs } from '../bounds.ts'
import { reactionTo } from '../progress.ts'
import type { Finding, StepContext } from '../step.ts'
import { isSameSet } from './look-up-domain.ts'

/**
 * Sets the nameservers that Mailin wants at the customer's registrar, unless it shows them
 * already.
 */
export async function setNameServers(
  context: StepContext,
  domain: DomainWork,
): Promise<Finding> {
  const { orderId, name } = domain
  const wanted = wantedNameServers(context.db.reader, orderId, name)
  // a resubmitted order may have lost its nameservers; the look-up names them again
  if (wanted.length === 0) return { domain, outcome: { kind: 'move', to: 'lookup' } }
  const platform = platformOf(context.db.reader, orderId)
  const credentials = context.credentialsOf(orderId)
  if (platform === null || platform === 'other' || typeof credentials === 'string')
    return refused(context, domain, {
      code: 'credentials',
      provider: 'boxwright',
      detail: missingKeysWords(
        typeof credentials === 'string' ? credentials : 'none',
        platform,
      ),
    })
  const registrar = context.registrarOf(platform)
  const current = await registrar.readNameServers(name, credentials)
  if (!current.ok) return refused(context, domain, current.failure)
  if (isSameSet(current.value, wanted)) return updated(context, domain, wanted, false)
  // it was cancelled or replaced while the registrar was read, so nothing is written
  if (!hasLease(context.db.reader, domain)) return { domain, outcome: { kind: 'again' } }
  const written = await registrar.writeNameServers(name, wanted, credentials)
  return written.ok
    ? updated(context, domain, wanted, true)
    : refused(context, domain, written.failure)
}

function updated(
  context: StepContext,
  domain: DomainWork,
  nameServers: readonly string[],
  wasWritten: boolean,
): Finding {
  const now = context.now()
  const { orderId, name } = domain
  return {
    domain,
    outcome: {
      kind: 'move',
      to: 'activation',
      reason: 'activation',
      at: wasWritten ? firstLookAt(context) : context.nextTickAt(),
      registrarAt: now + (wasWritten ? readBackMs(context) : longActivationMs(context)),
    },
    record(tx) {
      noteTransfer(tx, orderId, name, { nameServerStatus: 'updated', errorMessage: null }, now)
      addActivity(
        tx,
        {
          action: 'mailin_ai_nameservers_updated',
          description: wasWritten
            ? `Nameservers of ${name} set`
            : `The registrar already had the nameservers of ${name}`,
          orderId,
          properties: { domain: name, nameServers },
        },
        now,
      )
    },
  }
}

function refused(context: StepContext, domain: DomainWork, failure: EngineFailure): Finding {
  const outcome = { kind: 'failed', failure } as const
  const { attempts, failureCode } = domain
  const position = { stage: 'nameservers', attempts, failureCode } as const
  // network trouble and quotas never write `failed`
  if (reactionTo(position, failure) !== 'slow-clock') return { domain, outcome }
  return { domain, outcome, record: tx => recordRefusal(tx, context, domain, failure) }
}

function recordRefusal(
  tx: Writer,
  context: StepContext,
  domain: DomainWork,
  failure: EngineFailure,
): void {
  const now = context.now()
  const { orderId, name } = domain
  noteTransfer(
    tx,
    orderId,
    name,
    { nameServerStatus: 'failed', status: 'pending', errorMessage: failure.detail },
    now,
  )
  addActivity(
    tx,
    {
      action: 'mailin_ai_nameservers_failed',
      description: `Nameservers of ${name} were not set: ${failure.detail}`,
      orderId,
      properties: { domain: name, code: failure.code, provider: failure.provider },
    },
    now,
  )
}
