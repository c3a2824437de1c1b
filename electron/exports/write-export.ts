import { isOpen } from '../../db/core/database.ts'
import {
  type ExportChoice,
  type ExportedCustomer,
  exportedCustomers,
  exportRows,
  leftOutRows,
} from '../../db/mailboxes/mailbox-list.ts'
import { countPurge } from '../../db/mailboxes/purges.ts'
import type { CallAnswer, ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { LeftOutMailbox } from '../../shared/exports/contract.ts'
import { localDay } from '../../shared/text/day.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import { safeName } from './file-name.ts'
import { formats } from './formats.ts'
import {
  createTally,
  type ExportWorkspace,
  hostsOf,
  isWithoutHosts,
  lookAhead,
  mostNamed,
  type Tally,
} from './read-mailboxes.ts'
import { recordExport } from './record-export.ts'
import { namedAddresses, nothingToExport, whyNot } from './refusals.ts'
import { type WrittenFiles, writeFiles } from './write-files.ts'

/** What an export needs of the context. */
export type ExportContext = Pick<CallContext, 'askSavePath'> & {
  readonly workspace: () => ExportWorkspace
}

/**
 * Asks for a path and writes the mailboxes that exist at Mailin: a file for each customer, and
 * several where the format takes only so many mailboxes. A CSV is read back.
 */
export async function writeExport(
  context: ExportContext,
  args: ParsedArgs<'exports.write'>,
): Promise<CallAnswer<'exports.write'>> {
  const workspace = context.workspace()
  const format = formats[args.format]
  const choice = choiceOf(args)
  const outlook = await lookAhead(workspace, { choice, needsHosts: format.needsHosts })
  const countPurged = () => countPurge(workspace.db.reader, choice).purged
  const why = whyNot(args, outlook, countPurged)
  if (why !== null) return fail(why)
  const customers = await customersOf(workspace, choice)
  const path = await context.askSavePath(suggestedName(args, customers))
  if (path === null) return fail(refusal('dismissed', 'The export was not written.'))
  // no file with passwords is written without its activity
  if (!isOpen(workspace.db))
    return fail(
      refusal('not_applicable', 'The mode was changed meanwhile, so no file was saved.'),
    )
  const tally = createTally()
  const written = await writeFiles(workspace, { choice, format, path, customers }, tally)
  if (written.files.length === 0)
    return fail(written.failure ?? nothingToExport(args, tally.lost, countPurged()))
  const leftOut = leftOutOf(workspace, choice, tally)
  const fileIds = await recordExport(workspace.db, {
    format: args.format,
    files: written.files,
    countByOrder: tally.countByOrder,
  })
  if (written.failure !== null) return fail(cutShort(written))
  return ok({
    ...pathsOf(written),
    count: written.files.reduce((sum, file) => sum + file.written.length, 0),
    fileIds,
    leftOut,
    ...(format.file === 'csv' &&
      tally.passwordsLikeFormulas > 0 && {
        passwordsLikeFormulas: tally.passwordsLikeFormulas,
      }),
  })
}

function pathsOf({ files }: WrittenFiles) {
  const paths = files.map(file => file.path)
  return { path: paths[0] ?? '', ...(paths.length > 1 && { paths }) }
}

/** The failure of an export of which some files are there. */
function cutShort({ files, failure }: WrittenFiles) {
  const done = files.length === 1 ? '1 file was' : `${files.length} files were`
  return refusal(
    failure?.code ?? 'internal',
    `${done} written, then no more. ${failure?.message ?? ''}`,
  )
}

async function customersOf(
  { db }: Pick<ExportWorkspace, 'db'>,
  choice: ExportChoice,
): Promise<readonly ExportedCustomer[]> {
  const byId = new Map<number, ExportedCustomer>()
  for (const page of exportedCustomers(db.reader, choice)) {
    for (const customer of page) byId.set(customer.id, customer)
    await yieldToEvents()
  }
  return [...byId.values()].sort((one, other) => one.id - other.id)
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

/** `order-12_acme-ltd_2026-12-01_instantly.csv`; without a customer when they are several. */
function suggestedName(
  args: ParsedArgs<'exports.write'>,
  [first, ...others]: readonly ExportedCustomer[],
): string {
  const customer = first === undefined || others.length > 0 ? '' : safeName(first.name)
  const words = [whatOf(args), customer, localDay(new Date(systemClock.now())), args.format]
  return `${words.filter(word => word !== '').join('_')}.${formats[args.format].file}`
}

function whatOf({ orderIds, onlyNew }: ParsedArgs<'exports.write'>): string {
  const [first, ...others] = orderIds ?? []
  if (first !== undefined)
    return others.length === 0 ? `order-${first}` : `${others.length + 1}-orders`
  return onlyNew === true ? 'new-mailboxes' : 'mailboxes'
}
