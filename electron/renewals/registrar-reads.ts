import { type Database, isOpen, type Writer, write } from '../../db/core/database.ts'
import { dueDomains, dueRegistrarChecks } from '../../db/engine/work.ts'
import {
  type DueRegistration,
  dueRegistrations,
  forgetRegistration,
  leaveToRdap,
  noteExpiry,
  noteTrouble,
  putOff,
} from '../../db/renewals/registrations.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import {
  type ExpiryTrouble,
  endOfDays,
  firstNoticeDays,
} from '../../shared/renewals/renewal.ts'
import { hourMs } from '../../shared/text/duration.ts'
import type { ListedDomain } from '../providers/check-account.ts'
import { toAsciiName } from '../providers/host-names.ts'
import type { Registrar, RegistrarCredentials } from '../providers/registrar.ts'
import { watchStalePages } from '../providers/stale-pages.ts'
import { type Clock, wait } from '../scheduler/clock.ts'
import type { Vault } from '../vault/vault.ts'
import { type AccountStand, createAccounts } from './accounts.ts'
import { accountOf, keysOfOrder } from './keys-of-order.ts'
import { aboutADay, type RenewalPace } from './pace.ts'

export type RegistrarReadsOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly random: () => number
  readonly vault: Vault
  readonly registrarOf: (name: RegistrarId) => Registrar
  /** False while nothing may be asked of providers. */
  readonly mayAsk: () => boolean
  readonly pace: RenewalPace
  /** Domains that were last tried before this time are read though they are not due. */
  readonly triedBefore: () => number
  readonly onRead: () => void
}

/** Domains that are looked at in one go; opening their keys takes some milliseconds. */
const atOnce = 50
/** Pages of one account: 3,000 domains. */
const mostPages = 30
/** So long a list counts for domains that are due later than others of their account. */
const listCountsMs = 18 * hourMs

type Ask = {
  readonly row: DueRegistration
  readonly keys: RegistrarCredentials
  readonly account: string
}
/** What becomes of a domain without a request. */
type Settle = (tx: Writer) => void

/** Reads the end of registrations at registrars: one account at a time, by its list. */
export function createRegistrarReads(options: RegistrarReadsOptions) {
  const { db, clock, random, pace } = options
  const accounts = createAccounts(random)
  const mayAskNow = () => options.mayAsk() && !isEngineWaiting(db, clock.now())

  /** What is to be done about a due domain: a list to ask for, or what settles it. */
  function plan(row: DueRegistration): Ask | Settle {
    const now = clock.now()
    const { name, orderId } = row
    if (!row.hasOrders) return tx => forgetRegistration(tx, name)
    const day = now + aboutADay(random)
    if (orderId === null) return tx => putOff(tx, name, now, { dueAt: day, rdapDueAt: null })
    const isAsked = (row.triedAt ?? 0) < options.triedBefore()
    const leave = (trouble: ExpiryTrouble, dueAt = day): Settle => {
      return tx => leaveToRdap(tx, name, trouble, now, { dueAt, isAsked })
    }
    const keys = keysOfOrder(db, options.vault, orderId)
    if (typeof keys === 'string') return leave(keys)
    const account = accountOf(keys)
    const stand = accounts.get(account)
    const ask = { row, keys, account }
    if (stand === null || (isAsked && stand.at < options.triedBefore())) return ask
    if (stand.kind !== 'read') return stand.until > now ? settleBy(row, stand, isAsked) : ask
    if (stand.at < now - listCountsMs) return ask
    if (stand.at >= row.knownAt) return leave('not-listed')
    const next = stand.at + pace.relistMs
    return next > now ? tx => putOff(tx, name, now, { dueAt: next }) : ask
  }

  /** A domain of an account that was not read, and is not asked again yet. */
  function settleBy(
    { name }: DueRegistration,
    stand: Exclude<AccountStand, { kind: 'read' }>,
    isAsked: boolean,
  ): Settle {
    const now = clock.now()
    const dueAt = stand.until
    if (stand.kind === 'held') return tx => putOff(tx, name, now, { dueAt })
    const { trouble } = stand
    if (trouble === 'no-answer') return tx => noteTrouble(tx, name, trouble, now, { dueAt })
    return tx => leaveToRdap(tx, name, trouble, now, { dueAt, isAsked })
  }

  async function readAccount({ row, keys, account }: Ask, signal: AbortSignal): Promise<void> {
    const isAsked = (row.triedAt ?? 0) < options.triedBefore()
    const startedAt = clock.now()
    const dueAt = startedAt + aboutADay(random)
    const watch = watchStalePages()
    let isListed = false
    for (let page = 1; page <= mostPages; page += 1) {
      if (page > 1) await wait(clock, pace.pageGapMs, signal)
      while (!signal.aborted && !mayAskNow()) await wait(clock, pace.idleMs, signal)
      if (signal.aborted) return
      const answer = await options.registrarOf(keys.platform).listDomains(page, keys, signal)
      if (signal.aborted || !isOpen(db)) return
      if (!answer.ok) {
        const stand = accounts.noteFailure(account, answer.failure, clock.now())
        if (stand.kind !== 'read') write(db, settleBy(row, stand, isAsked))
        return
      }
      const { domains, isLast } = answer.value
      write(db, tx => {
        for (const domain of domains) note(tx, keys.platform, domain, dueAt)
      })
      options.onRead()
      const names = domains.map(({ name }) => toAsciiName(name))
      isListed ||= names.includes(row.name)
      if (isLast || names.length === 0 || !watch.takes(names)) break
    }
    accounts.noteRead(account, startedAt)
    if (isListed) return
    write(db, tx => leaveToRdap(tx, row.name, 'not-listed', clock.now(), { dueAt, isAsked }))
  }

  function note(tx: Writer, source: RegistrarId, listed: ListedDomain, dueAt: number): void {
    const now = clock.now()
    const name = toAsciiName(listed.name)
    if (listed.expiresAt === null)
      return leaveToRdap(tx, name, 'no-date', now, { dueAt, isAsked: false })
    const expiresAt = Date.parse(listed.expiresAt)
    const { isAutoRenewed } = listed
    const noticeFrom = endOfDays(now, firstNoticeDays)
    noteExpiry(tx, name, { expiresAt, source, isAutoRenewed }, now, noticeFrom, {
      dueAt,
      rdapDueAt: null,
    })
  }

  return {
    /** Works on what is due; returns whether anything was. */
    async step(signal: AbortSignal): Promise<boolean> {
      if (!mayAskNow()) return false
      const now = clock.now()
      const choice = {
        now,
        triedBefore: options.triedBefore(),
        knownBefore: now - pace.graceMs,
      }
      const settled: Settle[] = []
      let ask: Ask | null = null
      for (const row of dueRegistrations(db.reader, choice, atOnce)) {
        const planned = plan(row)
        if (typeof planned === 'function') settled.push(planned)
        else {
          ask = planned
          break
        }
      }
      if (settled.length > 0) write(db, tx => settled.forEach(settle => settle(tx)))
      if (ask !== null) await readAccount(ask, signal)
      else if (settled.length > 0) options.onRead()
      return ask !== null || settled.length > 0
    },
  }
}

/** Whether the engine has something to ask of a registrar, which then comes first. */
const isEngineWaiting = ({ reader }: Database, now: number): boolean =>
  dueDomains(reader, 'nameservers', now, { limit: 1 }).length > 0 ||
  dueRegistrarChecks(reader, now, 1).length > 0
