import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect } from 'vitest'
import { z } from 'zod'
import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import { prefixesOf as storedPrefixesOf } from '../../../db/orders/domain-prefixes.ts'
import { effectsOf } from '../../../electron/practice/counts.ts'
import { passwordHashOf } from '../../../electron/practice/hash.ts'
import type { ReadonlyState } from '../../../electron/practice/state.ts'
import type { Vault } from '../../../electron/vault/vault.ts'
import { explainStatus, type Told } from './explain-status.ts'
import { otherPrefixes, type PlannedOrder, prefixesOf } from './orders.ts'

export type Evidence = {
  readonly db: Database
  readonly vault: Vault
  readonly providers: ReadonlyState
  /** Message-IDs that the mail server has. */
  readonly received: readonly string[]
  /** Connections were cut, so that any registrar may fail, not a flaky one alone. */
  readonly areCut: boolean
}

const passwordColumn = { table: 'order_emails', column: 'password' } as const

type MailboxRow = {
  readonly email: string
  readonly mailboxId: number | null
  readonly password: string
  readonly removedAt: number | null
}

/** One order of a walk that is over: nothing twice, nothing lost, and its trail tells why. */
export function checkOrder(evidence: Evidence, order: PlannedOrder): void {
  const { db } = evidence
  const id = rawOf(db)
    .prepare<[string], number>('select order_id from domain_claims where name = ?')
    .pluck()
    .get(order.key)
  if (id === undefined) throw new Error(`The order of ${order.key} is lost.`)
  if (order.after === 'cancel') checkRemoved(evidence, order, id)
  else checkMailboxes(evidence, order, id)
  for (const domain of order.domains) {
    // Mailin loses it twice by design, and each time it is transferred anew
    const transfers = domain.startsWith('vanishes-') ? 3 : 1
    expect(effectsOf(evidence.providers, 'transfer', domain), domain).toBeLessThanOrEqual(
      transfers,
    )
    const all = new Set([...prefixesOf(order), ...otherPrefixes.map(one => one.prefix)])
    for (const prefix of all) checkCreations(evidence, `${prefix}@${domain}`)
  }
  checkTrail(db, id)
  checkLetters(evidence, order, id)
}

/** A job of `holes` leaves one mailbox out by design, and only that one is asked for again. */
function checkCreations({ providers }: Evidence, email: string): void {
  const most = email.includes('@holes') ? 2 : 1
  expect(effectsOf(providers, 'create', email), email).toBeLessThanOrEqual(most)
}

const mailboxesOf = (db: Database, orderId: number): readonly MailboxRow[] =>
  rawOf(db)
    .prepare<[number], MailboxRow>(
      `select email, mailin_mailbox_id as mailboxId, password, removed_at as removedAt
       from order_emails where order_id = ? order by email`,
    )
    .all(orderId)

/** Which domains had none when staff changed the prefixes of all that had none differs by walk. */
function wantedAt(
  db: Database,
  order: PlannedOrder,
  orderId: number,
  domain: string,
): readonly string[] {
  if (order.after !== 'prefixes') return prefixesOf(order)
  const stored = storedPrefixesOf(db.reader, orderId)?.(domain) ?? []
  const prefixes = stored.map(one => one.prefix)
  expect([prefixesOf(order), otherPrefixes.map(one => one.prefix)]).toContainEqual(prefixes)
  return prefixes
}

function checkMailboxes(
  { db, vault, providers }: Evidence,
  order: PlannedOrder,
  orderId: number,
): void {
  const rows = mailboxesOf(db, orderId)
  const expected = order.domains.flatMap(domain =>
    wantedAt(db, order, orderId, domain).map(prefix => `${prefix}@${domain}`),
  )
  expect(rows.map(row => row.email)).toEqual(expected.toSorted())
  const ours = [...providers.mailboxes.values()].filter(
    one => one.owner === 'ours' && order.domains.includes(one.domain),
  )
  expect(ours.map(one => one.address).toSorted()).toEqual(expected.toSorted())
  for (const { email, mailboxId, password } of rows) {
    const there = providers.mailboxes.get(email)
    expect(there?.id, email).toBe(mailboxId)
    const kept = passwordHashOf(
      email,
      vault.read(db.reader, passwordColumn, password) ?? 'lost',
    )
    expect(there?.passwordHash, email).toBe(kept)
  }
  const left = `select state, stage from order_domains where order_id = ? and state <> 'finished'`
  expect(rawOf(db).prepare(left).all(orderId)).toEqual([])
  const pending = `select id from order_automations where order_id = ? and status = 'pending'`
  expect(rawOf(db).prepare(pending).all(orderId), `requests of order ${orderId}`).toEqual([])
}

/** What a cancelled order had at Mailin is gone, also what was on its way. */
function checkRemoved({ db, providers }: Evidence, order: PlannedOrder, orderId: number): void {
  const there = [...providers.mailboxes.values()].filter(
    one => one.owner === 'ours' && order.domains.includes(one.domain) && one.removedAt === null,
  )
  expect(there.map(one => one.address)).toEqual([])
  const kept = mailboxesOf(db, orderId).filter(
    row => row.mailboxId !== null && row.removedAt === null,
  )
  expect(kept).toEqual([])
  for (const { email } of mailboxesOf(db, orderId))
    expect(effectsOf(providers, 'remove', email), email).toBeLessThanOrEqual(1)
}

const emailsSchema = z.object({ emails: z.array(z.string()) })

