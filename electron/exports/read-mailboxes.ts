import type { Reader } from '../../db/core/database.ts'
import { namesOfOrders } from '../../db/exports/order-names.ts'
import { profilesOfOrders } from '../../db/exports/profiles.ts'
import {
  type ExportChoice,
  type ExportedRow,
  exportPage,
  exportRows,
  type WrittenMailbox,
} from '../../db/mailboxes/export-rows.ts'
import { looksLikeFormula } from '../../shared/exports/formula-guard.ts'
import type { PlainSettings } from '../../shared/settings/settings.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import { passwordColumn } from '../vault/secret-columns.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportMailbox, Format } from './format.ts'
import type { PreparedExport } from './prepare-export.ts'
import { createRowSource, type RowSource } from './row-source.ts'

export type ExportWorkspace = Pick<Workspace, 'db' | 'vault' | 'settings'>

/** Which mailboxes are read, and for which format. */
type Wanted = Pick<PreparedExport, 'choice' | 'format' | 'customers'>

/** So many addresses are named at most, of those that are in no file. */
export const mostNamed = 1000

/** How many addresses there are, and the first of them. */
export type Named = { count: number; readonly first: string[] }
const none = (): Named => ({ count: 0, first: [] })

function name(named: Named, email: string): void {
  named.count += 1
  if (named.first.length < mostNamed) named.first.push(email)
}

/** What an export would come to, before anything is written. */
export type Outlook = {
  /** Whether a mailbox can be written. */
  hasAny: boolean
  /** Mailboxes that the format cannot take, because their hosts are unknown. */
  readonly hostless: Named
  /** Mailboxes whose passwords are lost; complete when none can be written. */
  readonly lost: Named
}

/** Looks no further than it needs: passwords are opened until one of them opens. */
export async function lookAhead(
  workspace: ExportWorkspace,
  { choice, format, customers }: Wanted,
): Promise<Outlook> {
  const { db, vault, settings } = workspace
  const { defaults } = settings.read()
  const outlook: Outlook = { hasAny: false, hostless: none(), lost: none() }
  const isLacking = (row: ExportedRow) =>
    format.needsHosts && isWithoutHosts(hostsOf(row, defaults))
  for await (const rows of pagesOf(workspace, choice, idsOf(customers))) {
    const asked = rows.filter(row => !outlook.hasAny || isLacking(row))
    const passwords = vault.readPage(
      db.reader,
      passwordColumn,
      asked.map(row => row.password),
    )
    for (const row of asked) {
      if (!passwords.has(row.password)) name(outlook.lost, row.email)
      else if (isLacking(row)) name(outlook.hostless, row.email)
      else outlook.hasAny = true
    }
    if (outlook.hasAny && !format.needsHosts) break
  }
  return outlook
}

/** What was read for a file, and what of it is in no file. */
export type Tally = {
  /** In the order in which the mailboxes were read. */
  readonly written: WrittenMailbox[]
  passwordsLikeFormulas: number
  readonly hostless: Named
  readonly lost: Named
}

export const createTally = (): Tally => ({
  written: [],
  passwordsLikeFormulas: 0,
  hostless: none(),
  lost: none(),
})

/** Reads the mailboxes page by page, so that memory stays flat, each customer's together. */
export const readMailboxes = (
  { workspace, ...wanted }: PreparedExport,
  tally: Tally,
): RowSource<ExportMailbox> =>
  createRowSource(mailboxPages(workspace, wanted, tally), one => one.customerId)

async function* mailboxPages(
  workspace: ExportWorkspace,
  { choice, format, customers }: Wanted,
  tally: Tally,
): AsyncGenerator<readonly ExportMailbox[]> {
  const { db, vault, settings } = workspace
  const { defaults } = settings.read()
  for await (const rows of pagesOf(workspace, choice, idsOf(customers))) {
    const passwords = vault.readPage(
      db.reader,
      passwordColumn,
      rows.map(row => row.password),
    )
    const facts = factsOfOrders(db.reader, rows, format)
    const page: ExportMailbox[] = []
    for (const row of rows) {
      const password = passwords.get(row.password)
      const hosts = hostsOf(row, defaults)
      if (password === undefined) name(tally.lost, row.email)
      else if (format.needsHosts && isWithoutHosts(hosts)) name(tally.hostless, row.email)
      else {
        const { id, orderId, password: secret } = row
        page.push({ ...row, ...hosts, ...facts(orderId), password })
        tally.written.push({ id, orderId, secret })
        if (looksLikeFormula(password)) tally.passwordsLikeFormulas += 1
      }
    }
    yield page
  }
}

const idsOf = (customers: Wanted['customers']) => customers.flatMap(one => one.mailboxIds)

/** The rows of an export in pages; yields to events after each. */
export async function* pagesOf(
  { db }: Pick<ExportWorkspace, 'db'>,
  choice: ExportChoice,
  ids: readonly number[],
): AsyncGenerator<readonly ExportedRow[]> {
  for (let at = 0; at < ids.length; at += exportPage) {
    yield exportRows(db.reader, choice, ids.slice(at, at + exportPage))
    await yieldToEvents()
  }
}

/** What an export takes of a mailbox's order. */
type OrderFacts = Pick<ExportMailbox, 'customer' | 'plan' | 'profile'>
const noFacts: OrderFacts = { customer: '', plan: '', profile: {} }

/** Reads what a format needs of the orders of a page; the function returned knows each of them. */
export function factsOfOrders(
  tx: Reader,
  rows: readonly Pick<ExportedRow, 'orderId'>[],
  { hasNames }: Pick<Format, 'hasNames'>,
): (orderId: number) => OrderFacts {
  const ids = [...new Set(rows.map(row => row.orderId))]
  const names = hasNames === true ? namesOfOrders(tx, ids) : undefined
  const profiles = profilesOfOrders(tx, ids)
  return orderId => ({
    ...noFacts,
    ...names?.get(orderId),
    profile: profiles.get(orderId) ?? noFacts.profile,
  })
}

type Hosts = Pick<ExportMailbox, 'imapHost' | 'imapPort' | 'smtpHost' | 'smtpPort'>

/** The hosts that Mailin named; where it named none, those of the settings. */
export const hostsOf = (row: ExportedRow, defaults: PlainSettings['defaults']): Hosts => ({
  imapHost: row.imapHost ?? (defaults.imapHost || null),
  imapPort: row.imapPort ?? defaults.imapPort ?? null,
  smtpHost: row.smtpHost ?? (defaults.smtpHost || null),
  smtpPort: row.smtpPort ?? defaults.smtpPort ?? null,
})

export function isWithoutHosts({ imapHost, imapPort, smtpHost, smtpPort }: Hosts): boolean {
  return imapHost === null || imapPort === null || smtpHost === null || smtpPort === null
}
