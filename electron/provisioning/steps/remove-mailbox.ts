import { type Transaction, write } from '../../../db/database.ts'
import { findAutomations } from '../../../db/queries/automations.ts'
import { otherClaims } from '../../../db/queries/emails.ts'
import { changeRemoval, type Removal } from '../../../db/queries/order-acts.ts'
import { addActivity } from '../../../db/queries/records.ts'
import type { EngineFailure } from '../../../shared/failure.ts'
import { backOff } from '../../scheduler/backoff.ts'
import type { StepContext } from '../step.ts'
import { settleMs } from './read-mailboxes.ts'

/** A job that runs at the cancel may still make mailboxes for so long. */
const longestJobMs = 24 * 3_600_000

/**
 * Removes one mailbox of a cancelled order at Mailin. Only by an id that was matched exactly;
 * a row without one is looked for first. A lost answer removes nothing here: it is tried again,
 * and a mailbox that is gone already counts as removed.
 */
export async function removeMailbox(
  context: StepContext,
  row: Removal,
  random: () => number,
): Promise<EngineFailure | null> {
  if (row.mailinMailboxId === null) return findFirst(context, row, random)
  const answer = await context.mailHost.removeMailbox(row.mailinMailboxId)
  if (!answer.ok) return postpone(context, row, answer.failure, random)
  const now = context.now()
  write(context.db, tx => {
    changeRemoval(tx, row.id, { removedAt: now, removalDueAt: null }, now)
    addActivity(
      tx,
      {
        action: 'mailin_ai_mailbox_removed',
        description: `${row.email} removed at Mailin.ai`,
        orderId: row.orderId,
        properties: { email: row.email },
      },
      now,
    )
  })
  return null
}

async function findFirst(
  context: StepContext,
  row: Removal,
  random: () => number,
): Promise<EngineFailure | null> {
  const listed = await context.mailHost.listMailboxes(row.domain)
  if (!listed.ok) return postpone(context, row, listed.failure, random)
  const now = context.now()
  const found = listed.value.find(one => one.email === row.email)
  write(context.db, tx => {
    const others = found === undefined ? [] : otherClaims(tx, row.orderId, row.email)
    if (found !== undefined && others.some(one => one.mailinMailboxId === found.id))
      // another order of ours made it since
      changeRemoval(tx, row.id, { removalDueAt: null }, now)
    else if (others.length > 0)
      // another order of ours may have made it: its own request tells soon
      changeRemoval(tx, row.id, { removalDueAt: now + context.intervalMs }, now)
    else if (found !== undefined)
      changeRemoval(tx, row.id, { mailinMailboxId: found.id, removalDueAt: now }, now)
    else if (isStillPossible(tx, context, row, now))
      changeRemoval(tx, row.id, { removalDueAt: now + context.intervalMs }, now)
    else changeRemoval(tx, row.id, { removalDueAt: null }, now)
  })
  return null
}

/** A request that is fresh, or a job that runs, may still make the mailbox. */
function isStillPossible(
  tx: Transaction,
  context: StepContext,
  { automationId }: Removal,
  now: number,
): boolean {
  const [request] = findAutomations(tx, automationId === null ? [] : [automationId])
  if (request === undefined) return false
  const isRunning = request.status === 'pending' && request.jobUuid !== null
  return request.updatedAt + (isRunning ? longestJobMs : settleMs(context)) > now
}

function postpone(
  context: StepContext,
  row: Removal,
  failure: EngineFailure,
  random: () => number,
): EngineFailure {
  const now = context.now()
  const removalAttempts = row.removalAttempts + 1
  const named = failure.retryAt === undefined ? 0 : Date.parse(failure.retryAt)
  const removalDueAt = Math.max(named, now + backOff(removalAttempts, random))
  write(context.db, tx => changeRemoval(tx, row.id, { removalAttempts, removalDueAt }, now))
  return failure
}
