import { write } from '../../db/database.ts'
import {
  type ExportChoice,
  type ExportedRow,
  exportRows,
  leftOutRows,
  markExported,
} from '../../db/queries/mailbox-list.ts'
import { addActivity } from '../../db/queries/records.ts'
import type { LeftOutMailbox } from '../../shared/answers.ts'
import type { CallAnswer, ParsedArgs } from '../../shared/calls.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { refusal } from '../refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Workspace } from '../workspace.ts'
import type { ExportMailbox } from './format.ts'
import { formats } from './formats.ts'
import { writeCsv } from './write-csv.ts'

const passwordPlace = { table: 'order_emails', column: 'password' } as const
const namedAddresses = 10
const namedLeftOut = 1000

type ExportPlace = Pick<Workspace, 'db' | 'vault' | 'settings'>
/** What an export needs of the desk. */
export type ExportDesk = Pick<Desk, 'askSavePath'> & { readonly workspace: () => ExportPlace }

/** Writes the mailboxes that exist at Mailin; the file is read back and counted. */
export async function writeExport(
  desk: ExportDesk,
  args: ParsedArgs<'exports.write'>,
): Promise<CallAnswer<'exports.write'>> {
  const workspace = desk.workspace()
  const format = formats[args.format]
  const choice = choiceOf(args)
  const mailboxes = await gather(workspace, choice)
  if (mailboxes.length === 0)
    return fail(
      refusal(
        'not_applicable',
        args.onlyNew === true
          ? 'Every mailbox that exists was exported before.'
          : 'None of these mailboxes exists at Mailin yet.',
      ),
    )
  if (format.needsHosts) {
    const without = mailboxes.filter(isWithoutHosts)
    if (without.length > 0) return fail(hostsMissing(without))
  }
  const path = await desk.askSavePath(suggestedName(args))
  if (path === null) return fail(refusal('dismissed', 'The export was not written.'))
  // no file with passwords without its activity
  if (!workspace.db.raw.open)
    return fail(
      refusal('not_applicable', 'The mode was changed meanwhile, so nothing was written.'),
    )
  const written = await writeCsv(path, format, mailboxes)
  if (!written.ok) return written
  const leftOut = leftOutRows(workspace.db.orm, choice, namedLeftOut).map(row => ({
    email: row.email,
    reason: reasonOf(row),
  }))
  recordExport(workspace, args.format, mailboxes)
  return ok({ path, count: written.value, leftOut })
}

function reasonOf(row: ReturnType<typeof leftOutRows>[number]): LeftOutMailbox['reason'] {
  if (row.removedAt !== null) return 'removed'
  return row.isExtra ? 'extra' : 'not-created'
}

function choiceOf(args: ParsedArgs<'exports.write'>): ExportChoice {
  const { orderIds, mailboxIds, customerId, onlyNew } = args
  return {
    ...(orderIds && { orderIds }),
    ...(mailboxIds && { mailboxIds }),
    ...(customerId && { customerId }),
    ...(onlyNew && { onlyNew }),
  }
}

/** Pages of rows, a breath between them: opening thousands of secrets takes seconds. */
async function gather(
  { db, vault, settings }: ExportPlace,
  choice: ExportChoice,
): Promise<readonly ExportMailbox[]> {
  const { defaults } = settings.read()
  const toMailbox = (row: ExportedRow): ExportMailbox => ({
    id: row.id,
    email: row.email,
    password: vault.read(db.orm, passwordPlace, row.password),
    firstName: row.firstName,
    lastName: row.lastName,
    domain: row.domain,
    orderId: row.orderId,
    imapHost: row.imapHost ?? (defaults.imapHost || null),
    imapPort: row.imapPort ?? defaults.imapPort ?? null,
    smtpHost: row.smtpHost ?? (defaults.smtpHost || null),
    smtpPort: row.smtpPort ?? defaults.smtpPort ?? null,
  })
  const mailboxes: ExportMailbox[] = []
  for (const rows of exportRows(db.orm, choice)) {
    mailboxes.push(...rows.map(toMailbox))
    await new Promise(resolve => setImmediate(resolve))
  }
  return mailboxes
}

function isWithoutHosts({ imapHost, imapPort, smtpHost, smtpPort }: ExportMailbox): boolean {
  return imapHost === null || imapPort === null || smtpHost === null || smtpPort === null
}

function hostsMissing(without: readonly ExportMailbox[]) {
  const named = without.slice(0, namedAddresses).map(one => one.email)
  const more = without.length > named.length ? ` and ${without.length - named.length} more` : ''
  return refusal(
    'not_applicable',
    `Mail hosts or ports are unknown for ${named.join(', ')}${more}. Set default hosts and ports in Settings.`,
  )
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
  { db }: ExportPlace,
  format: string,
  mailboxes: readonly ExportMailbox[],
): void {
  const counts = new Map<number, number>()
  for (const { orderId } of mailboxes) counts.set(orderId, (counts.get(orderId) ?? 0) + 1)
  write(db, tx => {
    markExported(
      tx,
      mailboxes.map(one => one.id),
      systemClock.now(),
    )
    for (const [orderId, count] of counts)
      addActivity(
        tx,
        {
          action: 'mailboxes_exported',
          description: `${count} mailboxes exported (${format})`,
          orderId,
          properties: { format, count },
        },
        systemClock.now(),
      )
  })
}
