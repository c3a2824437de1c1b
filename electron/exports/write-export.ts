import { isOpen, type Writer, write } from '../../db/core/database.ts'
import {
  type ExportChoice,
  exportRows,
  leftOutRows,
  markExported,
} from '../../db/mailboxes/mailbox-list.ts'
import { countPurge } from '../../db/mailboxes/purges.ts'
import { addActivities } from '../../db/records/records.ts'
import type { CallAnswer, ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { LeftOutMailbox } from '../../shared/exports/contract.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import { formats } from './formats.ts'
import {
  createTally,
  type ExportWorkspace,
  hostsOf,
  isWithoutHosts,
  lookAhead,
  mostNamed,
  type Named,
  readMailboxes,
  type Tally,
} from './read-mailboxes.ts'
import { writeCsv } from './write-csv.ts'

const namedAddresses = 10

/** What an export needs of the context. */
export type ExportContext = Pick<CallContext, 'askSavePath'> & {
  readonly workspace: () => ExportWorkspace
}

/** Asks for a path and writes the mailboxes that exist at Mailin; the file is read back. */
export async function writeExport(
  context: ExportContext,
  args: ParsedArgs<'exports.write'>,
): Promise<CallAnswer<'exports.write'>> {
  const workspace = context.workspace()
  const format = formats[args.format]
  const choice = choiceOf(args)
  const wanted = { choice, needsHosts: format.needsHosts }
  const { hasAny, hostless, lost } = await lookAhead(workspace, wanted)
  if (!hasAny && hostless.count === 0)
    return fail(nothingToExport(args, lost, countPurge(workspace.db.reader, choice).purged))
  if (hostless.count > 0 && (args.leaveOutHostless !== true || !hasAny))
    return fail(hostsMissing(hostless))
  const path = await context.askSavePath(suggestedName(args))
  if (path === null) return fail(refusal('dismissed', 'The export was not written.'))
  // no file with passwords is written without its activity
  if (!isOpen(workspace.db))
    return fail(
      refusal('not_applicable', 'The mode was changed meanwhile, so no file was saved.'),
    )
  const tally = createTally()
  const written = await writeCsv(path, format, readMailboxes(workspace, wanted, tally))
  if (!written.ok) return written
  const leftOut = leftOutOf(workspace, choice, tally)
  await recordExport(workspace, args.format, tally)
  const { passwordsLikeFormulas } = tally
  return ok({
    path,
    count: written.value,
    leftOut,
    ...(passwordsLikeFormulas > 0 && { passwordsLikeFormulas }),
  })
}

/** Chosen mailboxes that the file lacks, as far as they are named. */
function leftOutOf(
  { db }: ExportWorkspace,
  choice: ExportChoice,
  { hostless, lost }: Tally,
): readonly LeftOutMailbox[] {
  return [
    ...hostless.first.map(email => ({ email, reason: 'no-hosts' as const })),
    ...lost.first.map(email => ({ email, reason: 'password-lost' as const })),
    ...leftOutRows(db.reader, choice, mostNamed).map(row => ({
      email: row.email,
      reason: reasonOf(row),
    })),
  ].slice(0, mostNamed)
}

/** How many mailboxes an export would have, and which of them lack the hosts that some formats need. */
export async function countExport(
  { db, settings }: Pick<ExportWorkspace, 'db' | 'settings'>,
  args: ParsedArgs<'exports.count'>,
): Promise<CallAnswer<'exports.count'>> {
  const { defaults } = settings.read()
  let count = 0
  const hostless: string[] = []
  for (const rows of exportRows(db.reader, choiceOf(args))) {
    count += rows.length
    for (const row of rows) if (isWithoutHosts(hostsOf(row, defaults))) hostless.push(row.email)
    await yieldToEvents()
  }
  return ok({
    count,
    hostless: { count: hostless.length, named: hostless.slice(0, namedAddresses) },
  })
}

function reasonOf(row: ReturnType<typeof leftOutRows>[number]): LeftOutMailbox['reason'] {
  if (row.removedAt !== null) return 'removed'
  if (row.purgedAt !== null) return 'password-purged'
  return row.isExtra ? 'extra' : 'not-created'
}

function choiceOf(args: ParsedArgs<'exports.count'>): ExportChoice {
  const { orderIds, mailboxIds, customerId, onlyNew } = args
  return {
    ...(orderIds && { orderIds }),
    ...(mailboxIds && { mailboxIds }),
    ...(customerId && { customerId }),
    ...(onlyNew && { onlyNew }),
  }
}

function nothingToExport(
  { onlyNew }: ParsedArgs<'exports.write'>,
  lost: Named,
  purged: number,
) {
  if (lost.count > 0)
    return refusal(
      'not_applicable',
      `The passwords of ${inWords(lost)} cannot be opened any more, so there is nothing to export. Set new ones at the mail provider and enter them here.`,
    )
  if (onlyNew !== true && purged > 0)
    return refusal(
      'not_applicable',
      `The passwords of ${purged === 1 ? 'this mailbox were' : `these ${purged} mailboxes were`} purged after an export, so there is nothing to export: the file of that export holds them.`,
    )
  return refusal(
    'not_applicable',
    onlyNew === true
      ? 'Every mailbox that exists was exported before.'
      : 'None of these mailboxes exists at Mailin yet.',
  )
}

function hostsMissing(hostless: Named) {
  const message = `Mail hosts or ports are unknown for ${inWords(hostless)}. Set default hosts and ports in Settings.`
  return refusal('not_applicable', message, { hosts: message })
}

/** The first addresses, and how many more there are. */
function inWords({ count, first }: Named): string {
  const named = first.slice(0, namedAddresses)
  const more = count > named.length ? ` and ${count - named.length} more` : ''
  return `${named.join(', ')}${more}`
}

function suggestedName(args: ParsedArgs<'exports.write'>): string {
  return `${whatOf(args)}_${args.format}.csv`
}

function whatOf({ orderIds, customerId, onlyNew }: ParsedArgs<'exports.write'>): string {
  const [first, ...others] = orderIds ?? []
  if (first !== undefined)
    return others.length === 0 ? `order-${first}` : `${others.length + 1}-orders`
  if (customerId !== undefined) return `customer-${customerId}`
  return onlyNew === true ? 'new-mailboxes' : 'mailboxes'
}

/**
 * Notes the export of each order first, then on the mailboxes, some in each transaction: a mailbox
 * that a kill leaves without its mark counts as not exported, so the next export of what is new has
 * it again.
 */
async function recordExport(
  { db }: ExportWorkspace,
  format: string,
  { written, countByOrder }: Tally,
): Promise<void> {
  const now = systemClock.now()
  const activities = [...countByOrder].map(([orderId, count]) => ({
    action: 'mailboxes_exported',
    description: `${count} ${count === 1 ? 'mailbox' : 'mailboxes'} exported (${format})`,
    orderId,
    properties: { format, count },
  }))
  // a database that is closed meanwhile fails the export here: its file is not noted
  await inParts(activities, (tx, some) => addActivities(tx, some, now))
  await inParts(
    written,
    (tx, some) => markExported(tx, some, now),
    () => !isOpen(db),
  )

  async function inParts<Item>(
    items: readonly Item[],
    note: (tx: Writer, some: readonly Item[]) => void,
    isOver = () => false,
  ) {
    for (let at = 0; at < items.length && !isOver(); at += notedAtOnce) {
      write(db, tx => note(tx, items.slice(at, at + notedAtOnce)))
      await yieldToEvents()
    }
  }
}

/** Orders or mailboxes of one transaction. */
const notedAtOnce = 1000