function checkTrail(db: Database, orderId: number): void {
  const trail = rawOf(db)
    .prepare<[number], Told>(
      'select action, properties from activity_logs where subject_id = ? order by id',
    )
    .all(orderId)
  const status = rawOf(db)
    .prepare('select status_manage_by_admin from orders where id = ?')
    .pluck()
    .get(orderId)
  expect(explainStatus(trail), `order ${orderId}`).toBe(status)
  const told = trail
    .filter(row => row.action === 'mailin_ai_mailboxes_created')
    .flatMap(row => emailsSchema.parse(JSON.parse(row.properties)).emails)
  expect(new Set(told).size, `mailboxes told twice in order ${orderId}`).toBe(told.length)
  const completions = trail.filter(row => row.action === 'mailin_ai_order_completed')
  const notices = rawOf(db)
    .prepare(`select id from notifications where order_id = ? and title = 'Order Completed'`)
    .all(orderId)
  expect(notices).toHaveLength(completions.length)
}

type LetterRow = {
  readonly kind: string
  readonly submission: number
  readonly status: string
  readonly messageId: string
  readonly error: string | null
}

const letterKinds: Readonly<Record<PlannedOrder['after'], readonly string[]>> = {
  export: ['order-completed', 'order-created'],
  prefixes: ['order-completed', 'order-created'],
  resubmit: ['order-completed', 'order-created'],
  cancel: ['order-cancelled', 'order-created'],
}

const refusedSchema = z.object({
  domains: z.array(z.object({ name: z.string(), code: z.string() })),
})

/** Why the order became a draft, each time. */
const refusalsOf = (db: Database, orderId: number) =>
  rawOf(db)
    .prepare<[number], string>(
      `select properties from activity_logs
       where subject_id = ? and action = 'mailin_ai_order_set_to_draft'`,
    )
    .pluck()
    .all(orderId)
    .flatMap(properties => refusedSchema.parse(JSON.parse(properties)).domains)

const completedAt = (db: Database, orderId: number): number | null | undefined =>
  rawOf(db)
    .prepare<[number], number | null>('select completed_at from orders where id = ?')
    .pluck()
    .get(orderId)

/** Each letter of the order once; one whose answer a kill cut off is left to staff. */
function checkLetters(
  { db, received, areCut }: Evidence,
  order: PlannedOrder,
  orderId: number,
): void {
  const letters = rawOf(db)
    .prepare<[number], LetterRow>(
      `select kind, submission, status, message_id as messageId, error_message as error
       from letters where order_id = ? order by kind`,
    )
    .all(orderId)
  const refusals = refusalsOf(db, orderId)
  if (order.after === 'resubmit') expect(refusals.length).toBeGreaterThan(0)
  // a registrar that refuses nobody, but is lost five times in a row, counts as refusing
  else
    for (const { name, code } of refusals) {
      expect(code).toMatch(/^(transient|unknown_outcome)$/)
      if (!areCut) expect(name).toMatch(/^flaky-/)
    }
  const isDrafting = ({ kind }: LetterRow): boolean => kind === 'nameservers-failed'
  // once for each submission, and a correction may be refused as well
  const drafted = letters.filter(isDrafting).map(({ kind }) => kind)
  expect(new Set(letters.filter(isDrafting).map(one => one.submission)).size).toBe(
    drafted.length,
  )
  expect(drafted.length > 0).toBe(refusals.length > 0)
  // it may be whole before staff come to cancel it
  const isCompleted = order.after === 'cancel' && completedAt(db, orderId) !== null
  const completed = isCompleted ? ['order-completed'] : []
  expect(letters.map(letter => letter.kind)).toEqual(
    [...drafted, ...completed, ...letterKinds[order.after]].toSorted(),
  )
  for (const { kind, status, messageId, error } of letters) {
    const copies = received.filter(id => id === messageId).length
    const what = `letter ${kind} of order ${orderId}`
    if (status === 'sent') expect(copies, what).toBe(1)
    else if (status === 'withdrawn') {
      // withdrawn before it left, because its trouble has passed
      expect(kind, what).toBe('nameservers-failed')
      expect(copies, what).toBe(0)
    } else {
      expect(error, what).toContain('may have been delivered')
      expect(copies, what).toBeLessThanOrEqual(1)
    }
  }
}

/** Checks the database as a whole once every walk is over. */
export function checkDatabase({ db }: Evidence): void {
  const count = (query: string): unknown => rawOf(db).prepare(query).pluck().get()
  expect(count(`select count(*) from order_domains where state = 'running'`)).toBe(0)
  expect(count(`select count(*) from letters where status = 'sending'`)).toBe(0)
  // each mailbox its own password, and none left over from an attempt that was undone
  expect(count(`select count(*) from secrets where table_name = 'order_emails'`)).toBe(
    count('select count(distinct password) from order_emails'),
  )
  expect(count('select count(*) from order_emails')).toBe(
    count('select count(distinct password) from order_emails'),
  )
  expect(rawOf(db).pragma('integrity_check', { simple: true })).toBe('ok')
  expect(rawOf(db).pragma('foreign_key_check')).toEqual([])
}

const exported = z.object({ email: z.string(), password: z.string() })

/** The file that staff saved: whole, and what it says opens the mailboxes at Mailin. */
export function checkExport(
  folder: string,
  walk: number,
  order: PlannedOrder,
  providers: ReadonlyState,
): void {
  const text = readFileSync(join(folder, `export-${walk}.csv`), 'utf8')
  const { data } = Papa.parse(text, { header: true, skipEmptyLines: true })
  const rows = z.array(exported).parse(data)
  expect(rows).toHaveLength(order.domains.length * prefixesOf(order).length)
  for (const { email, password } of rows)
    expect(providers.mailboxes.get(email)?.passwordHash, email).toBe(
      passwordHashOf(email, password),
    )
}
