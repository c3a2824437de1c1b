import { exportPlaces } from '../../db/mailboxes/export-rows.ts'
import type { CallAnswer, ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { localDay } from '../../shared/text/day.ts'
import { refusal } from '../border/refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { NamedFormat } from './custom-formats.ts'
import { safeName } from './file-name.ts'
import {
  choiceOf,
  type ExportContext,
  type ExportedCustomer,
  leftOutOf,
  prepareExport,
} from './prepare-export.ts'
import {
  createTally,
  type ExportWorkspace,
  hostsOf,
  isWithoutHosts,
  pagesOf,
} from './read-mailboxes.ts'
import { recordExport } from './record-export.ts'
import { namedAddresses, nothingToExport } from './refusals.ts'
import { type WrittenFiles, writeFiles } from './write-files.ts'

/**
 * Asks for a path and writes the mailboxes that exist at Mailin: a file for each customer, and
 * several where the format takes only so many mailboxes. A CSV is read back.
 */
export async function writeExport(
  context: ExportContext,
  args: ParsedArgs<'exports.write'>,
): Promise<CallAnswer<'exports.write'>> {
  const prepared = await prepareExport(context, args, (named, customers) =>
    suggestedName(args, named, customers),
  )
  if (!prepared.ok) return prepared
  const { workspace, format, named, choice } = prepared.value
  const tally = createTally()
  const written = await writeFiles(prepared.value, tally)
  if (written.files.length === 0)
    return fail(written.failure ?? nothingToExport(args, tally.lost, 0))
  const leftOut = leftOutOf(workspace, choice, tally)
  const fileIds = await recordExport(workspace.db, {
    action: 'mailboxes_exported',
    format: named,
    files: written.files.map(file => ({ ...file, path: context.pathOnDesk(file.path) })),
  })
  if (written.failure !== null) return fail(cutShort(written))
  return ok({
    ...pathsOf(context, written),
    count: written.files.reduce((sum, file) => sum + file.written.length, 0),
    fileIds,
    leftOut,
    ...(format.file === 'csv' &&
      tally.passwordsLikeFormulas > 0 && {
        passwordsLikeFormulas: tally.passwordsLikeFormulas,
      }),
  })
}

function pathsOf({ pathOnDesk }: ExportContext, { files }: WrittenFiles) {
  const paths = files.map(file => pathOnDesk(file.path))
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

/** How many mailboxes an export would have, and which of them lack the hosts that some formats need. */
export async function countExport(
  { db, settings }: Pick<ExportWorkspace, 'db' | 'settings'>,
  args: ParsedArgs<'exports.count'>,
): Promise<CallAnswer<'exports.count'>> {
  const { defaults } = settings.read()
  let count = 0
  const hostless: string[] = []
  const choice = choiceOf(args)
  for (const places of exportPlaces(db.reader, choice))
    for await (const rows of pagesOf(
      { db },
      choice,
      places.map(one => one.id),
    )) {
      count += rows.length
      for (const row of rows)
        if (isWithoutHosts(hostsOf(row, defaults))) hostless.push(row.email)
    }
  return ok({
    count,
    hostless: { count: hostless.length, named: hostless.slice(0, namedAddresses) },
  })
}

/** `order-12_acme-ltd_2026-12-01_instantly.csv`; without a customer when they are several. */
function suggestedName(
  args: ParsedArgs<'exports.write'>,
  { format, fileWord }: NamedFormat,
  [first, ...others]: readonly ExportedCustomer[],
): string {
  const customer = first === undefined || others.length > 0 ? '' : safeName(first.name)
  const words = [whatOf(args), customer, localDay(new Date(systemClock.now())), fileWord]
  return `${words.filter(word => word !== '').join('_')}.${format.file}`
}

function whatOf({ orderIds, onlyNew }: ParsedArgs<'exports.write'>): string {
  const [first, ...others] = orderIds ?? []
  if (first !== undefined)
    return others.length === 0 ? `order-${first}` : `${others.length + 1}-orders`
  return onlyNew === true ? 'new-mailboxes' : 'mailboxes'
}
