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
import {
  type CallRight,
  callRights,
  type DeskCall,
  rightsWithin,
} from '../../shared/team/call-rights.ts'
import type { Actor } from '../../shared/team/team.ts'
import { DatabaseLeft } from '../backups/open-or-mend.ts'
import { appLockedSentence } from '../lock/words.ts'
import { VaultLocked } from '../vault/vault.ts'
import { DatabaseClosed, WorkspaceLeft } from '../workspace/workspaces.ts'
import { fieldsOf, invalid, refusal } from './refusal.ts'
import { storageRefusal } from './storage-refusal.ts'

/** The handler of every call; the compiler names a missing one. */
export type Handlers = {
  readonly [Name in CallName]: (
    args: ParsedArgs<Name>,
  ) => CallAnswer<Name> | Promise<CallAnswer<Name>>
}
/** The handlers of the calls that a server answers, too. */
export type ServerHandlers = Omit<Handlers, DeskCall>
export type DeskHandlers = Pick<Handlers, DeskCall>

/** Characters of JSON. The largest honest call has the refused rows of a file of 5 MB. */
export const maxArgsLength = 8_000_000

export type AnswerOptions = {
  /** The handlers for who asks; null: whoever sits at this computer. */
  readonly handlersFor: (actor: Actor | null) => ServerHandlers & Partial<DeskHandlers>
  readonly reportBug: (error: unknown) => void
  /** Has another one answer, such as a server that was joined; null: the handlers do. */
  readonly relay?: (name: CallName, args: unknown) => Promise<CallAnswer<CallName>> | null
  /** Resolves when a database is open: calls wait while one is being replaced. */
  readonly whenOpen?: () => Promise<void>
  /** While the app is locked, only the calls whose contract says so are answered. */
  readonly isLocked: () => boolean
}

export type Answer = (
  actor: Actor | null,
  name: unknown,
  args: unknown,
) => Promise<CallAnswer<CallName>>

/** Answers calls. It never rejects: a refusal and a bug are answers, even when the bug cannot be logged. */
export function createAnswer(options: AnswerOptions): Answer {
  const { handlersFor, reportBug, isLocked } = options
  return async (actor, name, args) => {
    try {
      if (!isCallName(name)) return fail(refusal('not_found', 'There is no such call.'))
      const why = whyForbidden(actor, callRights[name])
      if (why !== null) return fail(why)
      const isKeptBack = () => isLocked() && !isAnsweredLocked(name)
      if (isKeptBack()) return fail(refusal('app_locked', appLockedSentence))
      await options.whenOpen?.()
      // the app may have been locked while the call waited
      if (isKeptBack()) return fail(refusal('app_locked', appLockedSentence))
      const unreadable = whyUnreadable(args)
      if (unreadable !== null) return fail(unreadable)
      const relayed = options.relay?.(name, args) ?? null
      return await (relayed ?? answer(handlersFor(actor), actor, name, args))
    } catch (error) {
      return fail(refusalOf(error, reportBug))
    }
  }
}

const refusals: Readonly<Record<CallRight, (actor: Actor) => BorderFailure | null>> = {
  desk: () => refusal('not_found', 'A server does not answer this call.'),
  staff: () => null,
  passwords: ({ maySeePasswords }) =>
    maySeePasswords
      ? null
      : refusal(
          'forbidden',
          'Passwords are not for you to see or export. An admin can change that in Settings, under Team.',
        ),
  admin: ({ role }) =>
    role === 'admin' ? null : refusal('forbidden', 'Only an admin of the team may do this.'),
}

/** Why who asks may not have this; null: they may. Whoever sits at the database may all. */
const whyForbidden = (actor: Actor | null, right: CallRight): BorderFailure | null =>
  actor === null ? null : refusals[right](actor)

/** The same of the parsed arguments of a call. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- ties the arguments to their call
function whyForbiddenWithin<Name extends CallName>(
  actor: Actor | null,
  name: Name,
  args: unknown,
): BorderFailure | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the schema of this name
  const right = rightsWithin[name]?.(args as ParsedArgs<Name>)
  return right === undefined ? null : whyForbidden(actor, right)
}

/** The failure for what was thrown; a bug is reported, if that can be done. */
export function refusalOf(
  error: unknown,
  reportBug: AnswerOptions['reportBug'],
): BorderFailure {
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
  if (error instanceof WorkspaceLeft)
    return refusal('not_applicable', 'The window went over to the server meanwhile. Try again.')
  const trouble = storageTroubleOf(error)
  return trouble === null ? null : storageRefusal(trouble)
}

async function answer(
  handlers: ReturnType<AnswerOptions['handlersFor']>,
  actor: Actor | null,
  name: CallName,
  args: unknown,
) {
  const parsed = calls[name].args.safeParse(args ?? {})
  if (!parsed.success) return fail(invalid(fieldsOf(parsed.error)))
  const why = whyForbiddenWithin(actor, name, parsed.data)
  if (why !== null) return fail(why)
  return run(handlers, name, parsed.data)
}

function whyUnreadable(args: unknown): BorderFailure | null {
  const length = lengthOf(args ?? null)
  if (length === null) return refusal('invalid_input', 'These arguments cannot be read.')
  if (length > maxArgsLength)
    return refusal('invalid_input', 'This is more than one call can take.')
  return null
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
function run<Name extends CallName>(
  handlers: Partial<Handlers>,
  name: Name,
  args: unknown,
): CallAnswer<Name> | Promise<CallAnswer<Name>> {
  const handler = handlers[name]
  return handler === undefined
    ? fail(refusal('not_found', 'There is no such call.'))
    : // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the schema of this name
      handler(args as ParsedArgs<Name>)
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name)
}
