import { mkdirSync } from 'node:fs'
import { closeDatabase, type Database } from '../../db/core/database.ts'
import { openDatabase } from '../../db/core/open.ts'
import type { Person } from '../../db/customers/deletions.ts'
import { dueDomains } from '../../db/engine/work.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import type { Page } from '../../shared/border/paging.ts'
import type { Result } from '../../shared/border/result.ts'
import type { LogRow } from '../../shared/records/records.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import type { LostSecrets } from '../../shared/vault/vault.ts'
import { type FolderLock, lockFolder } from '../backups/folder-lock.ts'
import { closeToOthers, ownFolder } from '../backups/own-folder.ts'
import { type WorkspacePaths, workspacePaths } from '../backups/paths.ts'
import { createUpkeep, hadDatabase, type Upkeep } from '../backups/upkeep.ts'
import {
  createForgetting,
  type Forgetting,
  type ForgettingOptions,
} from '../customers/forgetting.ts'
import type { ProvenKeys } from '../customers/proven-keys.ts'
import type { Engine } from '../engine/engine.ts'
import { type Mail, openMail } from '../letters/mail.ts'
import type { LogQuery } from '../log/channel.ts'
import { followActivity } from '../log/follow-activity.ts'
import type { Log } from '../log/log.ts'
import type { LoginChecks } from '../mailboxes/login/check-logins.ts'
import { type Practice, startPractice } from '../practice/practice.ts'
import type { MailinPort } from '../providers/mailin-port.ts'
import type { Registrar } from '../providers/registrar.ts'
import type { Renewals } from '../renewals/renewals.ts'
import { systemClock } from '../scheduler/clock.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import type { EnvFile } from '../settings/env-file.ts'
import type { Env } from '../settings/import-env.ts'
import type { Settings } from '../settings/settings.ts'
import type { Keychain } from '../vault/data-key.ts'
import { startNewKey } from '../vault/start-new-key.ts'
import type { Vault } from '../vault/vault.ts'
import { openEngine } from './open-engine.ts'
import { openLogins } from './open-logins.ts'
import { openProviders } from './open-providers.ts'
import { openRenewals } from './open-renewals.ts'
import { openSecrets } from './open-secrets.ts'

export type WorkspaceOptions = {
  readonly mode: Mode
  /** The app's user-data folder. */
  readonly folder: string
  readonly migrationsFolder: string
  readonly keychain: Keychain
  readonly log: Log
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  /** Whether the app is locked and the engine has to rest meanwhile. */
  readonly isStoppedByLock: () => boolean
  /** Forgets what the preferences have of a deleted customer. Idempotent. */
  readonly forgetPreferences: (person: Person) => void
  /** True: nothing works by itself, as for a command that only looks or writes. */
  readonly isResting?: boolean
  /** scrypt's N for the vault; lower in tests. */
  readonly scryptCost?: number
}

/** Everything that belongs to one mode: its database, settings, providers and engine. */
export type Workspace = {
  readonly mode: Mode
  readonly paths: WorkspacePaths
  readonly db: Database
  readonly vault: Vault
  readonly settings: Settings
  /** The environment over the `.env` of the user-data folder, as they were at the opening. */
  readonly env: Env
  readonly envFile: EnvFile
  readonly forgetting: Forgetting
  readonly engine: Engine
  readonly mail: Mail
  readonly logins: LoginChecks
  readonly renewals: Renewals
  readonly upkeep: Upkeep
  /** Mailin's client for the current settings. */
  mailin(): MailinPort
  registrarOf(name: RegistrarId): Registrar
  readonly provenKeys: ProvenKeys
  /** Since when no provider has answered, in milliseconds; null: the last one did. */
  readonly silentSince: () => number | null
  reportBug(error: unknown): void
  /** Reads the log's lines of this mode. */
  readLog(query: Omit<LogQuery, 'mode'>): Promise<Page<LogRow>>
  forgetToken(): void
  /** Pauses or resumes the engine; this is stored in the mode's database. */
  pause(isPaused: boolean): void
  /** Looks at all waiting domains and tries letters again, now. */
  checkNow(): void
  /** Gives up the secrets that cannot be opened, and goes on with a new key. */
  startNewKey(isForgotten: boolean): Promise<Result<LostSecrets, BorderFailure>>
  /**
   * To be called when settings or vault have changed: makes clients anew, tries held accounts
   * again.
   */
  refresh(): void
  /** Stops all parts and closes the database. Idempotent. */
  close(): Promise<void>
}

