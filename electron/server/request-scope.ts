import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { Actor } from '../../shared/team/team.ts'
import type { Question } from '../../shared/team/wire.ts'
import type { CallContext } from '../border/context.ts'
import type { Ticketed } from './written-files.ts'

/** Milliseconds for which a question waits for the desk; then it counts as dismissed. */
export const questionMs = 10 * 60_000

/** A device, and who has it. */
export type Asker = {
  readonly deviceId: number
  readonly deviceName: string
  readonly staff: Actor
}

/** The call that is being answered. */
export type Scope = {
  readonly asker: Asker
  /** Asks the desk; null: it was dismissed, or nobody is there any more. */
  ask(question: Question): Promise<string | boolean | null>
  /** The files that this call writes. */
  readonly written: Ticketed
}

const scopes = new AsyncLocalStorage<Scope>()

/** Answers within a scope, so that what the handlers ask reaches the desk of this call. */
export const inScope = <Value>(scope: Scope, run: () => Value): Value => scopes.run(scope, run)

/** Who asks what is being answered; null: nobody, as in work of the engine. */
export const scopeNow = (): Scope | null => scopes.getStore() ?? null

export const newTicket = (): string => randomBytes(16).toString('hex')

/** What handlers ask of the desk, asked of the device whose call is being answered. */
export const deskActs: Pick<
  CallContext,
  'askSavePath' | 'pathOnDesk' | 'copySecret' | 'confirm' | 'showFile' | 'openFolder'
> = {
  async askSavePath(suggestedName) {
    const scope = scopeNow()
    const path = await scope?.ask({ kind: 'save-path', suggestedName })
    if (scope === null || typeof path !== 'string' || path === '') return null
    return scope.written.place(path)
  },
  pathOnDesk: path => scopeNow()?.written.onDesk(path) ?? path,
  async copySecret(text) {
    await scopeNow()?.ask({ kind: 'copy-secret', text })
  },
  async confirm({ title, detail, yes }) {
    return (await scopeNow()?.ask({ kind: 'confirm', title, detail, yes })) === true
  },
  async showFile(path) {
    return (await scopeNow()?.ask({ kind: 'show-file', path })) === true
  },
  // the folders are on the server
  openFolder: () => false,
}
