import { profilesOfOrders } from '../../db/exports/profiles.ts'
import {
  type ExportChoice,
  type ExportedRow,
  exportRows,
  type WrittenPassword,
} from '../../db/mailboxes/mailbox-list.ts'
import { looksLikeFormula } from '../../shared/exports/formula-guard.ts'
import type { SequencerProfile } from '../../shared/exports/profile.ts'
import type { PlainSettings } from '../../shared/settings/settings.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import { passwordColumn } from '../vault/secret-columns.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportMailbox } from './format.ts'

export type ExportWorkspace = Pick<Workspace, 'db' | 'vault' | 'settings'>

/** Which mailboxes are read, and whether those without mail hosts may be written. */
export type Wanted = { readonly choice: ExportChoice; readonly needsHosts: boolean }

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
export async function lookAhead(workspace: ExportWorkspace, wanted: Wanted): Promise<Outlook> {
  const { db, vault, settings } = workspace
  const { defaults } = settings.read()
  const outlook: Outlook = { hasAny: false, hostless: none(), lost: none() }
  const isLacking = (row: ExportedRow) =>
    wanted.needsHosts && isWithoutHosts(hostsOf(row, defaults))
  for (const rows of exportRows(db.reader, wanted.choice)) {
    const asked = rows.filter(row => !outlook.hasAny || isLacking(row))
    const ids = asked.map(row => row.password)
    const passwords = vault.readPage(db.reader, passwordColumn, ids)
    for (const row of asked) {
      if (!passwords.has(row.password)) name(outlook.lost, row.email)
      else if (isLacking(row)) name(outlook.hostless, row.email)
      else outlook.hasAny = true
    }
    if (outlook.hasAny && !wanted.needsHosts) break
    await yieldToEvents()
  }
  return outlook
}

/** What was read for a file, and what of it is in no file. */
export type Tally = {
  readonly written: WrittenPassword[]
  readonly countByOrder: Map<number, number>
  passwordsLikeFormulas: number
  readonly hostless: Named
  readonly lost: Named
}

export const createTally = (): Tally => ({
  written: [],
  countByOrder: new Map(),
  passwordsLikeFormulas: 0,
  hostless: none(),
  lost: none(),
})

/** Reads the mailboxes page by page, so that memory stays flat, and yields to events in between. */
export async function* readMailboxes(
  { db, vault, settings }: ExportWorkspace,
  { choice, needsHosts }: Wanted,
  tally: Tally,
): AsyncGenerator<readonly ExportMailbox[]> {
  const { defaults } = settings.read()
  for (const rows of exportRows(db.reader, choice)) {
    const ids = rows.map(row => row.password)
    const passwords = vault.readPage(db.reader, passwordColumn, ids)
    const profiles = profilesOfOrders(db.reader, [...new Set(rows.map(row => row.orderId))])
    const page: ExportMailbox[] = []
    for (const row of rows) {
      const password = passwords.get(row.password)
      const hosts = hostsOf(row, defaults)
      if (password === undefined) name(tally.lost, row.email)
      else if (needsHosts && isWithoutHosts(hosts)) name(tally.hostless, row.email)
      else {
        const { id, email, firstName, lastName, domain, orderId } = row
        const profile = profiles.get(orderId) ?? noProfile
        page.push({
          id,
          email,
          password,
          firstName,
          lastName,
          domain,
          orderId,
          profile,
          ...hosts,
        })
        tally.written.push({ id, secret: row.password })
        tally.countByOrder.set(orderId, (tally.countByOrder.get(orderId) ?? 0) + 1)
        if (looksLikeFormula(password)) tally.passwordsLikeFormulas += 1
      }
    }
    yield page
    await yieldToEvents()
  }
}

const noProfile: SequencerProfile = {}

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
