import { rawOf } from '../../../db/core/connection.ts'
import { effectsOf } from '../../../electron/practice/counts.ts'
import { passwordHashOf } from '../../../electron/practice/hash.ts'
import { scenarioOf } from '../../../electron/practice/scenarios.ts'
import type { InProcessBench } from '../../support/in-process-bench.ts'
import type { Case } from './case.ts'
import { Broken } from './watch.ts'

type MailboxRow = {
  readonly orderId: number
  readonly email: string
  readonly mailboxId: number
  readonly password: string
  readonly removedAt: number | null
}
const passwordColumn = { table: 'order_emails', column: 'password' } as const

/** What must be true when nothing goes on any more. */
export function checkEnd({ bench, watch, orders }: Case): void {
  const rows = rawOf(bench.db)
    .prepare<[], MailboxRow>(
      `select order_id as orderId, email, mailin_mailbox_id as mailboxId, password,
         removed_at as removedAt
       from order_emails where mailin_mailbox_id is not null`,
    )
    .all()
  const broken = [
    ...mailboxFaults(bench, rows),
    ...completionFaults(bench, orders),
    ...doubleFaults(bench),
    ...letterFaults(bench),
    ...(watch.lateRequests() > 0 ? ['an ended order asked for something'] : []),
  ]
  if (broken.length > 0) throw new Broken(broken.join('\n'))
}

/** Faults of mailboxes: each of ours is there once, with our password; a stranger's is untouched. */
function mailboxFaults(
  { core, vault, db }: InProcessBench,
  rows: readonly MailboxRow[],
): readonly string[] {
  const faults: string[] = []
  const owners = new Map<number, MailboxRow>()
  const atMailin = new Map([...core.state.mailboxes.values()].map(one => [one.id, one]))
  for (const row of rows) {
    const other = owners.get(row.mailboxId)
    if (other !== undefined)
      faults.push(`${row.email} is in orders ${other.orderId} and ${row.orderId}`)
    owners.set(row.mailboxId, row)
    const there = atMailin.get(row.mailboxId)
    if (there?.owner === 'stranger') faults.push(`${row.email} was a stranger's`)
    // its row there was overwritten by a later mailbox of the same address
    if (there === undefined || row.removedAt !== null) continue
    if (there.removedAt !== null) faults.push(`${row.email} was removed behind its order`)
    if (
      there.passwordHash !==
      passwordHashOf(row.email, vault.read(db.reader, passwordColumn, row.password) ?? 'lost')
    )
      faults.push(`${row.email} has another password at Mailin`)
  }
  for (const one of atMailin.values())
    if (one.owner === 'stranger' && one.removedAt !== null)
      faults.push(`${one.address} of a stranger was removed`)
  return faults
}

/** Completed exactly when every expected address has its id, and exists. */
function completionFaults(bench: InProcessBench, orders: readonly number[]): readonly string[] {
  return orders.flatMap(id => {
    const { status, form, domains, mailboxes } = bench.view(id)
    if (status !== 'completed') return []
    const expected = domains
      .filter(domain => domain.state !== 'superseded')
      .flatMap(({ name }) =>
        (form.ownPrefixes?.[name] ?? form.prefixes).map(({ prefix }) => `${prefix}@${name}`),
      )
    const missing = expected.filter(email => {
      const row = mailboxes.find(one => one.email === email)
      return row?.mailinMailboxId == null
    })
    return missing.map(email => `order ${id} completed without ${email}`)
  })
}

/** Each creation beyond the first had a reason: a failed job, a hole, a removal. */
function doubleFaults({ core }: InProcessBench): readonly string[] {
  const { state } = core
  const jobs = [...state.jobs.values()]
  const addresses = new Set(jobs.flatMap(job => job.addresses))
  const doubled = [...addresses].filter(address => {
    const asked = jobs.filter(job => job.addresses.includes(address))
    const failed = asked.filter(job => job.report !== null).length
    const holes = scenarioOf(address.slice(address.indexOf('@') + 1)) === 'holes' ? 1 : 0
    return asked.length - failed - holes - effectsOf(state, 'remove', address) > 1
  })
  const transferred = [...state.domains.keys()].filter(
    // it is lost twice
    name => effectsOf(state, 'transfer', name) > (scenarioOf(name) === 'vanishes' ? 3 : 1),
  )
  return [...doubled, ...transferred].map(one => `${one} was created twice`)
}

function letterFaults({ db }: InProcessBench): readonly string[] {
  const doubled = rawOf(db)
    .prepare(
      `select 1 from letters where kind = 'nameservers-failed'
       group by order_id, submission having count(*) > 1`,
    )
    .all()
  return doubled.map(() => 'two nameserver letters for one submission')
}
