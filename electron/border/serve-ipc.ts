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
import { fieldsOf, invalid, refusal } from './refusal.ts'
import { storageRefusal } from './storage-refusal.ts'

/** One handler for every call; the compiler asks for a missing one. */
export type Handlers = {
  readonly [Name in CallName]: (
    args: ParsedArgs<Name>,
  ) => CallAnswer<Name> | Promise<CallAnswer<Name>>
}

export const callChannel = 'boxwright:call'
export const eventChannel = 'boxwright:event'

/** More than the largest honest call: the rows of a file of 5 MB that were not taken. */
const maxArgsLength = 8_000_000

export type ServeOptions = {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly handlers: Handlers
  /** Our own window's main frame on our own scheme. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
  readonly reportBug: (error: unknown) => void
  /** Resolves when a database is there: while one is replaced, calls wait. */
  readonly whenOpen?: () => Promise<void>
  /** While it is, no call is answered but the few that are marked so. */
  readonly isLocked: () => boolean
}

/**
 * The one door into the main process. It never rejects: a refusal is an answer, and what cannot
 * even be logged is one, too.
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
      // it may have been locked while the call waited
      if (isKeptBack()) return fail(refusal('app_locked', appLockedSentence))
      return await answer(handlers, name, args)
    } catch (error) {
      return fail(refusalOf(error, reportBug))
    }
  })
}

/** A bug is reported, if that can be done. */
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

/** null: a bug. */
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

/** null for what can be passed on, yet is no plain data: rings, big integers, endless depth. */
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