/** Opens a mode and starts its engine. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const paths = workspacePaths(options.folder, options.mode)
  mkdirSync(paths.folder, { recursive: true, mode: ownFolder })
  closeToOthers(paths.folder, ownFolder)
  const folderLock = lockFolder(paths.folder, systemClock.now())
  try {
    return await openInLock(options, paths, folderLock)
  } catch (error) {
    folderLock.release()
    throw error
  }
}

async function openInLock(
  options: WorkspaceOptions,
  paths: WorkspacePaths,
  folderLock: FolderLock,
): Promise<Workspace> {
  const db = await openDatabase({
    file: paths.database,
    migrationsFolder: options.migrationsFolder,
    now: () => systemClock.now(),
    mustExist: hadDatabase(paths),
  })
  const undo: (() => Promise<void>)[] = []
  // at a start the window is loaded meanwhile
  await yieldToEvents()
  try {
    return await openParts(options, paths, db, undo, folderLock)
  } catch (error) {
    // damage may show only now; what was begun must not keep a restored database from opening
    for (const stop of undo) await stop()
    closeDatabase(db)
    throw error
  }
}

/** The user works on the domains of all orders that Mailin is asked about for the first time. */
function openPractice({ journal }: WorkspacePaths, { reader }: Database): Promise<Practice> {
  const atWork = () => dueDomains(reader, 'lookup', Infinity, { limit: 5000 })
  return startPractice({ journalFile: journal, atWork: () => atWork().map(({ name }) => name) })
}

