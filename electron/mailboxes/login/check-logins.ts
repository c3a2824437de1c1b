import { type Database, isOpen, write } from '../../../db/core/database.ts'
import { storageTroubleOf } from '../../../db/core/trouble.ts'
import type { ExportChoice } from '../../../db/mailboxes/export-rows.ts'
import {
  countLeftOut,
  countWantedLogins,
  dropWantedLogin,
  dropWantedLogins,
  endLogin,
  type LoginResults,
  type WantedLogin,
  wantedLogins,
  wantLogins,
} from '../../../db/mailboxes/logins.ts'
import type { EventName, Events } from '../../../shared/border/events.ts'
import {
  doesLogIn,
  type LoginProtocol,
  type LoginResult,
  type LoginRun,
  loginProtocols,
} from '../../../shared/mailboxes/login.ts'
import { recordOf } from '../../../shared/record-of.ts'
import type { PlainSettings } from '../../../shared/settings/settings.ts'
import type { Clock } from '../../scheduler/clock.ts'
import { passwordColumn } from '../../vault/secret-columns.ts'
import type { Vault } from '../../vault/vault.ts'
import { createHostPace } from './host-pace.ts'
import type { LogIn } from './log-in.ts'
import {
  type LoginServer,
  loginServerOf,
  type PracticePorts,
  paceName,
} from './login-server.ts'

export type LoginChecksOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly vault: Pick<Vault, 'isOpen' | 'read'>
  readonly defaults: () => PlainSettings['defaults']
  readonly logIn: LogIn
  /** The practice servers, which stand for every host; null in live mode. */
  readonly practice: PracticePorts | null
  /** Milliseconds between the starts of two mailboxes at a host; default 500, in practice 20. */
  readonly gapMs?: number
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly reportBug: (error: unknown) => void
  /** Runs when the last wanted mailbox was checked. */
  readonly onDone?: () => void
}

/** Checks whether mailboxes log in. What is wanted is stored, so a kill only interrupts a run. */
export type LoginChecks = {
  /** Goes on with what is wanted. */
  start(): void
  /** Ends the logins under way; what they were to check stays wanted. */
  stop(): Promise<void>
  /** Wants the logins of mailboxes checked; returns how many are, and how many cannot be. */
  ask(choice: ExportChoice): { readonly wanted: number; readonly leftOut: number }
  /** Ends the run; what is not checked yet is wanted no more. */
  cancel(): void
  /** To be called when the vault may have opened. */
  nudge(): void
  status(): LoginRun
}

/** So many mailboxes are checked at once. */
const atOnce = 6
/** So many wanted mailboxes are looked at to find one whose hosts are free. */
const lookAhead = 200
/** Events are told no more often than this, in milliseconds. */
const tellMs = 500
/** Milliseconds until a database that took nothing is tried again. */
const storagePauseMs = 10_000

