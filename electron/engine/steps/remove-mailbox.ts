import { type Reader, write } from '../../../db/core/database.ts'
import { type Automation, findAutomations } from '../../../db/engine/automations.ts'
import { carrierOf, changeMailinId, otherClaims } from '../../../db/mailboxes/mailboxes.ts'
import {
  changeRemoval,
  haltRemoval,
  postponeRemovals,
  type Removal,
  type RemovalChange,
} from '../../../db/orders/order-acts.ts'
import { addActivity } from '../../../db/records/records.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { assertNever, ok, type Result } from '../../../shared/border/result.ts'
import type { MailinMailbox } from '../../providers/mailin-port.ts'
import type { StepContext } from '../step.ts'
import { nameOf } from './disputed-ids.ts'
import { pollJobOfRemoval, postponement, runningJobOf } from './job-of-removal.ts'
import { listingDelayMs } from './read-mailboxes.ts'

/** So long one list serves the removals of a domain's mailboxes. */
const listedMs = 60_000

/** Keeps the account's job polls apart, whoever asks for them. */
export type PollPace = {
  allowedAt(): number
  /** To be called before a poll leaves. */
  note(): void
}

/** Removes mailboxes of cancelled orders, one at a time. */
export type Removals = {
  /**
   * Does the next thing for one removal, and writes what came of it. Returns what failed; null:
   * nothing did, or staff are asked.
   */
  run(context: StepContext, row: Removal): Promise<EngineFailure | null>
}

type Listed = {
  readonly domain: string
  readonly mailboxes: readonly MailinMailbox[]
  readonly begunAt: number
}

/**
 * A mailbox is removed by its id alone, and only while Mailin's list gives it that id. A list
 * that names another id or address is put to staff; one that names neither, once it cannot be
 * late any more, says that the mailbox is gone. A row without an id is found first. After a lost
 * answer the removal is tried again.
 */
export function createRemovals(random: () => number, polls: PollPace): Removals {
  const lists = createDomainLists()

  const postpone = (context: StepContext, row: Removal, failure: EngineFailure) => {
    const now = context.now()
    const change = postponement(row, failure, now, random)
    write(context.db, tx => changeRemoval(tx, row.id, change, now))
    return failure
  }

  async function removeById(
    context: StepContext,
    row: Removal,
    mailboxId: number,
  ): Promise<EngineFailure | null> {
    const listed = await lists.read(context, row)
    if (!listed.ok) return postpone(context, row, listed.failure)
    const sight = sightOf(context.db.reader, row, mailboxId, listed.value.mailboxes)
    switch (sight.kind) {
      case 'listed': {
        const answer = await context.mailin.removeMailbox(mailboxId)
        if (!answer.ok) return postpone(context, row, answer.failure)
        noteRemoved(context, row, `${row.email} removed at Mailin`)
        return null
      }
      case 'gone':
        if (mayBeLate(context, requestOf(context, row), listed.value)) lookAgain(context, row)
        else
          noteRemoved(
            context,
            row,
            `${row.email} is not at Mailin any more, so it counts as removed`,
          )
        return null
      case 'doubtful':
        return leaveToStaff(context, row, sight.detail)
      default:
        return assertNever(sight)
    }
  }

  /** Looks for a mailbox without an id: polls its job while that runs, then lists its domain. */
  async function findFirst(context: StepContext, row: Removal): Promise<EngineFailure | null> {
    const request = requestOf(context, row)
    const job = request === undefined ? null : runningJobOf(request, context.now())
    if (job === null) return listFirst(context, row, request)
    const now = context.now()
    const allowedAt = polls.allowedAt()
    if (allowedAt <= now) {
      polls.note()
      return pollJobOfRemoval(context, row, job, random)
    }
    write(context.db, tx => postponeRemovals(tx, job.id, allowedAt, now))
    return null
  }

  async function listFirst(
    context: StepContext,
    row: Removal,
    request: Automation | undefined,
  ): Promise<EngineFailure | null> {
    const listed = await lists.readAnew(context, row)
    if (!listed.ok) return postpone(context, row, listed.failure)
    const now = context.now()
    const found = listed.value.mailboxes.find(one => one.email === row.email)
    const isFresh = mayBeLate(context, request, listed.value)
    const carrier = found === undefined ? null : carrierOf(context.db.reader, found.id)
    if (found !== undefined && carrier !== null && isStranger(row, carrier)) {
      const detail = `${row.email} was not removed: Mailin gives it the id ${found.id} of ${nameOf(carrier)}.`
      return leaveToStaff(context, row, detail)
    }
    write(context.db, tx => {
      const change = afterListing(tx, context, row, found, isFresh)
      // a removed mailbox gives its id up to the one that has it now
      if (change.mailinMailboxId != null && carrier !== null)
        changeMailinId(tx, carrier.id, null, now)
      changeRemoval(tx, row.id, change, now)
    })
    return null
  }

  return {
    run: (context, row) =>
      row.mailinMailboxId === null
        ? findFirst(context, row)
        : removeById(context, row, row.mailinMailboxId),
  }
}

