import { isOpen, write } from '../../db/core/database.ts'
import {
  type ExportChoice,
  type ExportedRow,
  exportRows,
  leftOutRows,
  markExported,
  type WrittenPassword,
} from '../../db/mailboxes/mailbox-list.ts'
import { countPurge } from '../../db/mailboxes/purges.ts'
import { addActivity } from '../../db/records/records.ts'
import type { CallAnswer, ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { LeftOutMailbox } from '../../shared/exports/contract.ts'
import { looksLikeFormula } from '../../shared/exports/formula-guard.ts'
import type { PlainSettings } from '../../shared/settings/settings.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import { passwordColumn } from '../vault/secret-columns.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportMailbox } from './format.ts'
import { formats } from './formats.ts'
import { writeCsv } from './write-csv.ts'

const namedAddresses = 10
const namedLeftOut = 1000

type Hosts = Pick<ExportMailbox, 'imapHost' | 'imapPort' | 'smtpHost' | 'smtpPort'>
type ExportWorkspace = Pick<Workspace, 'db' | 'vault' | 'settings'>
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
  const { found, lost } = await gather(workspace, choice)
  if (found.length === 0)
    return fail(nothingToExport(args, lost, countPurge(workspace.db.reader, choice).purged))
  const without = format.needsHosts ? found.filter(isWithoutHosts) : []
  const mailboxes = format.needsHosts ? found.filter(one => !isWithoutHosts(one)) : found
  if (without.length > 0 && (args.leaveOutHostless !== true || mailboxes.length === 0))
    return fail(hostsMissing(without))
  const path = await context.askSavePath(suggestedName(args))
  if (path === null) return fail(refusal('dismissed', 'The export was not written.'))
  // no file with passwords is written without its activity
  if (!isOpen(workspace.db))
    return fail(
      refusal('not_applicable', 'The mode was changed meanwhile, so nothing was written.'),
    )
  const written = await writeCsv(path, format, mailboxes)
  if (!written.ok) return written
  const leftOut = [
    ...without.map(({ email }) => ({ email, reason: 'no-hosts' as const })),
    ...lost.map(email => ({ email, reason: 'password-lost' as const })),
    ...leftOutRows(workspace.db.reader, choice, namedLeftOut).map(row => ({
      email: row.email,
      reason: reasonOf(row),
    })),
  ].slice(0, namedLeftOut)
  recordExport(workspace, args.format, mailboxes)
  const asFormulas = mailboxes.filter(one => looksLikeFormula(one.password)).length
  return ok({
    path,
    count: written.value,
    leftOut,
    ...(asFormulas > 0 && { passwordsLikeFormulas: asFormulas }),
  })
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
  lost: readonly string[],
  purged: number,
) {
  if (lost.length > 0) {
    const whose = lost.slice(0, namedAddresses).join(', ')
    const more = lost.length > namedAddresses ? ` and ${lost.length - namedAddresses} more` : ''
    return refusal(
      'not_applicable',
      `The passwords of ${whose}${more} cannot be opened any more, so there is nothing to export. Set new ones at the mail provider and enter them here.`,
    )
  }
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

type FoundMailbox = ExportMailbox & WrittenPassword
type Gathered = {
  readonly found: readonly FoundMailbox[]
  /** Addresses of mailboxes whose passwords are lost. */
  readonly lost: readonly string[]
}

/** Reads the rows page by page and yields in between: opening thousands of secrets takes seconds. */
async function gather(
  { db, vault, settings }: ExportWorkspace,
  choice: ExportChoice,
): Promise<Gathered> {
  const { defaults } = settings.read()
  const toMailbox = (row: ExportedRow, password: string): FoundMailbox => ({
    id: row.id,
    secret: row.password,
    email: row.email,
    password,
    firstName: row.firstName,
    lastName: row.lastName,
    domain: row.domain,
    orderId: row.orderId,
    ...hostsOf(row, defaults),
  })
  const found: FoundMailbox[] = []
  const lost: string[] = []
  for (const rows of exportRows(db.reader, choice)) {
    for (const row of rows) {
      const password = vault.read(db.reader, passwordColumn, row.password)
      if (password === null) lost.push(row.email)
      else found.push(toMailbox(row, password))
    }
    await yieldToEvents()
  }
  return { found, lost }
}

/** The hosts that Mailin named; where it named none, those of the settings. */
const hostsOf = (row: ExportedRow, defaults: PlainSettings['defaults']): Hosts => ({
  imapHost: row.imapHost ?? (defaults.imapHost || null),
  imapPort: row.imapPort ?? defaults.imapPort ?? null,
  smtpHost: row.smtpHost ?? (defaults.smtpHost || null),
  smtpPort: row.smtpPort ?? defaults.smtpPort ?? null,
})

function isWithoutHosts({ imapHost, imapPort, smtpHost, smtpPort }: Hosts): boolean {
  return imapHost === null || imapPort === null || smtpHost === null || smtpPort === null
}

function hostsMissing(without: readonly ExportMailbox[]) {
  const named = without.slice(0, namedAddresses).map(one => one.email)
  const more = without.length > named.length ? ` and ${without.length - named.length} more` : ''
  const message = `Mail hosts or ports are unknown for ${named.join(', ')}${more}. Set default hosts and ports in Settings.`
  return refusal('not_applicable', message, { hosts: message })
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

function recordExport(
  { db }: ExportWorkspace,
  format: string,
  mailboxes: readonly FoundMailbox[],
): void {
  const counts = new Map<number, number>()
  for (const { orderId } of mailboxes) counts.set(orderId, (counts.get(orderId) ?? 0) + 1)
  write(db, tx => {
    markExported(tx, mailboxes, systemClock.now())
    for (const [orderId, count] of counts)
      addActivity(
        tx,
        {
          action: 'mailboxes_exported',
          description: `${count} ${count === 1 ? 'mailbox' : 'mailboxes'} exported (${format})`,
          orderId,
          properties: { format, count },
        },
        systemClock.now(),
      )
  })
}
