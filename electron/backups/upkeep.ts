import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CheckResult, checkDatabase } from '../../db/core/check.ts'
import type { Database } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import { countOrders, countOrdersAfter, databaseSize } from '../../db/core/upkeep.ts'
import type {
  BackupKind,
  BackupList,
  BackupTrouble,
  DataStatus,
  LastCheck,
} from '../../shared/backups/backups.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import type { Result } from '../../shared/border/result.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { createSerialQueue } from '../border/serial-queue.ts'
import { type Clock, iso } from '../scheduler/clock.ts'
import { pauseBriefly } from '../scheduler/yield.ts'
import { type BackUpFailure, backUp } from './back-up.ts'
import { createDailyUpkeep } from './daily-upkeep.ts'
import { findBackups, listBackups } from './list-backups.ts'
import type { WorkspacePaths } from './paths.ts'
import { readUpkeep, writeUpkeep } from './upkeep-file.ts'

export type UpkeepOptions = {
  readonly db: Database
  readonly paths: WorkspacePaths
  readonly migrationsFolder: string
  readonly clock: Clock
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly reportBug: (error: unknown) => void
  readonly freeBytes?: (folder: string) => number
}

/** Checks and copies of one database. */
export type Upkeep = {
  /** Checks the database if the last exit was unclean, and begins the daily backups. */
  start(): void
  /** Aborts the check or backup under way and resolves when it has ended. */
  stop(): Promise<void>
  /** Notes that the database was closed, so that the exit counts as clean. */
  noteClosed(): void
  status(): DataStatus
  /** What of the status needs a person, without reading any file. */
  troubles(): Pick<DataStatus, 'lastCheck' | 'backupTrouble'>
  /** Checks the database, or waits for the check under way. null: it was stopped. */
  check(): Promise<LastCheck | null>
  backUp(kind: BackupKind): Promise<Result<string, BackUpFailure>>
  list(): BackupList
}

const ordersAfter = (db: Database) => (at: number) => countOrdersAfter(db.reader, at)

/** Milliseconds between two events about progress. */
const tellMs = 250

export function createUpkeep(options: UpkeepOptions): Upkeep {
  const { db, paths, migrationsFolder, clock, emit } = options
  const quit = new AbortController()
  const before = readUpkeep(paths.folder)
  let lastCheck: LastCheck | undefined = before.lastCheck
  let backupTrouble: BackupTrouble | undefined
  let busy: DataStatus['busy']
  let toldAt = -Infinity
  let checking: Promise<LastCheck | null> | null = null
  // a check and a backup run one after the other: both read the whole file
  const enqueue = createSerialQueue()

  function note(isOpen: boolean): void {
    try {
      writeUpkeep(paths.folder, { isOpen, ...(lastCheck && { lastCheck }) })
    } catch (error) {
      // on a full disk the mark stays as it was, so the next start makes a needless check
      if (storageTroubleOf(error) === null) options.reportBug(error)
    }
  }

  function tell(next: DataStatus['busy']): void {
    const now = performance.now()
    const isNews = next?.kind !== busy?.kind
    busy = next
    if (!isNews && now - toldAt < tellMs) return
    toldAt = now
    emit('data:changed', {})
  }

  function runTold<Value>(kind: 'check' | 'backup', run: () => Promise<Value>): Promise<Value> {
    return enqueue(async () => {
      tell({ kind, percent: 0 })
      try {
        return await run()
      } finally {
        tell(undefined)
      }
    })
  }

  async function checkNow(cause: LastCheck['cause']): Promise<LastCheck | null> {
    const result = await checkDatabase({
      file: paths.database,
      signal: quit.signal,
      pause: pauseBriefly,
      now: () => performance.now(),
      onProgress: (done, total) =>
        tell({ kind: 'check', percent: Math.round((100 * done) / Math.max(1, total)) }),
    })
    if (result.kind === 'stopped') return null
    lastCheck = { at: iso(clock.now()), cause, ...found(result) }
    note(true)
    return lastCheck
  }

  function check(cause: LastCheck['cause']): Promise<LastCheck | null> {
    checking ??= runTold('check', () => checkNow(cause)).finally(() => {
      checking = null
    })
    return checking
  }

  async function copy(kind: BackupKind): Promise<Result<string, BackUpFailure>> {
    const made = await runTold('backup', () =>
      backUp({
        db,
        paths,
        kind,
        now: () => clock.now(),
        signal: quit.signal,
        onProgress: percent => tell({ kind: 'backup', percent: Math.round(percent) }),
        ...(options.freeBytes && { freeBytes: options.freeBytes }),
      }),
    )
    if (made.ok) backupTrouble = undefined
    else if (made.failure.kind === 'trouble')
      backupTrouble = troubleOf(made.failure, backupTrouble, iso(clock.now()))
    emit('data:changed', {})
    emit('backups:changed', {})
    return made
  }

  const troubles = () => withoutNulls({ lastCheck, backupTrouble })
  const daily = createDailyUpkeep({ ...options, copy, isStopped: () => quit.signal.aborted })

  return {
    start() {
      note(true)
      if (before.isOpen) check('unclean-exit').catch(options.reportBug)
      daily.start()
    },
    async stop() {
      daily.stop()
      quit.abort()
      // the queue is empty when the check or backup under way has ended
      await enqueue(() => Promise.resolve())
    },
    noteClosed: () => note(false),
    status() {
      const newest = findBackups(paths.backups).find(({ kind }) => kind !== 'before-update')
      return {
        sizeBytes: databaseSize(db),
        orders: countOrders(db.reader),
        ...(busy && { busy }),
        wasUnclean: before.isOpen,
        ...troubles(),
        ...(newest && { lastBackupAt: iso(newest.at) }),
      }
    },
    troubles,
    check: () => check('asked'),
    backUp: copy,
    list: () => ({
      folder: paths.backups,
      rows: listBackups(paths.backups, migrationsFolder, ordersAfter(db)),
    }),
  }
}

/** `before`: the trouble of the try before, whose beginning counts on. */
function troubleOf(
  { kind: _kind, ...trouble }: Extract<BackUpFailure, { kind: 'trouble' }>,
  before: BackupTrouble | undefined,
  at: string,
): BackupTrouble {
  return { at, since: before?.since ?? at, ...trouble }
}

type Checked = Exclude<CheckResult, { kind: 'stopped' }>

const found = (result: Checked) => ({
  isWhole: result.kind === 'whole',
  ...(result.kind === 'damaged' ? { detail: result.detail } : {}),
})

/** Whether this folder had a database before: then a missing one is damage, and none is made. */
export const hadDatabase = (paths: WorkspacePaths): boolean =>
  existsSync(join(paths.folder, 'upkeep.json')) || findBackups(paths.backups).length > 0
