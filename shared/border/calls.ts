import '../text/sentences.ts'
import type { z } from 'zod'
import { attentionCalls } from '../attention/contract.ts'
import { backupCalls } from '../backups/contract.ts'
import { customerCalls } from '../customers/contract.ts'
import { dashboardCalls } from '../dashboard/contract.ts'
import { desktopCalls } from '../desktop/contract.ts'
import { domainCalls } from '../domains/contract.ts'
import { engineCalls } from '../engine/contract.ts'
import { exportCalls } from '../exports/contract.ts'
import { importCalls } from '../imports/contract.ts'
import { invoicingCalls } from '../invoicing/contract.ts'
import { letterCalls } from '../letters/contract.ts'
import { templateCalls } from '../letters/template-contract.ts'
import { listCalls } from '../lists/contract.ts'
import { lockCalls } from '../lock/contract.ts'
import { mailboxCalls } from '../mailboxes/contract.ts'
import { orderCalls } from '../orders/contract.ts'
import { planCalls } from '../plans/contract.ts'
import { recordCalls } from '../records/contract.ts'
import { registrarCalls } from '../registrars/contract.ts'
import { renewalCalls } from '../renewals/contract.ts'
import { searchCalls } from '../search/contract.ts'
import { settingsCalls } from '../settings/contract.ts'
import { staffCalls, teamCalls } from '../team/contract.ts'
import { vaultCalls } from '../vault/contract.ts'
import type { Said } from './call.ts'
import { type EventName, type Events, events } from './events.ts'
import type { BorderFailure } from './failure.ts'
import type { Result } from './result.ts'

/**
 * The whole process border: every call by its name, said once in the contract of its noun. The
 * compiler asks `electron/border` for a handler of each.
 */
export const calls = {
  ...attentionCalls,
  ...backupCalls,
  ...customerCalls,
  ...dashboardCalls,
  ...desktopCalls,
  ...domainCalls,
  ...engineCalls,
  ...exportCalls,
  ...importCalls,
  ...invoicingCalls,
  ...letterCalls,
  ...templateCalls,
  ...listCalls,
  ...lockCalls,
  ...mailboxCalls,
  ...orderCalls,
  ...planCalls,
  ...recordCalls,
  ...registrarCalls,
  ...renewalCalls,
  ...searchCalls,
  ...settingsCalls,
  ...staffCalls,
  ...teamCalls,
  ...vaultCalls,
}
type Calls = typeof calls

export type CallName = keyof Calls
/** Calls that only read. */
export type ReadingCall = {
  [Name in CallName]: Calls[Name]['kind'] extends 'reads' ? Name : never
}[CallName]
export type ActingCall = Exclude<CallName, ReadingCall>

/** What the window passes. */
export type CallArgs<Name extends CallName> = z.input<Calls[Name]['args']>
/** What a handler gets, after parsing. */
export type ParsedArgs<Name extends CallName> = z.output<Calls[Name]['args']>
/** What each call answers when it is not refused. */
export type Answers = {
  readonly [Name in CallName]: Exclude<Calls[Name]['answer']['value'], undefined>
}
export type CallAnswer<Name extends CallName> = Result<Answers[Name], BorderFailure>

/** Every other call answers `app_locked` while the app is locked. */
export const isAnsweredLocked = (name: CallName): boolean =>
  calls[name].isAnsweredLocked === true

/** Whether the answer has a secret in it, which is never stored. */
export const hasSecret = (name: CallName): boolean => said(name).hasSecret === true
/** Whether doing it once more does no harm. */
export const isRepeatable = (name: CallName): boolean =>
  said(name).kind === 'reads' || said(name).isRepeatable === true

const said = (
  name: CallName,
): Pick<Said<z.ZodType, unknown>, 'hasSecret' | 'isRepeatable'> & {
  readonly kind: 'reads' | 'acts'
} => calls[name]

type Stale = { readonly stale: readonly ReadingCall[] | 'everything' }
/** What a finished call makes stale; a name that is no reading call does not compile here. */
export const staleByCall: Readonly<Record<CallName, Stale>> = calls
/** What an event makes stale. */
export const staleByEvent: Readonly<Record<EventName, Stale>> = events

/** The two functions that the preload script exposes as `window.boxwright`. */
export type Bridge = {
  /** Never rejects. */
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallAnswer<Name>>
  /** Returns the function that ends the subscription. */
  subscribe<Name extends EventName>(
    event: Name,
    listener: (data: Events[Name]) => void,
  ): () => void
}
