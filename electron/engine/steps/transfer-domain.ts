import { write } from '../../../db/core/database.ts'
import {
  type Automation,
  beginAutomation,
  changeAutomation,
  dropAutomation,
  latestTransferRequest,
} from '../../../db/engine/automations.ts'
import { noteRead } from '../../../db/engine/moves.ts'
import type { DomainWork } from '../../../db/engine/work.ts'
import { mailboxesOfDomains } from '../../../db/mailboxes/mailboxes.ts'
import { noteTransfer } from '../../../db/orders/transfers.ts'
import { addActivity } from '../../../db/records/records.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { privateSmtp } from '../../../shared/orders/order.ts'
import type { MailinDomain, Transfer } from '../../providers/mailin-port.ts'
import { isWithoutMailboxes } from '../mailbox-need.ts'
import { reactionTo } from '../progress.ts'
import type { Finding, StepContext } from '../step.ts'
import { recordActive } from './look-up-domain.ts'
import { judgeUnlisted } from './unlisted-domain.ts'

/**
 * Brings a domain into the Mailin account. A request whose answer is not known is read back
 * first; one that was answered is never sent again, only looked up.
 */
export async function transferDomain(
  context: StepContext,
  domain: DomainWork,
): Promise<readonly Finding[]> {
  const earlier = latestTransferRequest(context.db.reader, domain.orderId, domain.name)
  if (earlier === null || earlier.status === 'failed')
    return [await ask(context, domain, earlier === null)]
  const seen = await context.mailin.findDomain(domain.name)
  if (!seen.ok) return [{ domain, outcome: { kind: 'failed', failure: seen.failure } }]
  if (seen.value !== null) return [afterReading(context, domain, seen.value, earlier)]
  if (earlier.status === 'completed') return [judgeUnlisted(context, domain, 'nameserver-list')]
  write(context.db, tx =>
    changeAutomation(
      tx,
      earlier.id,
      { status: 'failed', errorMessage: 'The answer was lost and the domain is not there.' },
      context.now(),
    ),
  )
  return [{ domain, outcome: { kind: 'again' } }]
}

async function ask(
  context: StepContext,
  domain: DomainWork,
  isFirstRequest: boolean,
): Promise<Finding> {
  const { orderId, name } = domain
  const id = write(context.db, tx =>
    beginAutomation(
      tx,
      { orderId, providerType: privateSmtp, actionType: 'domain', subjects: [name] },
      context.now(),
    ),
  )
  const answer = await context.mailin.transferDomain(name)
  return answer.ok
    ? afterTransfer(context, domain, id, { ...answer.value, isFirstRequest })
    : afterRefusal(context, domain, id, answer.failure)
}

function afterTransfer(
  context: StepContext,
  domain: DomainWork,
  id: number,
  transfer: Transfer & { readonly isFirstRequest: boolean },
): Finding {
  const now = context.now()
  const { orderId, name } = domain
  const { nameServers, alreadyThere } = transfer
  return {
    domain,
    // without nameservers the next run of this step looks the domain up
    outcome: nameServers.length > 0 ? { kind: 'move', to: 'nameservers' } : { kind: 'again' },
    record(tx) {
      const responseData = JSON.stringify({
        name_servers: nameServers,
        already_there: alreadyThere,
      })
      changeAutomation(tx, id, { status: 'completed', responseData }, now)
      noteTransfer(
        tx,
        orderId,
        name,
        { nameServers, status: 'pending', errorMessage: null },
        now,
      )
      noteRead(
        tx,
        domain,
        isWithoutMailboxes(transfer, mailboxesOfDomains(tx, orderId, [name])),
      )
      addActivity(
        tx,
        {
          action: 'mailin_ai_domain_transfer_initiated',
          description: alreadyThere
            ? `${name} was in the Mailin account already`
            : `Transfer of ${name} to Mailin started`,
          orderId,
          properties: { domain: name, nameServers },
        },
        now,
      )
    },
  }
}

function afterRefusal(
  context: StepContext,
  domain: DomainWork,
  id: number,
  failure: EngineFailure,
): Finding {
  const now = context.now()
  const { orderId, name } = domain
  const outcome = { kind: 'failed', failure } as const
  // the request stays pending: the next run reads back before it asks again
  if (failure.code === 'unknown_outcome') return { domain, outcome }
  const isFinal =
    reactionTo({ stage: 'transfer', attempts: domain.attempts }, failure) === 'halt'
  if (!isFinal) return { domain, outcome, record: tx => dropAutomation(tx, id) }
  return {
    domain,
    outcome,
    record(tx) {
      changeAutomation(tx, id, { status: 'failed', errorMessage: failure.detail }, now)
      noteTransfer(tx, orderId, name, { status: 'failed', errorMessage: failure.detail }, now)
      addActivity(
        tx,
        {
          action: 'mailin_ai_domain_transfer_failed',
          description: `Mailin refused ${name}: ${failure.detail}`,
          orderId,
          properties: { domain: name, code: failure.code },
        },
        now,
      )
    },
  }
}

function afterReading(
  context: StepContext,
  domain: DomainWork,
  seen: MailinDomain,
  earlier: Automation,
): Finding {
  const now = context.now()
  const { orderId, name } = domain
  const completed = { status: 'completed', errorMessage: null } as const
  if (seen.isActive)
    return {
      domain,
      outcome: { kind: 'move', to: 'mailboxes' },
      record(tx) {
        changeAutomation(tx, earlier.id, completed, now)
        recordActive(tx, domain, seen, now)
      },
    }
  return {
    domain,
    outcome:
      seen.nameServers.length > 0
        ? { kind: 'move', to: 'nameservers' }
        : { kind: 'wait', reason: 'nameserver-list', at: context.nextTickAt() },
    record(tx) {
      changeAutomation(tx, earlier.id, completed, now)
      noteTransfer(tx, orderId, name, { nameServers: seen.nameServers, status: 'pending' }, now)
    },
  }
}
