import { isOpen } from '../../db/core/database.ts'
import { haveProfiles } from '../../db/exports/profiles.ts'
import {
  customerNames,
  type ExportChoice,
  exportPlaces,
  leftOutRows,
} from '../../db/mailboxes/export-rows.ts'
import { countPurge } from '../../db/mailboxes/purges.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import type { LeftOutMailbox } from '../../shared/exports/contract.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import { type NamedFormat, namedFormat } from './custom-formats.ts'
import type { Format } from './format.ts'
import { type ExportWorkspace, lookAhead, mostNamed, type Tally } from './read-mailboxes.ts'
import { whyNot } from './refusals.ts'

/** What an export needs of the context. */
export type ExportContext = Pick<CallContext, 'askSavePath' | 'pathOnDesk'> & {
  readonly workspace: () => ExportWorkspace
}

/** A customer whose mailboxes an export has, and which. */
export type ExportedCustomer = {
  readonly id: number
  readonly name: string
  readonly mailboxIds: readonly number[]
}

/** An export that can begin: there is something to write, and staff said where. */
export type PreparedExport = {
  readonly workspace: ExportWorkspace
  readonly format: Format
  readonly named: NamedFormat
  readonly choice: ExportChoice
  /** By their ids. */
  readonly customers: readonly ExportedCustomer[]
  readonly path: string
}

/** Looks whether there is something to export, then asks for a path under the name of `nameOf`. */
export async function prepareExport(
  context: ExportContext,
  args: ParsedArgs<'exports.write'>,
  nameOf: (format: NamedFormat, customers: readonly ExportedCustomer[]) => string,
): Promise<Result<PreparedExport, BorderFailure>> {
  const workspace = context.workspace()
  const named = namedFormat(workspace.db.reader, args.format)
  if (!named.ok) return named
  const { format } = named.value
  const choice = choiceOf(args)
  const customers = await customersOf(workspace, choice)
  const outlook = await lookAhead(workspace, { format, choice, customers })
  const countPurged = () => countPurge(workspace.db.reader, choice).purged
  const why = whyNot(args, outlook, countPurged)
  if (why !== null) return fail(why)
  const path = await context.askSavePath(nameOf(named.value, customers))
  if (path === null) return fail(refusal('dismissed', 'The export was not written.'))
  // no file with passwords is written without its activity
  if (!isOpen(workspace.db))
    return fail(
      refusal('not_applicable', 'The mode was changed meanwhile, so no file was saved.'),
    )
  const hasProfile = haveProfiles(
    workspace.db.reader,
    customers.map(one => one.id),
  )
  return ok({
    workspace,
    format: hasProfile ? withProfile(format) : format,
    named: named.value,
    choice,
    customers,
    path,
  })
}

async function customersOf(
  { db }: Pick<ExportWorkspace, 'db'>,
  choice: ExportChoice,
): Promise<readonly ExportedCustomer[]> {
  const idsOf = new Map<number, number[]>()
  for (const page of exportPlaces(db.reader, choice)) {
    for (const { id, customerId } of page) {
      const ids = idsOf.get(customerId)
      if (ids === undefined) idsOf.set(customerId, [id])
      else ids.push(id)
    }
    await yieldToEvents()
  }
  const names = customerNames(db.reader, [...idsOf.keys()])
  return [...idsOf]
    .map(([id, mailboxIds]) => ({ id, name: names.get(id) ?? '', mailboxIds }))
    .sort((one, other) => one.id - other.id)
}

/** Chosen mailboxes that the file lacks, as far as they are named. */
export function leftOutOf(
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

function reasonOf(row: ReturnType<typeof leftOutRows>[number]): LeftOutMailbox['reason'] {
  if (row.removedAt !== null) return 'removed'
  if (row.purgedAt !== null) return 'password-purged'
  return row.isExtra ? 'extra' : 'not-created'
}

export function choiceOf(args: ParsedArgs<'exports.count'>): ExportChoice {
  const { orderIds, mailboxIds, customerId, onlyNew } = args
  return {
    ...(orderIds && { orderIds }),
    ...(mailboxIds && { mailboxIds }),
    ...(customerId && { customerId }),
    ...(onlyNew && { onlyNew }),
  }
}

const withProfile = (format: Format): Format => ({
  ...format,
  columns: [...format.columns, ...(format.profileColumns ?? [])],
})