export function createLoginChecks(options: LoginChecksOptions): LoginChecks {
  const { db, clock, vault, practice } = options
  const gapMs = options.gapMs ?? (practice === null ? 500 : 20)
  const pace = createHostPace(clock, gapMs)
  const underWay = new Map<number, Promise<void>>()
  let quit = new AbortController()
  let isRunning = false
  let tally = { done: 0, failing: 0 }
  let cancelWake = () => {}
  const tell = throttled(clock, () => options.emit('logins:changed', {}))

  async function work(row: WantedLogin, servers: Servers, signal: AbortSignal): Promise<void> {
    const results = await checkMailbox(options, row, servers, signal)
    if (signal.aborted || !isOpen(db)) return
    write(db, tx =>
      results === null ? dropWantedLogin(tx, row.id) : endLogin(tx, row, results, clock.now()),
    )
    if (results === null) return
    const { done, failing } = tally
    tally = { done: done + 1, failing: failing + (doesLogIn(results) ? 0 : 1) }
  }

  function begin(row: WantedLogin, servers: Servers): void {
    const hosts = hostsOf(servers)
    pace.enter(hosts)
    const done = work(row, servers, quit.signal)
      .finally(() => {
        pace.leave(hosts)
        underWay.delete(row.id)
      })
      .then(pump, (error: unknown) => {
        const isStorage = storageTroubleOf(error) !== null
        if (!isStorage) {
          // a bug: whatever is wrong with this one, the others are checked
          options.reportBug(error)
          if (isOpen(db)) write(db, tx => dropWantedLogin(tx, row.id))
        }
        cancelWake()
        cancelWake = clock.after(isStorage ? storagePauseMs : gapMs, pump)
      })
      .catch(options.reportBug)
    underWay.set(row.id, done)
  }

  /** Begins what may begin now, and comes back when a host is free again. */
  function pump(): void {
    cancelWake()
    tell()
    if (!isRunning || !vault.isOpen()) return
    const wanted = wantedLogins(db.reader, lookAhead)
    for (const row of wanted) {
      if (underWay.size >= atOnce) return
      const servers = serversOf(row, options)
      if (!underWay.has(row.id) && pace.isFree(hostsOf(servers))) begin(row, servers)
    }
    if (wanted.length > underWay.size) cancelWake = clock.after(gapMs, pump)
    else if (wanted.length === 0 && underWay.size === 0) {
      // those that were wanted and are gone
      if (countWantedLogins(db.reader) > 0) write(db, dropWantedLogins)
      options.onDone?.()
    }
  }

  return {
    start() {
      isRunning = true
      pump()
    },
    async stop() {
      isRunning = false
      cancelWake()
      quit.abort()
      await Promise.all(underWay.values())
    },
    ask(choice) {
      if (countWantedLogins(db.reader) === 0) tally = { done: 0, failing: 0 }
      const wanted = write(db, tx => wantLogins(tx, choice, clock.now()))
      pump()
      return { wanted, leftOut: countLeftOut(db.reader, choice) }
    },
    cancel() {
      write(db, dropWantedLogins)
      quit.abort()
      quit = new AbortController()
      pump()
    },
    nudge: pump,
    status: () => ({
      left: countWantedLogins(db.reader),
      ...tally,
      ...(vault.isOpen() ? {} : { isLocked: true }),
    }),
  }
}

type Servers = Readonly<Record<LoginProtocol, LoginServer | null>>

function serversOf(
  row: WantedLogin,
  { defaults, practice }: Pick<LoginChecksOptions, 'defaults' | 'practice'>,
): Servers {
  const usual = defaults()
  return recordOf(loginProtocols, protocol =>
    loginServerOf(
      protocol,
      { host: row[`${protocol}Host`], port: row[`${protocol}Port`] },
      { host: usual[`${protocol}Host`], port: usual[`${protocol}Port`] },
      practice,
    ),
  )
}

const hostsOf = ({ imap, smtp }: Servers): readonly string[] => [
  ...new Set([imap, smtp].flatMap(server => (server === null ? [] : [paceName(server)]))),
]

/** Logs a mailbox in, once per protocol; null: its password does not open. */
async function checkMailbox(
  { db, vault, logIn }: Pick<LoginChecksOptions, 'db' | 'vault' | 'logIn'>,
  row: WantedLogin,
  servers: Servers,
  signal: AbortSignal,
): Promise<LoginResults | null> {
  const pass = vault.read(db.reader, passwordColumn, row.password)
  if (pass === null) return null
  const attempt = (protocol: LoginProtocol): Promise<LoginResult> => {
    const server = servers[protocol]
    if (server === null) return Promise.resolve('no-host')
    return logIn(protocol, server, { user: row.email, pass }, signal)
  }
  // one after the other: a host sees one connection of a mailbox at a time
  const imap = await attempt('imap')
  return { imap, smtp: await attempt('smtp') }
}

/** Runs at once, then at most once per `tellMs`; the last call is never lost. */
function throttled(clock: Clock, run: () => void): () => void {
  let isWaiting = false
  let last = 0
  const now = () => {
    isWaiting = false
    last = clock.now()
    run()
  }
  return () => {
    if (isWaiting) return
    if (clock.now() - last >= tellMs) return now()
    isWaiting = true
    clock.after(tellMs, now)
  }
}
