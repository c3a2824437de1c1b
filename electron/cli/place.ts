import type { CallAnswer, CallArgs, CallName } from '../../shared/border/calls.ts'
import type { DeskCall } from '../../shared/team/call-rights.ts'

/** The calls that a command may make: a window and its desk are not there. */
export type CommandCall = Exclude<CallName, DeskCall>

/** What a command talks to: a running app, a server, or a data folder that nobody has open. */
export type Place = {
  /** `savePath`: where a call that asks for a path writes its file. */
  call<Name extends CommandCall>(
    name: Name,
    args: CallArgs<Name>,
    savePath?: string,
  ): Promise<CallAnswer<Name>>
  /** Whether its engine works while this program waits. */
  readonly isWorking: boolean
  close(): Promise<void>
}

/** Why there is no place to talk to, for a terminal. */
export class NoPlace extends Error {
  override readonly name = 'NoPlace'
}
