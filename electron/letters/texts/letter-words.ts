import type { EngineFailureCode } from '../../../shared/border/failure.ts'
import type { LetterKind } from '../../../shared/letters/letter.ts'
import type { TemplateWords } from '../../../shared/letters/template.ts'
import type { Stage } from '../../../shared/orders/domain.ts'
import type { OrderStatus } from '../../../shared/orders/order.ts'

/** How many orders there are, how many of them are completed, and the one if there is one. */
export type Standing = {
  readonly total: number
  readonly completed: number
  readonly only: number | null
  /** "36 mailboxes are ready", of the completed ones. */
  readonly ready: string
}

/** What a failure is called in a letter: what happened, and what the reader can do about it. */
export type CauseWords = { readonly what: (who: string) => string; readonly todo: string }

/** All words of letters in one language. */
export type LetterWords = {
  /** What every letter says until staff change it. */
  readonly templates: Readonly<Record<LetterKind, TemplateWords>>
  readonly orderName: (id: number) => string
  readonly domains: (count: number) => string
  readonly mailboxes: (count: number) => string
  readonly orders: (count: number) => string
  readonly mailboxesReady: (count: number) => string
  /** "and 3 more" */
  readonly more: (count: number) => string
  readonly mailboxesFate: Readonly<Record<'removed' | 'kept', string>>
  /** "What to do", before an advice. */
  readonly toDo: string
  /** In place of the registrar's name where it is not known. */
  readonly registrar: string
  readonly causes: Readonly<Record<EngineFailureCode, CauseWords>>
  readonly ipToAllow: (addresses: string) => string
  readonly ipUnknown: string
  /** "24 hours" */
  readonly hours: (count: number) => string
  /** What a domain waits for at a stage, and what staff can do about it. */
  readonly stages: Readonly<Record<Stage, { readonly waits: string; readonly todo: string }>>
  readonly needsPerson: string
  /** Title of the orders of a status; equal titles are gathered, in this order. */
  readonly standings: Readonly<Record<OrderStatus, string>>
  readonly headline: Readonly<Record<'summary' | 'standing', (of: Standing) => string>>
  readonly result: Readonly<Record<'summary' | 'standing', (of: Standing) => string>>
  readonly credentialsFollow: string
  /** What a preview says where a real order has nothing to show. */
  readonly exampleReason: string
}
