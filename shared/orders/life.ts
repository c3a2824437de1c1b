import type { DomainState } from './domain.ts'
import { type DraftCause, type OrderStatus, orderStatuses } from './order.ts'

/** What decides how the life of an order goes on. */
export type OrderLife = {
  readonly status: OrderStatus
  /** Read for a draft only. */
  readonly draftCause?: DraftCause | null | undefined
  /** Boxwright works on it; otherwise staff do. */
  readonly isAutomated: boolean
}
type Status = Pick<OrderLife, 'status'>
type Draft = Pick<OrderLife, 'status' | 'draftCause'>

/** What holds of an order by its status alone. */
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

/** Nothing more happens to it by itself. */
export const isOver = ({ status }: Status): boolean => has(status, 'over')

/** It ended undelivered: rejected or cancelled. */
export const isStopped = ({ status }: Status): boolean =>
  has(status, 'over') && status !== 'completed'

/** It is over and cannot be resubmitted, so it needs its registrar keys no more. */
export const isFinal = ({ status }: Status): boolean =>
  has(status, 'over') && !has(status, 'editable')

/** The form takes it, to save or to resubmit it. */
export const isEditable = ({ status }: Status): boolean => has(status, 'editable')

export const isCancellable = ({ status }: Status): boolean => has(status, 'cancellable')

/** A draft that no registrar caused: it lies idle until staff submit it. */
export const isSavedDraft = ({ status, draftCause }: Draft): boolean =>
  status === 'draft' && draftCause !== 'nameservers'

/** Submitted, taken up and not over. A draft by nameservers is: its other domains go on. */
export const isUnderWay = (order: Draft): boolean =>
  order.status === 'in-progress' || (order.status === 'draft' && !isSavedDraft(order))

/** The engine works on it, and its status follows from its domains. */
export const isWorkedOn = (order: OrderLife): boolean => order.isAutomated && isUnderWay(order)

/** It has not begun: saved and not submitted, or pending until staff take it up. */
export const isResting = (order: Draft): boolean =>
  order.status === 'pending' || isSavedDraft(order)

/** Failed domains can be tried again; in a cancelled order those are removals of mailboxes. */
export const isRetriable = (order: Draft): boolean =>
  isUnderWay(order) || order.status === 'cancelled'

/** Staff do its work now: they set its status and enter its mailboxes. */
export const isWorkedByHand = ({ status, isAutomated }: OrderLife): boolean =>
  !isAutomated && has(status, 'by-hand')

/** Staff enter, correct and take out its mailboxes, also after they completed it. */
export const takesMailboxes = (order: OrderLife): boolean =>
  isWorkedByHand(order) || (!order.isAutomated && order.status === 'completed')

/** The statuses of a rule that reads nothing else, for SQL. */
const statusesWhere = (rule: (order: Status) => boolean): readonly OrderStatus[] =>
  orderStatuses.filter(status => rule({ status }))

export const overStatuses = statusesWhere(isOver)
export const openStatuses = statusesWhere(order => !isOver(order))
export const finalStatuses = statusesWhere(isFinal)
export const cancellableStatuses = statusesWhere(isCancellable)

/** States of a domain that is neither done nor out of the order's work. */
export const movingStates = ['due', 'running', 'halted'] as const satisfies DomainState[]

/** Neither done nor out of the order's work: it moves on, or a person must move it. */
export const isMoving = ({ state }: { readonly state: DomainState }): boolean =>
  movingStates.some(one => one === state)

/** A mailbox, as a row of the database or as the window has it. */
export type MailboxLife = {
  /** null: Mailin has not named it. */
  readonly mailinMailboxId: number | null
  readonly isByHand?: boolean
  readonly isExtra?: boolean
  /** A request of its order asked for it, and was not refused: it is ours. */
  readonly isAsked?: boolean
  readonly removedAt?: unknown
}

/** Mailin named it or staff entered it, and it was not removed: it can be handed over. */
export const mailboxExists = ({
  mailinMailboxId,
  isByHand = false,
  removedAt,
}: Omit<MailboxLife, 'isExtra' | 'isAsked'>): boolean =>
  (mailinMailboxId !== null || isByHand) && removedAt == null

/** It exists, and its order still asks for it. */
export const isWantedMailbox = (mailbox: MailboxLife): boolean =>
  mailboxExists(mailbox) && mailbox.isExtra !== true

/** Mailin named it, and has not removed it. */
export const isAtMailin = ({
  mailinMailboxId,
  removedAt,
}: Pick<MailboxLife, 'mailinMailboxId' | 'removedAt'>): boolean =>
  mailinMailboxId !== null && removedAt == null

/** It may be at Mailin because its order asked for it; nothing else is ever removed there. */
export const isRemovableMailbox = ({
  isAsked,
  removedAt,
}: Pick<MailboxLife, 'isAsked' | 'removedAt'>): boolean => isAsked === true && removedAt == null
