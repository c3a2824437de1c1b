import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { DatabaseRefused } from '../../db/core/open.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import {
  type CallAnswer,
  type CallName,
  calls,
  isAnsweredLocked,
  type ParsedArgs,
} from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail } from '../../shared/border/result.ts'
import { DatabaseLeft } from '../backups/open-or-mend.ts'
import { appLockedSentence } from '../lock/words.ts'
import { VaultLocked } from '../vault/vault.ts'
import { DatabaseClosed } from '../workspace/workspaces.ts'
import { callChannel } from './door.ts'
import { fieldsOf, invalid, refusal } from './refusal.ts'
import { storageRefusal } from './storage-refusal.ts'

/** The handler of every call; the compiler names a missing one. */
export type Handlers = {
  readonly [Name in CallName]: (
    args: ParsedArgs<Name>,
  ) => CallAnswer<Name> | Promise<CallAnswer<Name>>
}

/** Characters of JSON. The largest honest call has the refused rows of a file of 5 MB. */
const maxArgsLength = 8_000_000

export type ServeOptions = {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly handlers: Handlers
  /** Whether the caller is our own window's main frame on our own scheme. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
  readonly reportBug: (error: unknown) => void
  /** Resolves when a database is open: calls wait while one is being replaced. */
  readonly whenOpen?: () => Promise<void>
  /** While the app is locked, only the calls whose contract says so are answered. */
  readonly isLocked: () => boolean
}

/**
 * The one door into the main process. A call never rejects: a refusal and a bug are answers, even
 * when the bug cannot be logged.
 */
export function serveCalls(options: ServeOptions): void {
  const { ipcMain, handlers, isTrusted, reportBug, isLocked } = options
  ipcMain.handle(callChannel, async (event, name: unknown, args: unknown) => {
    try {
      if (!isTrusted(event)) return fail(refusal('not_found', 'This page may not call.'))
      if (!isCallName(name)) return fail(refusal('not_found', 'There is no such call.'))
      const isKeptBack = () => isLocked() && !isAnsweredLocked(name)
      if (isKeptBack()) return fail(refusal('app_locked', appLockedSentence))
      await options.whenOpen?.()
      // the app may have been locked while the call waited
      if (isKeptBack()) return fail(refusal('app_locked', appLockedSentence))
      return await answer(handlers, name, args)
    } catch (error) {
      return fail(refusalOf(error, reportBug))
    }
  })
}

/** The failure for what was thrown; a bug is reported, if that can be done. */
function refusalOf(error: unknown, reportBug: ServeOptions['reportBug']): BorderFailure {
  try {
    const expected = expectedRefusal(error)
    if (expected !== null) return expected
    reportBug(error)
  } catch {
    // nowhere is left to say it, and the window still waits for its answer
  }
  return refusal('internal', 'Something went wrong in Boxwright. The log says more.')
}

/** The failure for an error that stands for expected trouble; null: it is a bug. */
function expectedRefusal(error: unknown): BorderFailure | null {
  if (error instanceof VaultLocked) return refusal('locked', error.message)
  // the sentence says what to do with the file, which was left as it is
  if (error instanceof DatabaseRefused) return refusal('internal', error.message)
  if (error instanceof DatabaseLeft)
    return refusal('dismissed', 'The other database was left as it is.')
  if (error instanceof DatabaseClosed)
    return refusal('storage', 'The database is closed. Quit Boxwright, then start it again.')
  const trouble = storageTroubleOf(error)
  return trouble === null ? null : storageRefusal(trouble)
}

async function answer(handlers: Handlers, name: CallName, args: unknown) {
  const length = lengthOf(args ?? null)
  if (length === null) return fail(refusal('invalid_input', 'These arguments cannot be read.'))
  if (length > maxArgsLength)
    return fail(refusal('invalid_input', 'This is more than one call can take.'))
  const parsed = calls[name].args.safeParse(args ?? {})
  if (!parsed.success) return fail(invalid(fieldsOf(parsed.error)))
  return run(handlers, name, parsed.data)
}

/** Characters of the arguments as JSON; null: they have none, such as rings and big integers. */
function lengthOf(args: unknown): number | null {
  try {
    return JSON.stringify(args).length
  } catch {
    return null
  }
}

/** Ties the parsed arguments to the handler of the same name, which the compiler cannot. */
function run<Name extends CallName>(handlers: Handlers, name: Name, args: unknown) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the schema of this name
  return handlers[name](args as ParsedArgs<Name>)
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name)
}
