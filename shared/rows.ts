import type {
  ActionType,
  AutomationStatus,
  DomainState,
  NameServerStatus,
  Stage,
  TransferStatus,
  WaitReason,
} from './domain.ts'
import type {
  EngineFailureCode,
  FailureSource,
  ProviderName,
  StorageTrouble,
} from './failure.ts'
import type {
  CouponKind,
  DraftCause,
  HostingPlatform,
  OrderStatus,
  PrefixEntry,
  ProviderType,
} from './order.ts'

/** Times on the wire are ISO-8601 UTC; money is in major units. Absent = key missing. */
export type Time = string

export type Page<Row> = {
  readonly rows: readonly Row[]
  /** Searches may cap it at 10,000. */
  readonly total: number
  /** Passed as `after` it gets the rows that follow, at any depth; absent on the last page. */
  readonly next?: string
}

export type CustomerRow = {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly orderCount: number
  readonly createdAt: Time
}

export type PlanRow = {
  readonly id: number
  readonly name: string
  readonly providerType: ProviderType
  readonly price: number
  readonly currency: string
  readonly isActive: boolean
  readonly minInboxes?: number
  readonly maxInboxes?: number
}

export type OrderRow = {
  readonly id: number
  readonly status: OrderStatus
  readonly draftCause?: DraftCause
  readonly customerId: number
  readonly customerName: string
  readonly planName: string
  readonly hostingPlatform?: HostingPlatform
  /** First domain of the order, for a name that staff recognise. */
  readonly firstDomain?: string
  readonly domainCount: number
  /** Domains in each stage, superseded ones left out. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>
  readonly mailboxCount: number
  readonly mailboxTotal: number
  /** Domains that need a person. */
  readonly attentionCount: number
  readonly createdAt: Time
  readonly updatedAt: Time
  readonly completedAt: Time | null
}

export type OrderPage = Page<OrderRow> & {
  /** Orders per status under the same filter, a search capped as `total` is. */
  readonly counts: Readonly<Record<OrderStatus, number>>
}

/** What acts on several orders at once would meet. */
export type OrderTally = {
  readonly orderCount: number
  /** Domains that wait for a retry, and the orders they are in. */
  readonly retryDomainCount: number
  readonly retryOrderCount: number
  /** Mailboxes that an export of these orders holds. */
  readonly exportCount: number
  /** Orders that can still be cancelled; the next two count in them. */
  readonly cancelCount: number
  /** Domains that a cancellation would stop on their way. */
  readonly unfinishedCount: number
  /** Mailboxes that a removal would take at Mailin. */
  readonly removableCount: number
}

/** An order that an act on several left as it is. */
export type SkippedOrder = {
  readonly id: number
  /** `mode-changed`: the mode was changed before its turn came. */
  readonly why: 'not-found' | 'already-cancelled' | 'mode-changed'
}

export type DomainFailure = {
  readonly code: EngineFailureCode
  readonly provider: FailureSource
  readonly detail: string
  /** The IPv4 to whitelist, on `ip_not_whitelisted`. */
  readonly ip?: string
}

export type OrderDomain = {
  readonly name: string
  readonly stage: Stage
  readonly state: DomainState
  readonly reason?: WaitReason
  readonly failure?: DomainFailure
  /** Next attempt, when `state` is `due`. */
  readonly dueAt?: Time
  readonly attempts: number
  /** Since when it stands in this stage. */
  readonly stageSince: Time
}

/** A domain that needs a person. */
export type AttentionRow = {
  readonly orderId: number
  readonly orderStatus: OrderStatus
  readonly customerName: string
  readonly domain: string
  readonly stage: Stage
  readonly failure: DomainFailure
  readonly stageSince: Time
  /** When it is tried again by itself; absent: not without a person. */
  readonly dueAt?: Time
}

/** A domain that the checker waits for: on its way into the Mailin account. */
export type WaitingDomain = {
  readonly orderId: number
  readonly customerName: string
  readonly domain: string
  readonly stage: Stage
  readonly state: DomainState
  readonly reason?: WaitReason
  readonly failure?: DomainFailure
  readonly nameServers: readonly string[]
  readonly nameServerStatus: NameServerStatus | null
  readonly stageSince: Time
  readonly dueAt?: Time
}

