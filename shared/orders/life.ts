import type { Time } from '../border/paging.ts'
import type { DomainState, Stage } from './domain.ts'
import {
  type DraftCause,
  type HostingPlatform,
  type OrderStatus,
  orderStatuses,
  type ProviderType,
  privateSmtp,
} from './order.ts'

/** What of an order its rules ask for. */
export type OrderLife = {
  readonly status: OrderStatus
  /** Counts for a draft alone. */
  readonly draftCause?: DraftCause | null | undefined
  /** The engine works on it; otherwise staff do. */
  readonly isAutomated: boolean
}
type Status = Pick<OrderLife, 'status'>
type Draft = Pick<OrderLife, 'status' | 'draftCause'>

/** What is true of an order by its status alone. */
type Trait = 'over' | 'editable' | 'cancellable' | 'by-hand'

const traitsOf: Readonly<Record<OrderStatus, readonly Trait[]>> = {
  draft: ['editable', 'cancellable'],
  pending: ['by-hand', 'cancellable'],
  'in-progress': ['by-hand', 'cancellable'],
  completed: ['over', 'cancellable'],
  reject: ['over', 'editable', 'cancellable'],
  cancelled: ['over'],
}

const has = (status: OrderStatus, trait: Trait): boolean => traitsOf[status].includes(trait)

/** Completed, rejected or cancelled: nothing more happens by itself. */
export const isOver = ({ status }: Status): boolean => has(status, 'over')

/** Rejected or cancelled: over without being completed. */
export const isStopped = ({ status }: Status): boolean =>
  has(status, 'over') && status !== 'completed'

/** Over, and cannot be resubmitted, so that it needs no registrar keys. */
export const isFinal = ({ status }: Status): boolean =>
  has(status, 'over') && !has(status, 'editable')

/** It is open, and was promised for a time that has passed. `now` in milliseconds. */
export const isLate = (
  { status, dueAt }: Status & { readonly dueAt?: Time | undefined },
  now: number,
): boolean => !has(status, 'over') && dueAt !== undefined && Date.parse(dueAt) < now

/** The form may edit it, to save or to resubmit it. */
export const isEditable = ({ status }: Status): boolean => has(status, 'editable')

export const isCancellable = ({ status }: Status): boolean => has(status, 'cancellable')

/** A draft that staff saved: it is idle until they submit it. */
export const isSavedDraft = ({ status, draftCause }: Draft): boolean =>
  status === 'draft' && draftCause !== 'nameservers'

/** Submitted, begun and not over. A draft by nameservers is under way: its other domains go on. */
export const isUnderWay = (order: Draft): boolean =>
  order.status === 'in-progress' || (order.status === 'draft' && !isSavedDraft(order))

/** The engine works on it, and its status follows from its domains. */
export const isWorkedOn = (order: OrderLife): boolean => order.isAutomated && isUnderWay(order)

/** Not begun: a saved draft, or pending until staff begin it. */
export const isResting = (order: Draft): boolean =>
  order.status === 'pending' || isSavedDraft(order)

/** Failed domains can be tried again; in a cancelled order those are removals of mailboxes. */
export const isRetriable = (order: Draft): boolean =>
  isUnderWay(order) || order.status === 'cancelled'

/**
 * It counts in a month's totals and on its invoice: it was submitted, and did not come to nothing.
 * Completed and cancelled later, it still counts.
 */
export const isCounted = (
  order: Draft & { readonly submission: number; readonly completedAt: unknown },
): boolean =>
  order.submission > 0 &&
  !isSavedDraft(order) &&
  (!isStopped(order) || order.completedAt !== null)

/** Its domains are watched for their expiry: it was submitted, and did not come to nothing. */
export const keepsDomains = (order: Draft): boolean => !isStopped(order) && !isSavedDraft(order)

/** Why staff carry an order out themselves: its plan, its registrar, or automation was off. */
export type HandCause = 'plan' | 'registrar' | 'automation'

type Automation = {
  readonly providerType: ProviderType | null
  readonly platform: HostingPlatform | null
  /** Automation was on when the order was submitted. */
  readonly isOn: boolean
}

/** null: the engine carries the order out. */
export const handCauseOf = ({ providerType, platform, isOn }: Automation): HandCause | null =>
  providerType !== privateSmtp
    ? 'plan'
    : platform === null || platform === 'other'
      ? 'registrar'
      : isOn
        ? null
        : 'automation'

/** Staff work on it by hand now: they set its status and enter its mailboxes. */
export const isWorkedByHand = ({ status, isAutomated }: OrderLife): boolean =>
  !isAutomated && has(status, 'by-hand')

/** Staff may enter, correct and take out its mailboxes, also after they completed it. */
export const takesMailboxes = (order: OrderLife): boolean =>
  isWorkedByHand(order) || (!order.isAutomated && order.status === 'completed')

/** The statuses for which a rule by status alone is true, for SQL. */
const statusesWhere = (rule: (order: Status) => boolean): readonly OrderStatus[] =>
  orderStatuses.filter(status => rule({ status }))

export const overStatuses = statusesWhere(isOver)
export const openStatuses = statusesWhere(order => !isOver(order))
export const finalStatuses = statusesWhere(isFinal)
export const cancellableStatuses = statusesWhere(isCancellable)

/** States of a domain that is neither finished nor superseded. */
export const movingStates = ['due', 'running', 'halted'] as const satisfies DomainState[]

/** Neither finished nor superseded: it goes on by itself, or a person has to act. */
export const isMoving = ({ state }: { readonly state: DomainState }): boolean =>
  movingStates.some(one => one === state)

/** A person has to act before its mailboxes are made: as a rule, an address is taken. */
export const isStuckAtMailboxes = ({
  stage,
  state,
}: {
  readonly stage: Stage
  readonly state: DomainState
}): boolean => stage === 'mailboxes' && state === 'halted'

/** What of a mailbox its rules ask for, be it a row or what the window has. */
export type MailboxLife = {
  /** null: Mailin has not named it. */
  readonly mailinMailboxId: number | null
  readonly isByHand?: boolean
  readonly isExtra?: boolean
  /** A request of its order asked for it, and was not refused: it is ours. */
  readonly isAsked?: boolean
  readonly removedAt?: unknown
}

/** Mailin named it or staff entered it, and it was not removed. */
export const mailboxExists = ({
  mailinMailboxId,
  isByHand = false,
  removedAt,
}: Omit<MailboxLife, 'isExtra' | 'isAsked'>): boolean =>
  (mailinMailboxId !== null || isByHand) && removedAt == null

/** It exists, and its prefix and domain are still in the order. */
export const isWantedMailbox = (mailbox: MailboxLife): boolean =>
  mailboxExists(mailbox) && mailbox.isExtra !== true

/** Mailin named it, and it was not removed. */
export const isAtMailin = ({
  mailinMailboxId,
  removedAt,
}: Pick<MailboxLife, 'mailinMailboxId' | 'removedAt'>): boolean =>
  mailinMailboxId !== null && removedAt == null

/** It may be at Mailin because its order asked for it; no other mailbox is ever removed there. */
export const isRemovableMailbox = ({
  isAsked,
  removedAt,
}: Pick<MailboxLife, 'isAsked' | 'removedAt'>): boolean => isAsked === true && removedAt == null
