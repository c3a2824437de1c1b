import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type {
  LoginCounts,
  LoginFilter,
  LoginProtocol,
  LoginResult,
} from '../../shared/mailboxes/login.ts'
import { recordOf } from '../../shared/record-of.ts'
import { countRows } from '../core/counters.ts'
import type { Reader, Writer } from '../core/database.ts'
import { mailboxExists } from '../schema/domains.ts'
import { mailboxes, mailboxLogins } from '../schema/schema.ts'
import { type ExportChoice, isChosen } from './export-rows.ts'
import { isOfLoginFilter } from './login-filter.ts'

export type LoginRecord = typeof mailboxLogins.$inferSelect
export type LoginResults = Readonly<Record<LoginProtocol, LoginResult>>

/** Whether a login can be tried: the mailbox exists, and its password was not purged. */
const canLogIn = and(mailboxExists, isNull(mailboxes.purgedAt))

/** Notes that the logins of these mailboxes are to be checked; returns how many can be. */
export function wantLogins(tx: Writer, choice: ExportChoice, now: number): number {
  const where = and(canLogIn, isChosen(choice))
  tx.run(
    sql`insert into ${mailboxLogins} (mailbox_id, wanted_at)
      select ${mailboxes.id}, ${now} from ${mailboxes} where ${where}
      on conflict (mailbox_id) do update set wanted_at = coalesce(wanted_at, excluded.wanted_at)`,
  )
  return countRows(tx, mailboxes, where)
}

/** How many of the chosen mailboxes cannot be checked: not created, removed, or purged. */
export const countLeftOut = (tx: Reader, choice: ExportChoice): number =>
  countRows(tx, mailboxes, and(sql`not (${canLogIn})`, isChosen(choice)))

/** A mailbox whose logins are to be checked; `password` is the id of a secret. */
export type WantedLogin = ReturnType<typeof wantedLogins>[number]

/** The mailboxes whose logins were wanted first. */
export function wantedLogins(tx: Reader, limit: number) {
  return tx
    .select({
      id: mailboxes.id,
      orderId: mailboxes.orderId,
      email: mailboxes.email,
      password: mailboxes.password,
      imapHost: mailboxes.imapHost,
      imapPort: mailboxes.imapPort,
      smtpHost: mailboxes.smtpHost,
      smtpPort: mailboxes.smtpPort,
    })
    .from(mailboxLogins)
    .innerJoin(mailboxes, eq(mailboxes.id, mailboxLogins.mailboxId))
    .where(and(isNotNull(mailboxLogins.wantedAt), canLogIn))
    .orderBy(asc(mailboxLogins.wantedAt), asc(mailboxLogins.mailboxId))
    .limit(limit)
    .all()
}

export const countWantedLogins = (tx: Reader): number =>
  countRows(tx, mailboxLogins, isNotNull(mailboxLogins.wantedAt))

/** Wants no logins any more: staff ended the run, or none of its mailboxes is there. */
export function dropWantedLogins(tx: Writer): void {
  tx.update(mailboxLogins)
    .set({ wantedAt: null })
    .where(isNotNull(mailboxLogins.wantedAt))
    .run()
}

/** Writes what the logins came to, unless the mailbox got another password meanwhile. */
export function endLogin(
  tx: Writer,
  { id, password }: Pick<WantedLogin, 'id' | 'password'>,
  results: LoginResults,
  now: number,
): void {
  const isSame = sql`exists (select 1 from ${mailboxes} where ${mailboxes.id} = ${id} and ${mailboxes.password} = ${password})`
  tx.update(mailboxLogins)
    .set({ ...results, checkedAt: now, wantedAt: null })
    .where(and(eq(mailboxLogins.mailboxId, id), isSame))
    .run()
}

/** Wants no login of a mailbox whose password does not open; what was known stays. */
export function dropWantedLogin(tx: Writer, id: number): void {
  tx.update(mailboxLogins).set({ wantedAt: null }).where(eq(mailboxLogins.mailboxId, id)).run()
}

/** Forgets what was known of a mailbox that got another password. */
export function forgetLogin(tx: Writer, id: number): void {
  tx.delete(mailboxLogins).where(eq(mailboxLogins.mailboxId, id)).run()
}

/** What is known of the logins of an order's mailboxes, by mailbox id. */
export function loginsOfOrder(tx: Reader, orderId: number): ReadonlyMap<number, LoginRecord> {
  const rows = tx
    .select({ login: mailboxLogins })
    .from(mailboxes)
    .innerJoin(mailboxLogins, eq(mailboxLogins.mailboxId, mailboxes.id))
    .where(eq(mailboxes.orderId, orderId))
    .all()
  return new Map(rows.map(({ login }) => [login.mailboxId, login]))
}

const mostNamed = 5

/** The chosen mailboxes that an export would hold, by what is known of their logins. */
export function countLogins(tx: Reader, choice: ExportChoice): LoginCounts {
  const ordered = choice.mailboxIds === undefined ? eq(mailboxes.isExtra, false) : undefined
  const of = and(canLogIn, ordered, isChosen(choice))
  const count = (filter: LoginFilter) =>
    countRows(tx, mailboxes, and(of, isOfLoginFilter[filter]))
  const failing = tx
    .select({ email: mailboxes.email })
    .from(mailboxes)
    .where(and(of, isOfLoginFilter.fails))
    .orderBy(asc(mailboxes.id))
    .limit(mostNamed)
    .all()
  return {
    ...recordOf(['fails', 'works', 'unchecked'], count),
    failing: failing.map(({ email }) => email),
  }
}