export type CouponRow = {
  readonly id: number
  readonly code: string
  readonly kind: CouponKind
  /** Percent, or an amount in major units. */
  readonly value: number
  readonly isActive: boolean
  readonly validUntil?: Time
}

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

export type OrderMailbox = {
  readonly id: number
  readonly email: string
  readonly mailinMailboxId: number | null
  readonly mailinDomainId: number | null
  /** A request of this order asked for it, and was not refused. */
  readonly isAsked?: boolean
  /** Its prefix or domain left the order after it was created. */
  readonly isExtra?: boolean
  /** Entered by staff; Mailin does not know it. */
  readonly isByHand?: boolean
  /** Its removal at Mailin is under way. */
  readonly isBeingRemoved?: boolean
  readonly removedAt?: Time
}

/** One request to a provider and its answer, redacted; kept for 30 days. */
export type ExchangeRow = {
  readonly id: number
  readonly provider: ProviderName
  readonly method: string
  readonly path: string
  /** HTTP status; null when no answer came. */
  readonly status: number | null
  readonly request: string
  readonly response: string
  readonly durationMs: number
  readonly createdAt: Time
}

export type ActivityRow = {
  readonly id: number
  readonly orderId?: number
  readonly action: string
  readonly description: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly createdAt: Time
}

/** The form as it was last saved, to edit and resubmit; it holds no credential. */
export type OrderForm = {
  readonly customerId: number
  readonly planId: number
  readonly domains: string
  readonly inboxesPerDomain: number
  readonly prefixes: readonly Partial<PrefixEntry>[]
  readonly hostingPlatform?: HostingPlatform
  readonly otherPlatform?: string
  /** Kept credentials for this platform exist; leave the fields empty to keep them. */
  readonly hasCredentials: boolean
  readonly forwardingUrl?: string
  readonly profilePictureLink?: string
  readonly emailPersonaPictureLink?: string
  readonly masterInboxEmail?: string
  readonly masterInboxConfirmation?: boolean
  readonly additionalInfo?: string
  readonly couponCode?: string
  readonly amount?: number
  readonly currency?: string
  readonly paidAt?: Time
  readonly billingStatus?: string
}

export type Order = {
  readonly id: number
  readonly status: OrderStatus
  readonly draftCause?: DraftCause
  readonly isAutomated: boolean
  readonly customer: { readonly id: number; readonly name: string; readonly email: string }
  readonly plan: { readonly id: number; readonly name: string }
  readonly createdAt: Time
  readonly updatedAt: Time
  readonly completedAt: Time | null
  /** What needs a person, grouped by cause. */
  readonly attention: readonly { readonly cause: EngineFailureCode; readonly count: number }[]
  readonly domains: readonly OrderDomain[]
  readonly transfers: readonly TransferRow[]
  readonly automations: readonly AutomationRow[]
  readonly mailboxes: readonly OrderMailbox[]
  /** Expected addresses: domains × prefixes. */
  readonly mailboxTotal: number
  /** Newest first, at most 200. */
  readonly activity: readonly ActivityRow[]
  readonly form: OrderForm
  /** As entered, or as it followed from plan, size and coupon. */
  readonly amount?: number
  readonly currency?: string
  /** Set by a rejection or a cancellation. */
  readonly statusReason?: string
}

export type MailboxRow = {
  readonly id: number
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly domain: string
  readonly orderId: number
  readonly customerName: string
  readonly mailinMailboxId: number | null
  readonly mailinDomainId: number | null
  /** Entered by staff; Mailin does not know it. */
  readonly isByHand?: boolean
  /** A request of this order asked for it, and was not refused. */
  readonly isAsked?: boolean
  /** Its prefix or domain left the order after it was created. */
  readonly isExtra?: boolean
  /** Its removal at Mailin is under way. */
  readonly isBeingRemoved?: boolean
  /** How its domain stands; absent when the order is worked by hand. */
  readonly domainState?: DomainState
  readonly imapHost?: string
  readonly imapPort?: number
  readonly smtpHost?: string
  readonly smtpPort?: number
  readonly createdAt: Time
  readonly removedAt?: Time
}