async function openParts(
  options: WorkspaceOptions,
  paths: WorkspacePaths,
  db: Database,
  undo: (() => Promise<void>)[],
  folderLock: FolderLock,
): Promise<Workspace> {
  const { mode, log, migrationsFolder } = options
  const reportBug = (error: unknown) => log.bug(error)
  const secrets = openSecrets({ ...options, paths, db })
  const { vault, settings, env, envFile } = secrets
  const practice = mode === 'practice' ? await openPractice(paths, db) : null
  undo.push(() => stopPractice(practice))
  const providers = openProviders(db, secrets, practice)
  const unhide = log.channel.hide(() => passwordsOf(settings, vault))
  undo.push(() => Promise.resolve(unhide()))
  const logActivity = followActivity(db, log.channel, mode)
  const emit: WorkspaceOptions['emit'] = (event, data) => {
    logActivity()
    options.emit(event, data)
    if (event === 'letter:changed') mail.outbox.nudge()
  }
  const shared = { db, clock: systemClock, emit, reportBug }
  const mail = await openMail({ ...shared, mode, folder: paths.folder, vault, settings })
  undo.push(() => mail.close())
  const logins = await openLogins({ ...shared, vault, settings }, practice)
  undo.push(() => logins.close())
  const upkeep = createUpkeep({ ...shared, paths, migrationsFolder })
  const forgetting = createForgetting({
    ...shared,
    keysKeptDays: () => settings.read().registrars.keysKeptDays,
    forgetBeside: (person, tenures) =>
      forgetBeside(options, { mail, logActivity }, person, tenures),
  })
  const parts = { ...shared, secrets, providers, mail, forgetting, logActivity }
  const { isStoppedByLock } = options
  const { engine, pause, isPaused } = openEngine({ ...parts, isStoppedByLock })
  undo.push(() => engine.stop())
  const asking = { secrets, providers, isPaused, isStoppedByLock }
  const renewals = openRenewals({ ...shared, ...asking }, practice)
  undo.push(() => renewals.stop())

  async function end(): Promise<void> {
    // aborts requests under way; the next start reads back what they did
    providers.abort()
    // whatever fails, the rest is stopped too: a database left open would keep the next start out
    const stops = [engine.stop(), mail.close(), logins.close(), renewals.stop(), upkeep.stop()]
    const ends = await Promise.allSettled(stops)
    try {
      logActivity()
    } finally {
      unhide()
      await stopPractice(practice).finally(() => {
        closeDatabase(db)
        folderLock.release()
      })
    }
    const failed = ends.find(one => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    upkeep.noteClosed()
  }

  function refresh(): void {
    secrets.takeEnvironment()
    providers.renew()
    engine.releaseAccount()
    engine.nudge()
    mail.outbox.retry()
    logins.checks.nudge()
    renewals.nudge()
    secrets.tidy()
  }

  let ending: Promise<void> | null = null
  if (options.isResting !== true) {
    engine.start()
    mail.outbox.start()
    logins.start()
    renewals.start()
    upkeep.start()
    secrets.tidy()
  }
  return {
    mode,
    paths,
    db,
    vault,
    settings,
    env,
    envFile,
    forgetting,
    engine,
    mail,
    logins: logins.checks,
    renewals,
    upkeep,
    mailin: () => providers.mailin(),
    silentSince: () => providers.silentSince(),
    registrarOf: name => providers.registrarOf(name),
    provenKeys: providers.provenKeys,
    reportBug,
    readLog: query => listLog(logActivity, log, { ...query, mode }),
    forgetToken: () => providers.forgetToken(),
    pause,
    checkNow() {
      engine.checkNow()
      mail.outbox.retry()
    },
    async startNewKey(isForgotten) {
      const started = await startLogged({ db, vault, paths, upkeep, log }, isForgotten)
      if (started.ok) refresh()
      return started
    },
    refresh,
    close() {
      ending ??= end()
      return ending
    },
  }
}

/** Forgets what stands of a person beside the database. */
async function forgetBeside(
  { log, mode, forgetPreferences }: WorkspaceOptions,
  { mail, logActivity }: { readonly mail: Mail; readonly logActivity: () => void },
  ...[person, tenures]: Parameters<ForgettingOptions['forgetBeside']>
): Promise<void> {
  forgetPreferences(person)
  // writes the activities that are not in the log yet, so that they are forgotten, too
  logActivity()
  await log.channel.forget(mode, tenures)
  for (const address of [person.email, ...(person.formerly ?? [])]) mail.inbox?.forget(address)
}

/** Writes the activities that are not in the log yet, then reads it. */
function listLog(logActivity: () => void, log: Log, query: LogQuery) {
  logActivity()
  return log.channel.list(query)
}

/** Gives up the secrets that cannot be opened, and logs how many. */
async function startLogged(
  {
    upkeep,
    log,
    ...parts
  }: Pick<Workspace, 'db' | 'vault' | 'paths' | 'upkeep'> & { readonly log: Log },
  isForgotten: boolean,
) {
  const backUp = () => upkeep.backUp('before-new-key')
  const started = await startNewKey({ ...parts, backUp }, isForgotten)
  if (started.ok) log.info(newKeyWords(started.value))
  return started
}

const newKeyWords = ({
  settings,
  registrarKeys,
  mailboxes,
  recoveryCode,
}: LostSecrets): string =>
  `A new key was made. Given up: ${settings} passwords of settings, ${registrarKeys} sets of registrar keys, ${mailboxes} mailbox passwords${recoveryCode === true ? ', the recovery code' : ''}.`

/** The passwords that are hidden in the log. */
function passwordsOf(settings: Settings, vault: Vault): readonly string[] {
  return vault.isOpen() ? [settings.password('mailin'), settings.password('mail')] : []
}

async function stopPractice(practice: Practice | null): Promise<void> {
  await practice?.stop()
}
