import { noteAgain } from '../../../db/engine/moves.ts'
import type { DomainWork } from '../../../db/engine/work.ts'
import { platformOf } from '../../../db/orders/order-form.ts'
import { wantedNameServers } from '../../../db/orders/transfers.ts'
import { addActivity } from '../../../db/records/records.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { assertNever } from '../../../shared/border/result.ts'
import type { RegistrarId } from '../../../shared/registrars/catalogue.ts'
import { utcDateText } from '../../../shared/text/locale.ts'
import type { Registration } from '../../providers/registrar.ts'
import {
  type RegistrationTrouble,
  registrationTrouble,
} from '../../providers/registration-trouble.ts'
import { longActivationMs, longestLookMs, notTakenMs } from '../bounds.ts'
import type { Finding, StepContext } from '../step.ts'
import { isSameSet } from './look-up-domain.ts'
import { addStuck } from './stuck.ts'

/**
 * Reads the registration of a domain while it waits for its activation: whether the set
 * that was written is there, and what only a person can mend. The wait itself goes on.
 * `domain.dueAt`: when Mailin is asked about it next.
 */
export async function checkRegistrar(
  context: StepContext,
  domain: DomainWork,
): Promise<Finding> {
  const { orderId, name } = domain
  const platform = platformOf(context.db.reader, orderId)
  const credentials = context.credentialsOf(orderId)
  if (platform === null || platform === 'other' || typeof credentials === 'string')
    return goesOn(context, domain, { registrarAt: null })
  const registration = await context.registrarOf(platform).readRegistration(name, credentials)
  if (registration.ok) return judgeRegistration(context, domain, platform, registration.value)
  // trouble of the registrar is none of the domain's: it is asked again later
  const named = registration.failure.retryAt
  const retryAt = named === undefined ? 0 : Date.parse(named)
  return goesOn(context, domain, {
    registrarAt: Math.max(retryAt, context.now() + notTakenMs(context)),
  })
}

function judgeRegistration(
  context: StepContext,
  domain: DomainWork,
  platform: RegistrarId,
  registration: Registration,
): Finding {
  const now = context.now()
  const wanted = wantedNameServers(context.db.reader, domain.orderId, domain.name)
  const hasOldSet = wanted.length > 0 && !isSameSet(registration.nameServers, wanted)
  const trouble = troubleAt(platform, registration, hasOldSet, now)
  if (trouble !== null) return stuck(context, domain, trouble)
  const hasPassed = now - domain.stageSince >= notTakenMs(context)
  if (hasOldSet && !hasPassed)
    return goesOn(context, domain, { registrarAt: domain.stageSince + notTakenMs(context) })
  if (hasOldSet && !domain.isSetAgain) return setAgain(context, domain)
  if (hasOldSet)
    return stuck(context, domain, {
      code: 'nameservers_kept',
      provider: platform,
      detail: `It still shows ${registration.nameServers.slice(0, 4).join(', ') || 'no nameservers'}, though it took the new ones twice.`,
    })
  const wasMended = atRegistrar.has(domain.failureCode ?? '')
  return goesOn(context, domain, {
    registrarAt: nextLook(context, domain),
    ...(wasMended && { trouble: null }),
  })
}

/** Failures that a look at the registrar found, and that a later look may find mended. */
const atRegistrar: ReadonlySet<string> = new Set([
  'domain_expired',
  'domain_suspended',
  'domain_locked',
  'nameservers_kept',
] satisfies readonly EngineFailure['code'][])

/** When the registrar is looked at again: further apart the longer the activation takes. */
function nextLook(context: StepContext, { stageSince }: DomainWork): number {
  const now = context.now()
  const rest = Math.max(longActivationMs(context), now - stageSince)
  return now + Math.min(rest, longestLookMs)
}

type Going = { readonly registrarAt: number | null; readonly trouble?: EngineFailure | null }

/** Its next look at Mailin stays where it was planned. */
function goesOn(context: StepContext, domain: DomainWork, going: Going): Finding {
  const at = Math.max(context.now(), domain.dueAt ?? context.nextTickAt())
  return { domain, outcome: { kind: 'wait', reason: 'activation', at, ...going } }
}

function stuck(context: StepContext, domain: DomainWork, trouble: EngineFailure): Finding {
  const registrarAt = nextLook(context, domain)
  return {
    ...goesOn(context, domain, { registrarAt, trouble }),
    record: tx => addStuck(tx, domain, trouble, context.now()),
  }
}

function setAgain(context: StepContext, domain: DomainWork): Finding {
  const { orderId, name } = domain
  return {
    domain,
    outcome: { kind: 'move', to: 'nameservers' },
    record(tx) {
      noteAgain(tx, domain.id, 'set')
      addActivity(
        tx,
        {
          action: 'mailin_ai_nameservers_set_again',
          description: `The registrar still shows the old nameservers of ${name}: they are set again`,
          orderId,
          properties: { domain: name },
        },
        context.now(),
      )
    },
  }
}

/** What a person has to mend; null: nothing. A lock does no harm once the new set is there. */
function troubleAt(
  provider: RegistrarId,
  registration: Registration,
  hasOldSet: boolean,
  now: number,
): EngineFailure | null {
  const found = registrationTrouble(registration, now)
  if (found === null) return null
  const code = codeOf(found.trouble, hasOldSet)
  if (code === null) return null
  const day = found.endedAt === null ? '' : ` on ${utcDateText(new Date(found.endedAt))}`
  const said = found.status === null ? '' : ` (${found.status})`
  return { code, provider, detail: `${sentences[found.trouble]}${day}${said}.` }
}

const sentences: Record<RegistrationTrouble, string> = {
  deleted: 'The registration was deleted',
  expired: 'The registration has run out',
  suspended: 'The registrar has suspended the domain',
  held: 'The domain is on hold',
  locked: 'The domain is locked, and the old nameservers are still set',
  pending: 'A change of the domain is under way',
}

function codeOf(
  trouble: RegistrationTrouble,
  hasOldSet: boolean,
): EngineFailure['code'] | null {
  switch (trouble) {
    case 'deleted':
    case 'expired':
      return 'domain_expired'
    case 'suspended':
    case 'held':
      return 'domain_suspended'
    case 'locked':
      return hasOldSet ? 'domain_locked' : null
    case 'pending':
      return null
    default:
      return assertNever(trouble)
  }
}