/** What the palette finds, by kind; the likeliest first. */
export type SearchHits = {
  readonly orders: readonly {
    readonly id: number
    readonly customerName: string
    readonly status: OrderStatus
    readonly draftCause?: DraftCause
  }[]
  readonly customers: readonly {
    readonly id: number
    readonly name: string
    readonly email: string
  }[]
  /** A domain stands once for each order that names it. */
  readonly domains: readonly {
    readonly name: string
    readonly orderId: number
    readonly customerName: string
    readonly status: OrderStatus
  }[]
  readonly mailboxes: readonly {
    readonly id: number
    readonly email: string
    readonly orderId: number
  }[]
}

export type NotificationRow = {
  readonly id: number
  readonly orderId?: number
  readonly type: string
  readonly title: string
  readonly message: string
  readonly data: Readonly<Record<string, unknown>>
  readonly readAt?: Time
  readonly createdAt: Time
}

/**
 * `waiting` for its time or for a mail server, `held` for review; `withdrawn` because what it
 * tells was over before it left, `discarded` by staff. Stored.
 */
export const letterStatuses = [
  'waiting',
  'held',
  'sending',
  'sent',
  'failed',
  'discarded',
  'withdrawn',
] as const
export type LetterStatus = (typeof letterStatuses)[number]

/** From `data` on the server may have the letter, whatever becomes of its answer. Stored. */
export const letterPhases = ['connecting', 'data'] as const
export type LetterPhase = (typeof letterPhases)[number]

/** Stored. */
export const letterKinds = [
  'order-created',
  'nameservers-failed',
  'order-completed',
  'order-rejected',
  'order-cancelled',
  'order-stalled',
] as const
export type LetterKind = (typeof letterKinds)[number]

export type LetterRow = {
  readonly id: number
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly status: LetterStatus
  readonly kind: LetterKind
  readonly orderId?: number
  readonly createdAt: Time
  /** Attempts that the mail server answered with a refusal. */
  readonly attempts: number
  /** Earliest next attempt, while it waits. */
  readonly dueAt?: Time
  readonly sentAt?: Time
  /** Why it was not sent, in words; safe to show. */
  readonly error?: string
}

export type MailStatus = {
  /** Server and sender are known; without them letters wait. */
  readonly configured: boolean
  readonly waiting: number
  readonly held: number
  readonly failed: number
  /** Why no letter can leave at present; `until` when the server is tried again by itself. */
  readonly trouble?: { readonly detail: string; readonly until?: Time }
}

/** A letter that the practice mail server has received. */
export type PracticeLetter = {
  readonly id: number
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly receivedAt: Time
}

export const logLevels = ['info', 'warning', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

export type LogRow = {
  readonly at: Time
  readonly level: LogLevel
  /** What happened, as a word: an activity's action, `bug`, … */
  readonly event: string
  readonly message: string
  readonly orderId?: number
}

export type Pause = {
  readonly provider: FailureSource
  readonly code: EngineFailureCode
  readonly detail: string
  readonly since: Time
  /** When the first that waits goes on. */
  readonly until?: Time
  /** Order domains that a registrar's quota holds up; absent: the whole account waits. */
  readonly domains?: number
}

/** The engine rests, because the database takes nothing. */
export type StoragePause = {
  readonly trouble: StorageTrouble
  readonly since: Time
  /** When it is tried again. */
  readonly until: Time
}

export type EngineStatus = {
  readonly running: boolean
  /** By staff, until they resume it. */
  readonly paused: boolean
  readonly lastRunAt?: Time
  readonly nextRunAt?: Time
  /** Between two checks. */
  readonly intervalSeconds: number
  /** Accounts that are left alone, and registrars whose quota is used up. */
  readonly pauses: readonly Pause[]
  readonly storage?: StoragePause
  /** Order domains that wait for a time. */
  readonly waiting: number
  /** Order domains that need a person. */
  readonly halted: number
}

export const vaultStates = ['open', 'locked', 'unset'] as const
export type VaultState = (typeof vaultStates)[number]
/** What wraps the data key. */
export const vaultBackends = ['keychain', 'passphrase', 'key-file', 'none'] as const
export type VaultBackend = (typeof vaultBackends)[number]