/** Mailin's list of a domain, read once for removals that follow each other. */
function createDomainLists() {
  let latest: Listed | null = null

  async function fetchList(
    context: StepContext,
    { domain }: Removal,
  ): Promise<Result<Listed, EngineFailure>> {
    const begunAt = context.now()
    const listed = await context.mailin.listMailboxes(domain)
    if (!listed.ok) return listed
    latest = { domain, mailboxes: listed.value, begunAt }
    return ok(latest)
  }

  return {
    readAnew(context: StepContext, row: Removal) {
      latest = null
      return fetchList(context, row)
    },
    async read(context: StepContext, row: Removal): Promise<Result<Listed, EngineFailure>> {
      const isRecent = latest !== null && Math.abs(context.now() - latest.begunAt) <= listedMs
      // a row that changed since the list was read wants a new one
      if (latest?.domain === row.domain && isRecent && latest.begunAt >= row.updatedAt)
        return ok(latest)
      return fetchList(context, row)
    },
  }
}

/** What Mailin's list of the domain says of a mailbox and the id that its row has. */
type Sight =
  | { readonly kind: 'listed' }
  /** The id is not listed, and the address is free or has been made anew by another order. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'doubtful'; readonly detail: string }

function sightOf(
  tx: Reader,
  { orderId, email }: Removal,
  mailboxId: number,
  listed: readonly MailinMailbox[],
): Sight {
  const another = listed.find(one => one.id === mailboxId && one.email !== email)
  if (another !== undefined) {
    const detail = `${email} was not removed: its Mailin id ${mailboxId} is that of ${another.email} now.`
    return { kind: 'doubtful', detail }
  }
  const same = listed.filter(one => one.email === email)
  if (same.some(one => one.id === mailboxId)) return { kind: 'listed' }
  const anew = otherClaims(tx, orderId, email)
  const unknown = same.find(one => anew.every(other => other.mailinMailboxId !== one.id))
  if (unknown === undefined) return { kind: 'gone' }
  const detail = `${email} was not removed: it has the Mailin id ${unknown.id} now, not ${mailboxId}.`
  return { kind: 'doubtful', detail }
}

/** The request that asked for it last. */
function requestOf({ db }: StepContext, { automationId }: Removal): Automation | undefined {
  return findAutomations(db.reader, automationId === null ? [] : [automationId])[0]
}

/** New mailboxes are listed late: whether this list may be too early to name what was asked for. */
const mayBeLate = (
  context: StepContext,
  request: Automation | undefined,
  { begunAt }: Listed,
): boolean => request !== undefined && request.updatedAt + listingDelayMs(context) > begunAt

function lookAgain({ db, now, intervalMs }: StepContext, row: Removal): void {
  const at = now()
  write(db, tx => changeRemoval(tx, row.id, { removalDueAt: at + intervalMs }, at))
}

/**
 * Halts the removal and asks staff. When they have looked and it is still in doubt, the mailbox
 * is left as it is.
 */
function leaveToStaff(context: StepContext, row: Removal, detail: string): null {
  const now = context.now()
  const { orderId, email, domain } = row
  const failure: EngineFailure = { code: 'conflict', provider: 'boxwright', detail }
  const hasLooked = row.removalHaltedAt !== null
  write(context.db, tx => {
    if (hasLooked) changeRemoval(tx, row.id, { removalDueAt: null }, now)
    else haltRemoval(tx, row, failure, now)
    addActivity(
      tx,
      {
        action: hasLooked ? 'mailin_ai_mailbox_left' : 'mailin_ai_domain_stuck',
        description: hasLooked
          ? `${detail} It stays as it is.`
          : `${domain} needs a person: ${detail}`,
        orderId,
        properties: { email, domain },
      },
      now,
    )
  })
  return null
}

/**
 * Whether the mailbox that has the id is another one: not removed, and no other order's claim to
 * the same address.
 */
const isStranger = (row: Removal, carrier: Removal): boolean =>
  carrier.removedAt === null && (carrier.email !== row.email || carrier.askedBy === null)

function noteRemoved({ db, now }: StepContext, row: Removal, description: string): void {
  const at = now()
  write(db, tx => {
    changeRemoval(tx, row.id, { removedAt: at, removalDueAt: null }, at)
    addActivity(
      tx,
      {
        action: 'mailin_ai_mailbox_removed',
        description,
        orderId: row.orderId,
        properties: { email: row.email },
      },
      at,
    )
  })
}

function afterListing(
  tx: Reader,
  { now, intervalMs }: StepContext,
  row: Removal,
  found: MailinMailbox | undefined,
  isFresh: boolean,
): RemovalChange {
  const others = found === undefined ? [] : otherClaims(tx, row.orderId, row.email)
  // another order of ours made it since
  if (found !== undefined && others.some(one => one.mailinMailboxId === found.id))
    return { removalDueAt: null }
  // another order of ours may have made it: its own request tells soon
  if (others.length > 0) return { removalDueAt: now() + intervalMs }
  if (found !== undefined) return { mailinMailboxId: found.id, removalDueAt: now() }
  return { removalDueAt: isFresh ? now() + intervalMs : null }
}
