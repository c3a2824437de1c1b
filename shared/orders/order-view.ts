import type { EngineFailureCode } from '../border/failure.ts'
import type { Time } from '../border/paging.ts'
import type { OrderMailbox } from '../mailboxes/mailbox.ts'
import type { ActivityRow } from '../records/records.ts'
import type { ExportFormat } from '../settings/settings.ts'
import type {
  ActionType,
  AutomationStatus,
  NameServerStatus,
  TransferStatus,
} from './domain.ts'
import type { StoredForm } from './form.ts'
import type { OrderNote } from './note.ts'
import type { DraftCause, OrderStatus } from './order.ts'
import type { OrderDomain } from './order-domain.ts'

export type TransferRow = {
  readonly domain: string
  readonly status: TransferStatus
  readonly nameServerStatus: NameServerStatus | null
  readonly nameServers: readonly string[]
  readonly errorMessage?: string
  readonly createdAt: Time
}

export type AutomationRow = {
  readonly id: number
  readonly actionType: ActionType
  readonly jobUuid: string | null
  readonly status: AutomationStatus
  /** What was asked for: the domain, or the addresses. */
  readonly subjects: readonly string[]
  readonly errorMessage?: string
  readonly createdAt: Time
}

export type Order = {
  readonly id: number
  /** To be named by who changes it; rises with each change by a staff member of a server. */
  readonly version: number
  readonly status: OrderStatus
  readonly draftCause?: DraftCause
  readonly isAutomated: boolean
  readonly customer: {
    readonly id: number
    readonly name: string
    readonly email: string
    /** The customer was deleted, and cannot be chosen for orders. */
    readonly isDeleted?: true
    /** No new order is entered for the customer. */
    readonly isArchived?: true
    /** The customer's usual format of exports. */
    readonly exportFormat?: ExportFormat
  }
  /** null: none was chosen yet, and the order was never submitted. */
  readonly plan: { readonly id: number; readonly name: string } | null
  readonly createdAt: Time
  readonly updatedAt: Time
  readonly completedAt: Time | null
  /** When it was promised to be completed; absent: it was not. */
  readonly dueAt?: Time
  /** How many domains need a person, by cause. */
  readonly attention: readonly { readonly cause: EngineFailureCode; readonly count: number }[]
  /** The first domain as it was entered, which names the order; absent without any. */
  readonly firstDomain?: string
  readonly domains: readonly OrderDomain[]
  readonly transfers: readonly TransferRow[]
  readonly automations: readonly AutomationRow[]
  readonly mailboxes: readonly OrderMailbox[]
  /** Expected addresses: domains × prefixes. */
  readonly mailboxTotal: number
  /** The newest first. */
  readonly notes: readonly OrderNote[]
  /** Newest first, at most 200. */
  readonly activity: readonly ActivityRow[]
  readonly form: StoredForm
  /** In major units: as entered, or as it followed from plan, size and coupon. */
  readonly amount?: number
  readonly currency?: string
  /** The reason of a rejection or a cancellation. */
  readonly statusReason?: string
}
